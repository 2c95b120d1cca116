import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../adapters/slack/limits.ts";
import { clipMarkup, escaped, link, unescaped } from "../../../adapters/slack/mrkdwn.ts";
import { withTables } from "../../../adapters/slack/render/chart.ts";
import { costModal, noteModal, reasonModal, setupModal } from "../../../adapters/slack/render/modals.ts";
import { render } from "../../../adapters/slack/render/reply.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import { repliesOf } from "../../conversations/replies-of.ts";
import { checkBlocks, checkView } from "../../fakes/slack/blocks/check-blocks.ts";
import { clear } from "../web/gallery/recommendations.ts";
import { question, remarks, selectQuestion, states } from "../web/gallery/replies.ts";

const view = { session: "s".repeat(22), hearing: "Press a button." };
const folder = join(import.meta.dirname, "../../conversations");

const refusal = (reply: Reply) => {
  const message = render(reply, view);
  return [
    checkBlocks(message.blocks),
    checkBlocks(withTables(message.blocks)),
    message.text.length > LIMITS.fallback || message.text === "",
  ];
};

describe("every message is one Slack takes", () => {
  const gallery = Object.values(states).flatMap(({ replies, remarks: more = [] }) => [
    ...replies.map(({ reply }) => reply),
    ...more,
  ]);

  test.each([...gallery, ...Object.values(remarks)].map((reply, index) => [`${index} ${reply.kind}`, reply] as const))(
    "of the gallery: %s",
    (_name, reply) => expect(refusal(reply)).toEqual([undefined, undefined, false]),
  );

  test.each(readdirSync(folder).filter((file) => file.endsWith(".md")))("of %s", (file) => {
    for (const { line, reply } of repliesOf(file))
      expect([line, ...refusal(reply)]).toEqual([line, undefined, undefined, false]);
  });

  test("forms are views Slack takes", () => {
    const metadata = { s: view.session, c: "slack:T1/C1/1700000000.000100", q: "backoffice" };
    if (question.kind !== "question" || selectQuestion.kind !== "question") throw new Error("not questions");
    const views = [
      noteModal(question, metadata),
      noteModal(selectQuestion, metadata),
      reasonModal(question, metadata),
      setupModal(metadata),
      ...gallery.flatMap((reply) => (reply.kind === "cost" ? [costModal(reply.panel, metadata)] : [])),
    ];
    expect(views.map((one) => checkView(one, "modal"))).toEqual(views.map(() => undefined));
  });
});

/** What people type to get more than words out of a message. */
const hostile = [
  "<!channel> <!here> <!everyone> <!subteam^S1|x>",
  "<@U1> <#C1|general>",
  "<https://evil.example|your bank>",
  "https://evil.example",
  "&lt;!channel&gt;",
  "a & b > c < d",
  "```x``` *bold* _it_ ~no~",
  "| pipes | and \\ back\\slashes",
  "\u202eright to left\u0000\u0007",
  `${"🏳️‍🌈".repeat(400)}`,
  "x".repeat(20_000),
  "&".repeat(5_000),
  "<".repeat(5_000),
  "",
  " ",
];

describe("whatever people write", () => {
  const replies = (text: string): Reply[] => [
    { kind: "notice", text, buttons: [{ label: text, act: { kind: "restart" } }] },
    {
      kind: "answered",
      question: "q",
      text,
      answers: [{ by: text, label: text, note: text }],
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
      choices: [{ id: "a", label: text, description: text }],
      menu: [],
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
    { kind: "root", deciding: text, startedBy: text, decider: text, consulted: [text], lines: [text], setup: true },
    { kind: "ignore-question", text, answer: text },
    {
      kind: "recommendation",
      recommendation: { ...clear, verdict: text, split: text, provisional: text },
      buttons: [],
    },
    {
      kind: "details",
      recommendation: {
        ...clear,
        details: { ...clear.details, ledger: Array.from({ length: 200 }, () => ({ text, points: 1, evidence: [] })) },
      },
    },
  ];

  test.each(hostile.map((text, index) => [index, text] as const))(
    "no. %i stays words, within the limits",
    (_index, text) => {
      for (const reply of replies(text)) {
        expect([reply.kind, ...refusal(reply)]).toEqual([reply.kind, undefined, undefined, false]);
        const message = render(reply, view);
        const marked = [
          ...JSON.stringify(message.blocks).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)","verbatim":(\w+)/g),
        ];
        expect([message.text, ...marked.map(([, words]) => words)].join(" ")).not.toMatch(/<!|<@|<#|<https:\/\/evil/);
        expect(marked.every(([, , verbatim]) => verbatim === "true")).toBe(true);
      }
    },
  );

  test("what Slack sends is read back as it was typed", () => {
    expect(
      unescaped("&lt;@U1&gt; &amp;amp; <@U2|bo> <#C1|general> <https://a.example|a> <https://b.example> <!here>"),
    ).toBe("<@U1> &amp; bo general a https://b.example @here");
    expect(escaped(unescaped("&lt;!channel&gt;"))).toBe("&lt;!channel&gt;");
  });

  test("a link goes to a public address only, and its words cannot end it", () => {
    expect(link("https://a.example/?a=1&b=<x>", "x|y>z")).toBe("<https://a.example/?a=1&amp;b=%3Cx%3E|x/y&gt;z>");
    expect(link("javascript:alert(1)", "words")).toBe("words");
  });

  test("cutting never leaves half an entity or half a link", () => {
    for (let max = 2; max < 60; max += 1) {
      const cut = clipMarkup(`a &amp; b <https://a.example/path|words> &lt;c&gt; d`, max);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut).not.toMatch(/&[a-z]*…|<[^>]*…$/);
    }
  });
});

describe("the recommendation", () => {
  test("its reasons add up to the gap, and each is linked to its sources", () => {
    const { blocks } = render({ kind: "recommendation", recommendation: clear, buttons: [] }, view);
    const shown = JSON.stringify(blocks);
    expect(shown).toContain("Why, against Flask, in points of 100");
    expect(shown).toContain("+1.9 The rest. +17.2 together.");
    expect(shown).toMatch(/<https:\/\/[^|]+\|[^>]+>/);
  });
});
