import { describe, expect, test } from "vitest";
import { link } from "../../../adapters/teams/render/cited.ts";
import { seen, unmarked } from "../../../adapters/teams/render/plain.ts";
import { renderParts } from "../../../adapters/teams/render/reply.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { clear } from "../web/gallery/recommendations.ts";
import { checkCard, partsOf } from "./check-card.ts";

/** What people type to get more than words out of a message. */
const hostile = [
  '<at>Everybody</at> <at id="0">x</at>',
  "[your bank](https://evil.example) ![x](https://evil.example/x.png)",
  "[your bank][1]\n\n[1]: https://evil.example",
  "<https://evil.example> &lt;at&gt;Bob&lt;/at&gt;",
  '<script>alert(1)</script><a href="https://evil.example">x</a>',
  "**bold** _it_ ~~no~~ `code` \\[x\\](https://evil.example)",
  "# title\n> quote\n- one\n1. two\n---\n    code",
  "{{DATE(2017-02-14T06:00:00Z, SHORT)}} {{TIME(2017-02-14T06:00:00Z)}}",
  "\u202eright to left\u0000\u0007\u2066",
  `${"🏳️‍🌈".repeat(400)}`,
  "x".repeat(20_000),
  '"\\'.repeat(10_000),
  "line\n".repeat(5_000),
  "",
  " ",
];

const replies = (text: string): Reply[] => [
  { kind: "notice", text, buttons: [{ label: text, act: { kind: "restart" } }] },
  {
    kind: "answered",
    question: "q",
    text,
    answers: [
      { by: text, label: text, note: text },
      { by: text, label: text, note: text },
    ],
    why: text,
    change: null,
  },
  {
    kind: "confirm",
    proposal: "p",
    text,
    facts: Array.from({ length: 24 }, (_, at) => ({ question: `q${at}`, text, label: text, words: text })),
  },
  {
    kind: "question",
    question: "q",
    text,
    choices: Array.from({ length: 7 }, (_, at) => ({ id: `c${at}`, label: text, description: text })),
    menu: [{ label: text, act: { kind: "not-applicable", question: "q" } }],
    progress: { certainty: 1, text },
    current: text,
  },
  {
    kind: "checklist",
    text,
    items: [{ question: "q", choice: "c", label: text }],
    none: text,
    progress: { certainty: 0, text },
  },
  { kind: "checklist-answered", text, by: text, ticked: [text, text] },
  {
    kind: "root",
    deciding: text,
    startedBy: text,
    decider: text,
    consulted: Array.from({ length: 20 }, () => text),
    lines: [text],
    setup: true,
  },
  { kind: "ignore-question", text, answer: text },
  { kind: "aside", text, asked: text, evidence: clear.citations.map((one) => ({ ...one, statement: text })) },
  { kind: "status", lines: [text, text], progress: { certainty: 0.5, text }, buttons: [] },
  { kind: "recommendation", recommendation: { ...clear, verdict: text, split: text, provisional: text }, buttons: [] },
  {
    kind: "details",
    recommendation: {
      ...clear,
      details: { ...clear.details, ledger: Array.from({ length: 200 }, () => ({ text, points: 1, evidence: [] })) },
    },
  },
];

describe("whatever people write", () => {
  test.each(hostile.map((text, index) => [index, text] as const))(
    "no. %i stays words, within the limits",
    (_index, text) => {
      for (const reply of replies(text)) {
        const messages = renderParts({ reply }, { session: "s".repeat(22), conversationType: "channel" });
        expect([reply.kind, ...messages.flatMap(({ card }) => checkCard(card))]).toEqual([reply.kind]);
        expect(messages.every(({ fallbackText }) => fallbackText.length > 0 && fallbackText.length <= 1000)).toBe(true);
        const parts = partsOf(messages);
        for (const part of parts) {
          expect(part).not.toHaveProperty("entities");
          // A TextRun is never Markdown; everything else that is shown might be read as such.
          const shown = [
            part.title,
            part.label,
            part.type === "TextBlock" ? part.text : "",
            part.fallbackText && part.version ? part.fallbackText : "",
          ];
          expect(shown.join("\n")).not.toMatch(
            /<at|\]\(https:\/\/evil|<https?:|\]: ?http|\*\*|^#|^> |^- |`|<a |<script|&lt;/m,
          );
          expect(JSON.stringify(part)).not.toMatch(/\{\{(DATE|TIME)|\u202e|\u2066/);
        }
      }
    },
  );

  test("no mark is left in titles, and words stay as they are read", () => {
    expect(unmarked("  snake_case and 2 * 3\n", 99)).toBe("snake_case and 2 ∗ 3");
    expect(unmarked("_so_ `x` ~y~", 99)).toBe("ˍsoˍ ˋxˋ ∼y∼");
    expect(unmarked("[a](https://a.example)", 99)).toBe("[a]\u2060(https://a.example)");
    expect(unmarked("1. one", 99)).toBe("\u20601. one");
    expect(seen("a\u0000b\u202ec {{DATE(x)}}", 99)).toBe("a bc {\u2060{DATE(x)}}");
  });

  test("a link goes to a public address only, and neither its words nor its address can end it", () => {
    expect(link("https://a.example/x_(y)?a=1&b=[2]", "x](y)")).toBe(
      "[x)\u2060(y)](https://a.example/x%5F%28y%29?a=1&b=%5B2%5D)",
    );
    for (const address of [
      "javascript:alert(1)",
      "data:text/html,x",
      "no public address",
      "https://user@a.example/",
      "//a.example",
    ]) {
      expect(link(address, "words")).toBe("words");
    }
  });
});
