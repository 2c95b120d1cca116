import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { renderParts, type View } from "../../../adapters/teams/render/reply.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { repliesOf } from "../../conversations/replies-of.ts";
import { clear } from "../web/gallery/recommendations.ts";
import { answered, checklist, question, remarks, root, selectQuestion, states } from "../web/gallery/replies.ts";
import { checkCard, partsOf } from "./check-card.ts";

const view: View = { session: "s".repeat(22), conversationType: "channel" };
const folder = join(import.meta.dirname, "../../conversations");
const problems = (reply: Reply) => renderParts({ reply }, view).flatMap(({ card }) => checkCard(card));
const cardOf = (reply: Reply, conversationType: View["conversationType"] = "channel") =>
  renderParts({ reply }, { ...view, conversationType }).map(({ card }) => card);
const titles = (reply: Reply) =>
  partsOf(cardOf(reply)).flatMap(({ type, title }) => (String(type) === "Action.Execute" ? [title] : []));

describe("every card is one Teams shows", () => {
  const gallery = Object.values(states).flatMap(({ replies, remarks: more = [] }) => [
    ...replies.map(({ reply }) => reply),
    ...more,
  ]);

  test.each([...gallery, ...Object.values(remarks)].map((reply, index) => [`${index} ${reply.kind}`, reply] as const))(
    "of the gallery: %s",
    (_name, reply) => expect(problems(reply)).toEqual([]),
  );

  test.each(readdirSync(folder).filter((file) => file.endsWith(".md")))("of %s", (file) => {
    for (const { line, reply } of repliesOf(file)) expect([line, ...problems(reply)]).toEqual([line]);
  });
});

test("a checklist on which nothing is left asks for no ticks", () => {
  const empty = { ...checklist, items: [] } as Reply;
  expect([problems(empty), titles(empty)]).toEqual([[], ["None of these"]]);
});

describe("a question", () => {
  test("has a button for each choice, and a list above five", () => {
    expect(titles(question)).toEqual([
      "⁠1. Non-developers, every week: lists, search, edit",
      "⁠2. Developers or support, now and then",
      "⁠3. Staff, but in screens built around their process",
      "⁠4. Nobody",
      "Why?",
      "Don't know",
      "Back",
      "Does not apply",
      "Answer",
    ]);
    const [list] = partsOf(cardOf(selectQuestion)).filter(({ id }) => id === "chosen");
    expect(list).toMatchObject({ type: "Input.ChoiceSet", style: "compact", choices: { length: 6 } });
  });

  test("once answered can only be changed", () => {
    for (const reply of answered) {
      const actions = partsOf(cardOf(reply)).filter(({ type }) => String(type).startsWith("Action."));
      expect(new Set(actions.map(({ title }) => title))).toEqual(new Set(["Change"]));
    }
  });
});

test("in channels and group chats the root says once how to be heard, in a personal chat there is no need", () => {
  const setup: Reply = { ...root, setup: true } as Reply;
  expect(JSON.stringify(cardOf(setup, "channel"))).toMatch(/In a channel I only get words that mention me/);
  expect(JSON.stringify(cardOf(setup, "groupChat"))).toMatch(/In a group chat I only get words that mention me/);
  expect(JSON.stringify(cardOf(setup, "personal"))).not.toMatch(/mention/);
  expect(JSON.stringify(cardOf(checklist, "channel"))).not.toMatch(/mention/);
});

