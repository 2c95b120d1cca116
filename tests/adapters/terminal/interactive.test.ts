import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { runTerminal } from "../../../adapters/terminal/run-terminal.ts";
import { createTerminalMessenger } from "../../../adapters/terminal/terminal-messenger.ts";
import { readPack } from "../../../knowledge/index.ts";
import { type Bot, type BotPorts, createBot } from "../../../src/bot.ts";
import type { Messenger } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { systemClock } from "../../../src/system-clock.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-keys-"));
const database = openDatabase(join(folder, "waymark.db"));
const store = createSqliteStore(database);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const ENTER = "\r";
const DOWN = "\u001b[B";
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

function aBot(messenger: Messenger, packs: BotPorts["packs"]): Bot {
  const archive = createSqlitePackArchive(database);
  const decisions = createSqliteDecisionStore(database);
  const reviews = { reviews: createSqliteReviewQueue(database), zone: "UTC" };
  const outside = { clock: systemClock, ids: randomIds, log: quiet, replica: "keys" };
  return createBot({ store, archive, decisions, messenger, packs, ...reviews, ...outside });
}

/** A terminal whose keys are pressed as soon as the words that call for them are on the screen. */
function aTerminal(script: readonly (readonly [sees: string, keys: string])[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 40 });
  const waiting = [...script];
  let screen = "";
  let seen = 0;
  output.on("data", (chunk) => {
    screen += String(chunk);
    const next = waiting[0];
    const at = next === undefined ? -1 : screen.indexOf(next[0], seen);
    if (next === undefined || at < 0) return;
    seen = screen.length;
    waiting.shift();
    setImmediate(() => input.write(next[1]));
  });
  return { input, output, screen: () => screen, waiting };
}

test("a person chooses with the arrow keys, types when a list does not fit, and leaves without losing anything", async () => {
  const messenger = createTerminalMessenger();
  const packs = [readPack("knowledge/packs/python-web")] as const;
  const bot = aBot(messenger, packs);
  const terminal = aTerminal([
    ["Count the areas of function", `${DOWN}${ENTER}`],
    ["Does any of these hold?", ENTER],
    ["Leave; it is saved", "\u001b[A\u001b[A".concat(ENTER)],
    ["Your words", `stop${ENTER}`],
    ["What next?", `${"\u001b[A".repeat(3)}${ENTER}`],
    ["Which two would hurt most here? (space", ` ${DOWN} ${ENTER}`],
    ["What next?", `\u001b[A${ENTER}`],
  ]);
  const { input, output } = terminal;
  const code = await runTerminal(
    { bot, messenger, store, packs, ids: randomIds, input, output },
    { json: false, name: "Ana" },
  );
  await bot.close();
  expect({ code, left: terminal.waiting }).toEqual({ code: 0, left: [] });
  expect(terminal.screen()).toContain("Provisional");
  expect(terminal.screen()).toContain("`hurts: none` takes it back");
  const [, id = ""] = /--session (\S+)/.exec(terminal.screen()) ?? [];
  const saved = await store.read(id);
  expect(saved.kind === "found" && saved.session.answers.breadth).toMatchObject({
    "terminal/Ana": { given: { kind: "choice", choice: "few" }, via: "button" },
  });
  expect(saved.kind === "found" && saved.session.consequences?.chosen).toEqual([
    "time-to-first-release",
    "running-effort",
  ]);
});

test("where several packs are here, a person is asked first what is to be decided", async () => {
  const messenger = createTerminalMessenger();
  const packs = [readPack("knowledge/packs/python-web"), readPack("knowledge/packs/service-or-module")] as const;
  const bot = aBot(messenger, packs);
  const { input, output, screen, waiting } = aTerminal([
    ["What do you want to decide?", `${DOWN}${ENTER}`],
    ["Who will change this part", "\u001b[A".concat(ENTER)],
  ]);
  const call = { json: false, name: "Ana" };
  const code = await runTerminal({ bot, messenger, store, packs, ids: randomIds, input, output }, call);
  await bot.close();
  expect({ code, waiting }).toEqual({ code: 0, waiting: [] });
  expect(screen()).toContain("whether a new part becomes a service");
});

test("a look is answered from lists: still right, then whether it was", async () => {
  const messenger = createTerminalMessenger();
  const packs = [readPack("knowledge/packs/python-web")] as const;
  const bot = aBot(messenger, packs);
  const typing = "\u001b[A\u001b[A".concat(ENTER);
  const terminal = aTerminal([
    ["Count the areas of function", `${DOWN}${ENTER}`],
    ["Does any of these hold?", ENTER],
    ["Leave; it is saved", typing],
    ["Your words", `stop${ENTER}`],
    ["What next?", typing],
    ["Your words", `choose Django because we know it${ENTER}`],
    ["Your words", `skip${ENTER}`],
    ["Your words", `skip${ENTER}`],
    ["Your words", `skip${ENTER}`],
    ["Your words", `record it${ENTER}`],
    ["Your words", `review WM-1${ENTER}`],
    ["WM-1: is it still right?", ENTER],
    ["Was it right so far?", `${DOWN}${ENTER}`],
    ["What next?", `\u001b[A${ENTER}`],
  ]);
  const { input, output } = terminal;
  const code = await runTerminal(
    { bot, messenger, store, packs, ids: randomIds, input, output },
    { json: false, name: "Cy" },
  );
  await bot.close();
  expect({ code, left: terminal.waiting }).toEqual({ code: 0, left: [] });
  const [, id = ""] = /--session (\S+)/.exec(terminal.screen()) ?? [];
  const saved = await store.read(id);
  expect(saved.kind === "found" && saved.session.review).toMatchObject({
    decision: "WM-1",
    result: { kind: "confirmed", by: { name: "Cy" } },
    hindsight: { value: "mixed" },
  });
});
