import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, expect, test, vi } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { runTerminal } from "../../../adapters/terminal/run-terminal.ts";
import { createTerminalMessenger } from "../../../adapters/terminal/terminal-messenger.ts";
import { createBot } from "../../../src/bot.ts";
import type { Messenger } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { routeMessenger } from "../../../src/route-messenger.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { aFakeMessenger } from "../../fakes/a-fake-messenger.ts";
import { smallPack } from "../../src/bot/bot-harness.ts";
import { fallDue, SOON } from "../fall-due.ts";

const project = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "waymark-looks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run ask` as a process of its own, with these lines piped in. */
async function ask(lines: readonly string[], args: readonly string[] = [], name = "Ana"): Promise<string> {
  const child = spawn(process.execPath, ["src/main.ts", "ask", "--name", name, ...args], {
    cwd: project,
    env: { PATH: process.env.PATH ?? "", WAYMARK_DATA: folder },
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(err).toBe("");
  return out;
}

test("a look somebody asks for is what the terminal goes on with, and one that waits is told of until it is answered", async () => {
  const asked = await ask([
    "2",
    "none",
    "1",
    "stop",
    "accept Django",
    "skip",
    "skip",
    "skip",
    "record it",
    "review WM-1",
  ]);
  const [, look = ""] = /Saved\. Go on with: npm run ask -- --session (\S+)/.exec(asked) ?? [];
  // Once, before whatever is said next; and the end of the input does not end the looks.
  expect(asked.split("Ana, is it still right?")).toHaveLength(2);
  expect(asked).not.toContain("nothing was changed");

  const waits = `* A look at WM-1 waits: npm run ask -- --session ${look}`;
  expect(await ask([])).toContain(waits);
  expect(await ask([], [], "Bo")).not.toContain("WM-1");

  const answered = await ask(["something changed", "1", "nothing else changed", "mixed"], ["--session", look]);
  expect(answered.split("What it rests on")).toHaveLength(2);
  expect(answered).toContain("(type a number, or `nothing else changed`)");
  expect(answered).toContain("Was it right so far? Mixed (Ana)");
  expect(answered).not.toContain("nothing was changed");
  expect(await ask([])).not.toContain("WM-1");
});

test("what falls due for a chat platform while a terminal is open is not shown there, and the process that serves it says it", async () => {
  const database = openDatabase(":memory:");
  const store = createSqliteStore(database);
  const decisions = createSqliteDecisionStore(database);
  const reviews = createSqliteReviewQueue(database);
  const packs = [smallPack] as const;
  const kept = { store, decisions, reviews, zone: "UTC", archive: createSqlitePackArchive(database) };
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const aBot = (messenger: Messenger, replica: string) =>
    createBot({
      ...kept,
      messenger,
      packs,
      replica,
      clock: systemClock,
      ids: randomIds,
      log: quiet,
      waits: { claimMs: 0, unsureMs: 0 },
    });

  const terminal = createTerminalMessenger();
  const shown: unknown[] = [];
  terminal.listen((outgoing) => shown.push(outgoing));
  const here = aBot(routeMessenger({}, terminal), "terminal");
  const due = await fallDue(
    kept,
    aDecision({
      id: "WM-1",
      workspace: "slack:T1",
      conversation: "slack:T1/C1/1.1",
      review: { nextOn: null, history: [] },
    }),
  );
  const end = here.beginReviews(SOON);
  for (let looks = 0; looks < 3; looks += 1) {
    const last = await reviews.lastTick();
    await vi.waitFor(async () => expect(await reviews.lastTick()).not.toBe(last));
  }
  expect(await reviews.planned(due.workspace, due.subject)).toEqual(due);

  const slack = aFakeMessenger();
  const there = aBot(slack, "server");
  const endThere = there.beginReviews(SOON);
  // Both run: nothing waits until the terminal lets it go.
  await vi.waitFor(() => expect(slack.arrived.map(({ item }) => item.outgoing.reply.kind)).toEqual(["review-due"]));
  await Promise.all([end(), endThere()]);
  await Promise.all([here.close(), there.close()]);
  expect(shown).toEqual([]);
  await store.close();
});

test("a look that falls due for an earlier conversation is told of in a line, and one of the web page not at all", async () => {
  const database = openDatabase(":memory:");
  const store = createSqliteStore(database);
  const decisions = createSqliteDecisionStore(database);
  const reviews = createSqliteReviewQueue(database);
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const messenger = createTerminalMessenger();
  const packs = [smallPack] as const;
  const archive = createSqlitePackArchive(database);
  const outside = { clock: systemClock, ids: randomIds, log: quiet, replica: "terminal" };
  const bot = createBot({ store, decisions, reviews, zone: "UTC", archive, messenger, packs, ...outside });
  const ana = { id: "terminal/Ana", name: "Ana" };
  const review = { nextOn: null, history: [] };
  const earlier = aDecision({ id: "WM-1", owner: ana, conversation: "local/terminal/earlier", review });
  const page = aDecision({ id: "WM-2", owner: ana, conversation: "local/page-1", review });
  const [input, output] = [new PassThrough(), new PassThrough()];
  let screen = "";
  output.on("data", (chunk) => {
    screen += String(chunk);
  });
  const running = runTerminal(
    { bot, messenger, store, packs, ids: randomIds, input, output },
    { json: false, name: "Ana" },
  );
  await vi.waitFor(() => expect(screen).toContain("Started by Ana."));
  const dues = [await fallDue({ decisions, reviews }, page), await fallDue({ decisions, reviews }, earlier)];
  const end = bot.beginReviews(SOON);
  for (const due of dues) {
    await vi.waitFor(async () => expect(await reviews.planned(due.workspace, due.subject)).not.toEqual(due));
  }
  await vi.waitFor(() => expect(screen).toMatch(/\* A look at WM-1 waits: npm run ask -- --session \S+/));
  await end();
  input.end();
  await running;
  await bot.close();
  await store.close();
  expect(screen).not.toContain("is it still right?");
  expect(screen).not.toContain("WM-2");
});
