import { expect, test } from "vitest";
import { migrate, readStored } from "../../src/stored-session.ts";
import { aSession } from "../contracts/a-session.ts";

test("a stored session is read as it was written", () => {
  expect(readStored(JSON.parse(JSON.stringify(aSession())))).toEqual({ kind: "found", session: aSession() });
});

test("migrations run one after the other, from the stored version up to the wanted one", () => {
  const migrations = {
    1: (stored: Record<string, unknown>) => ({ ...stored, trail: [...(stored.trail as string[]), "1 to 2"] }),
    2: (stored: Record<string, unknown>) => ({ ...stored, trail: [...(stored.trail as string[]), "2 to 3"] }),
  };
  expect(migrate({ schema: 1, trail: [] }, migrations, 3)).toEqual({ schema: 3, trail: ["1 to 2", "2 to 3"] });
  expect(migrate({ schema: 2, trail: [] }, migrations, 3)).toEqual({ schema: 3, trail: ["2 to 3"] });
  expect(migrate({ schema: 3, trail: [] }, migrations, 3)).toEqual({ schema: 3, trail: [] });
});

test("a version nothing leads away from is unreadable", () => {
  expect(migrate({ schema: 1 }, { 2: (stored) => stored }, 3)).toBeUndefined();
});

test("why it is unreadable names places, never what people said", () => {
  const { answers: _, ...broken } = { ...aSession(), context: [{ author: 7, text: "our secret plan" }] };
  const read = readStored(broken);
  expect(read).toEqual({ kind: "unreadable", reason: "not a session: answers, context.0.author" });
});
