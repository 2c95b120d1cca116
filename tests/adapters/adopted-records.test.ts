import { beforeEach, describe, expect, test } from "vitest";
import { render as onSlack } from "../../adapters/slack/render/reply.ts";
import { renderParts } from "../../adapters/teams/render/reply.ts";
import { render as inTerminal } from "../../adapters/terminal/render.ts";
import { renderDecisionPage, renderDecisions } from "../../adapters/web/render/decisions.ts";
import type { Reply } from "../../src/conversation/reply.ts";
import { adoptRecord } from "../../src/decisions/adopt/adopt-record.ts";
import { linkRecords } from "../../src/decisions/adopt/link-records.ts";
import { readRecord } from "../../src/decisions/adopt/read-record.ts";
import { readLog } from "../../src/decisions/read-log.ts";
import { checkBlocks } from "../fakes/slack/blocks/check-blocks.ts";
import { botHarness } from "../src/bot/bot-harness.ts";
import { checkCard, partsOf } from "./teams/check-card.ts";

const at = botHarness();
/** What a terminal acts on, or what turns words around. */
const ACTING = /[\p{Cc}\p{Bidi_Control}]/u;
const ana = { id: "ana", name: "Ana" };

const hostile = `---
status: proposed
date: 2026-01-02
decision-makers: "<script>alert(1)</script>, <!channel>"
---

# Use <img src=x onerror=alert(1)> & <!here> [link](javascript:alert(1))\u202e

## Decision Outcome

Chosen option: "<at>Everybody</at> \u001b[2J", because \`\`\` ends a block.

\`\`\`
</pre><script>alert(2)</script> <@U1> <https://evil.example|your bank>
\`\`\`

<script>alert(3)</script> {{DATE(2017-02-14T06:00:00Z, SHORT)}} \u0007\u001b]0;title\u0007 \u2066turned\u2069
![x](https://evil.example/x.png)
`;

const adopted = (text: string, path = "0007-hostile.md") => {
  const read = readRecord({ path, text });
  if (read.kind !== "record") throw new Error(JSON.stringify(read));
  const [record] = linkRecords([read.record]);
  const adoption = {
    workspace: "local",
    conversation: "local/adopted",
    repository: "",
    owners: [],
    now: Date.UTC(2026, 10, 27),
  };
  return adoptRecord(
    record!,
    { nextOn: "2026-11-30", why: "It has been proposed since 2026-01-02." },
    { ...adoption, ids: new Map([[path, "WM-7"]]) },
  );
};

const said = async (words: string): Promise<Reply> => {
  const { bot } = at.aBot();
  return bot.log(readLog(words)!, { workspace: "local", person: ana, channel: undefined });
};

beforeEach(async () => {
  expect(await at.decisions.put(adopted(hostile), 0)).toMatchObject({ ok: true });
});

test("a record written elsewhere is shown as it stands in its file, with what happened to it here", async () => {
  const shown = await said("show WM-7");
  if (shown.kind !== "decision") throw new Error(shown.kind);
  expect(shown.markdown).toContain(
    'status: proposed\ndate: 2026-01-02\ndecision-makers: "<script>alert(1)</script>, <!channel>"',
  );
  expect(shown.markdown).toContain("![x](https://evil.example/x.png)");
  expect(shown.markdown).toMatch(/## Amendments\n\n\* 2026-11-27: Adopted from 0007-hostile\.md\.\n$/);
  expect(shown.markdown.replaceAll("\n", "")).not.toMatch(ACTING);
  expect(shown.decision).toMatchObject({
    status: "proposed",
    reviewOn: "2026-11-30",
    decidedOn: "2026-01-02",
    overridden: false,
  });
  expect(await said("replay WM-7")).toMatchObject({ text: expect.stringMatching(/^WM-7 was written elsewhere/) });
});

test("it is found by its status, its file and its words", async () => {
  for (const words of ["list proposed", "list 0007-hostile", "list your bank", "due"]) {
    const log = await said(words);
    expect([words, log.kind === "decisions" && log.items.map(({ id }) => id)]).toEqual([words, ["WM-7"]]);
  }
});

describe.each(["show WM-7", "list"])("nothing in it acts, on `%s`", (words) => {
  test("in Slack", async () => {
    const message = onSlack(await said(words), { session: "s".repeat(22), hearing: "Press a button." });
    expect(checkBlocks(message.blocks)).toBeUndefined();
    expect(JSON.stringify(message)).not.toMatch(/<!|<@|<https:\/\/evil|<script/);
  });

  test("in Teams", async () => {
    const cards = renderParts(
      { reply: await said(words) },
      { session: "s".repeat(22), conversationType: "channel" },
    ).map(({ card }) => card);
    expect(cards.flatMap(checkCard)).toEqual([]);
    expect(JSON.stringify(partsOf(cards))).not.toContain("{{DATE");
  });

  test("on the page", async () => {
    const reply = await said(words);
    if (reply.kind !== "decision" && reply.kind !== "decisions") throw new Error(reply.kind);
    const { markup } = reply.kind === "decision" ? renderDecisionPage(reply, undefined) : renderDecisions(reply);
    expect(markup).not.toMatch(/<script|<img|<at>/);
    expect(markup).toContain(
      reply.kind === "decision" ? "&lt;script&gt;alert(3)" : "Use &lt;img src=x onerror=alert(1)&gt;",
    );
  });

  test("in the terminal", async () => {
    expect(inTerminal(await said(words)).replaceAll("\n", "")).not.toMatch(ACTING);
  });
});

test("the longest record is a message on every platform", async () => {
  const { decision, version } = (await at.decisions.get("local", "WM-7"))!;
  const long = `# A\n\nStatus: accepted\n\n${"word ".repeat(39_000)}\n${"x".repeat(4000)}\n`;
  await at.decisions.put({ ...adopted(long), entries: decision.entries }, version);
  const reply = await said("show WM-7");
  const message = onSlack(reply, { session: "s".repeat(22), hearing: "" });
  expect(checkBlocks(message.blocks)).toBeUndefined();
  expect(JSON.stringify(message)).toContain("where it was adopted from");
  const cards = renderParts({ reply }, { session: "s".repeat(22), conversationType: "personal" });
  expect(cards.flatMap(({ card }) => checkCard(card))).toEqual([]);
  expect(inTerminal(reply).length).toBeGreaterThan(190_000);
});
