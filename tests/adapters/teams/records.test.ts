import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderReply } from "../../../adapters/teams/render/reply.ts";
import { cardOf } from "../../../src/decisions/card-of.ts";
import { madr } from "../../../src/decisions/madr.ts";
import type { Seen } from "../../fakes/connector/driver/seat.ts";
import { aDecided, knowledgeOf, pythonWeb } from "../../src/decisions/a-decided.ts";
import type { Table } from "./a-table.ts";
import { anOffice, type Office } from "./an-office.ts";
import { checkCard } from "./check-card.ts";

const says = (words: string) => (message: Seen) => message.words.includes(words);
const BRIEF = "In brief, for Ben";
let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const spoken = async (one: Table, said: readonly (readonly [string, string])[]) => {
  for (const [who, words] of said) {
    await one.speak(who, words);
    await one.served.delivered();
  }
  await office.fake.settled();
};
/** Ben decides and is known by having answered. */
const RECOMMENDED = [
  ["Ana", "start"],
  ["Ana", "decides: Ben"],
  ["Ben", "up to 20"],
  ["Ana", "none of these"],
  ["Ana", "stop"],
] as const;

describe("the record of a decision", () => {
  test("unfolds below the decision, in plain words", async () => {
    const said = [
      ...RECOMMENDED.filter(([, words]) => words !== "decides: Ben"),
      ["Ana", "accept courier"],
      ["Ana", "record it"],
    ] as const;
    const one = await office.table("groupChat", ["Ana", "Ben"]);
    await spoken(one, said);
    const told = await one.seat("Ben").sees(says("Decided and saved as WM-"));
    const card = JSON.stringify(told.card);
    expect(card).toContain('"type":"Action.ShowCard","title":"The record"');
    expect(card).toContain("Context and Problem Statement");
    expect(card).not.toMatch(/waymark-interview|decision-makers|\*\*/);
  });

  test("fits a card whole, with every source it names", () => {
    const { decision } = aDecided(knowledgeOf(pythonWeb), "django", 15, ["accept django", "costly"]);
    const reply = {
      kind: "decided" as const,
      decision: cardOf(decision, []),
      markdown: madr(decision),
      file: "WM-7.md",
      buttons: [],
    };
    const { card } = renderReply({ reply }, { session: "s", conversationType: "groupChat" });
    expect(checkCard(card)).toEqual([]);
    const text = JSON.stringify(card);
    expect(text).not.toContain("Shortened");
    // Signs that would end a link, or mark something in it, are percent-encoded in its target.
    const linked = [...text.matchAll(/\]\((https:[^)]+)\)/g)].map(([, target = ""]) => decodeURIComponent(target));
    const named = decision.record!.citations.filter(({ id }) => reply.markdown.includes(`**${id}**`));
    expect(named.length).toBeGreaterThan(10);
    for (const { id, sources } of named) {
      expect(text).toContain(id);
      for (const { address } of sources) {
        if (address.startsWith("https://")) expect(linked).toContain(decodeURIComponent(new URL(address).href));
      }
    }
  });
});

describe.each(["groupChat", "channel"] as const)("the decider's six lines: %s", (kind) => {
  test("come to the decider's own chat, which is opened for them, and not to the thread", async () => {
    const one = await office.table(kind, ["Ana", "Ben"]);
    const own = one.tenant.as("Ben").personal();
    expect(own.visible()).toEqual([]);
    await spoken(one, RECOMMENDED);
    const brief = await own.sees(says(BRIEF));
    expect(brief.words).toMatch(/It hinges on this|Nothing that was answered speaks against it/);
    expect(one.seat("Ana").visible().some(says(BRIEF))).toBe(false);
  });
});

test("stand in the thread where the app is not installed for the decider", async () => {
  const one = await office.table("groupChat", ["Ana", "Zoe"]);
  one.tenant.personal("Zoe", { bot: false });
  await spoken(
    one,
    RECOMMENDED.map(([who, words]) => [who === "Ben" ? "Zoe" : who, words.replace("Ben", "Zoe")] as const),
  );
  const brief = await one.seat("Ana").sees(says("In brief, for Zoe"));
  expect(brief.words).toContain("In brief, for Zoe");
});