describe("the recommendation", () => {
  test("its reasons add up to the gap, and each is linked to its sources", () => {
    const shown = JSON.stringify(cardOf({ kind: "recommendation", recommendation: clear, buttons: [] }));
    expect(shown).toContain("Why, against Flask, in points of 100");
    expect(shown).toContain("The rest. +17.2 together.");
    expect(shown).toMatch(/\[The Django admin site\]\(https:\/\/docs\.djangoproject\.com\/[^)]+\)/);
  });

  test("its details have a chart with a table for clients without one, and label what vendors claim", () => {
    const parts = partsOf(cardOf({ kind: "details", recommendation: clear }));
    const [chart] = parts.filter(({ type }) => type === "Chart.HorizontalBar");
    expect(chart?.data).toHaveLength(5);
    expect(chart?.fallback).toMatchObject({ type: "Table", rows: { length: 6 } });
    expect(JSON.stringify(parts)).toMatch(/Claims of vendors, never decisive/);
    expect(JSON.stringify(parts)).toMatch(/D: vendor: \[/);
  });

  test("details too long for one message go on in the next, and nothing of them is lost", () => {
    const disagreements = Array.from({ length: 300 }, (_, at) => ({
      text: `No. ${at}. ${"word ".repeat(60)}`,
      evidence: [],
    }));
    const long = { ...clear, details: { ...clear.details, disagreements } };
    const messages = renderParts({ reply: { kind: "details", recommendation: long } }, view);
    expect(messages.length).toBeGreaterThan(2);
    expect(messages.flatMap(({ card }) => checkCard(card))).toEqual([]);
    expect([...JSON.stringify(messages).matchAll(/• No\. (\d+)\./g)].map(([, at]) => Number(at))).toEqual(
      disagreements.map((_, at) => at),
    );
    expect(messages.at(-1)?.fallbackText).toMatch(/\(\d of \d\)$/);
  });
});

describe("whoever a message waits for", () => {
  const id = "7ad3d6c1-5bd0-4b57-9a54-1f2c77d0a111";
  const due = Object.values(states).flatMap(({ replies }) => replies.map(({ reply }) => reply));
  const look = due.find((reply) => reply.kind === "review-due" && reply.result === null) as Extract<
    Reply,
    { kind: "review-due" }
  >;
  const nudge = (name: string): Reply => ({
    kind: "notice",
    text: `${name}, WM-7 (Portal_on *Django*) still waits for a look.`,
    buttons: [],
    calls: { id, name },
  });
  const texts = (reply: Reply, type?: View["conversationType"]) =>
    partsOf(cardOf(reply, type)).flatMap(({ type: kind, text }) => (kind === "TextBlock" ? [String(text)] : []));
  const mentioned = (reply: Reply, type?: View["conversationType"]) =>
    partsOf(cardOf(reply, type)).flatMap(({ type: kind, text, mentioned: whom }) =>
      kind === "mention" ? [{ text, whom }] : [],
    );

  test("is mentioned in a look and in a word again, also where the name holds marks", () => {
    const called = { ...look, owner: { id, name: "Grace" } };
    expect(texts(called)).toContainEqual(
      expect.stringMatching(/^Django, decided .*\. <at>Grace<\/at>, is it still right\?/),
    );
    expect(mentioned(called)).toEqual([{ text: "<at>Grace</at>", whom: { id, name: "Grace" } }]);
    expect(texts(nudge("Grace"))).toEqual(["<at>Grace</at>, WM-7 (Portal_on ∗Django∗) still waits for a look."]);
    const [marked] = mentioned(nudge("<at>A</at> & *B*"));
    expect(marked).toEqual({ text: "<at>‹at›A‹/at› ＆ ∗B∗</at>", whom: { id, name: "‹at›A‹/at› ＆ ∗B∗" } });
    for (const reply of [called, nudge("<at>A</at> & *B*")]) expect(problems(reply)).toEqual([]);
  });

  test("is only named where nobody else reads along, and where no id is known", () => {
    const named = { ...look, owner: { id: "adopted:grace", name: "Grace" } };
    const alone = { ...look, owner: { id, name: "Grace" } };
    expect([mentioned(named), mentioned(alone, "personal"), mentioned(nudge("Grace"), "personal")]).toEqual([
      [],
      [],
      [],
    ]);
    expect(JSON.stringify(cardOf(named))).toContain("Grace, is it still right?");
  });
});
