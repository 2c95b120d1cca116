import { expect, test } from "vitest";
import { dueLine, dueRows, itemRows, resultRows } from "../../../src/conversation/review-words.ts";
import { looks } from "../../adapters/web/gallery/reviews.ts";

const shown = Object.values(
  looks((...replies) => replies.map((reply) => ({ to: "thread", key: reply.kind, reply }))),
).flatMap(({ replies }) => replies.map(({ reply }) => reply));
const of = <Kind extends (typeof shown)[number]["kind"]>(kind: Kind) =>
  shown.filter((reply): reply is Extract<(typeof shown)[number], { kind: Kind }> => reply.kind === kind);
const labels = (buttons: readonly { readonly label: string }[]) => buttons.map(({ label }) => label);

test("the buttons of a look stand in rows: what it comes to, putting it off, everything else", () => {
  const [first, adopted, walked, over] = of("review-due").map((reply) => dueRows(reply).map(labels));
  expect(first).toEqual([
    ["Still right", "Something changed"],
    ["Snooze 1 week", "Snooze 1 month"],
    ["Not mine", "Stop"],
  ]);
  expect(adopted).toEqual([["I answer for it"], ...(first?.slice(0, 2) ?? []), ["Stop"]]);
  expect([walked, over]).toEqual([first?.slice(1), []]);
});

test("a look that is over asks nobody any more", () => {
  const lines = of("review-due").map((reply) => dueLine(reply));
  expect(lines.map((line) => /(\w+), is it still right\?/.exec(line)?.[1])).toEqual([
    "Grace",
    "Ek",
    "Grace",
    undefined,
  ]);
  expect(lines.at(-1)).toBe("Django, decided 2026-11-27.");
});

test("what answers is apart from what else can be pressed", () => {
  const item = of("review-item")
    .map(itemRows)
    .find(({ answers }) => answers.length > 0);
  expect(labels(item?.answers ?? [])).toHaveLength(4);
  expect(labels(item?.others ?? [])).toEqual(["Nothing else changed"]);
  const [result] = of("review-result").map(resultRows);
  expect(labels(result?.answers ?? [])).toEqual(["Yes", "Mixed", "No"]);
  expect(labels(result?.others ?? [])).toEqual(["Decide it anew", "Show WM-7"]);
});
