import { expect, test } from "vitest";
import { applyHouse, type House, hashHouse, loadHouse, readHouse, readPack } from "../../../knowledge/index.ts";
import type { Event } from "../../../src/conversation/event.ts";
import type { OutgoingReply } from "../../../src/conversation/reply.ts";
import { ana, botHarness, smallPack, start } from "./bot-harness.ts";

const at = botHarness();
const today = "2026-11-24";
const pythonWeb = readPack(new URL("../../../knowledge/packs/python-web", import.meta.url).pathname);
const example = readHouse(new URL("../../fixtures/house.yaml", import.meta.url).pathname, [pythonWeb], today);

/** A house for the small pack with one weight. */
const weighing = (weight: number): House =>
  loadHouse(
    { name: "house.yaml", text: `packs: { team-handbook: { weights: { size: ${weight} } } }` },
    [smallPack],
    today,
  );
const hashOf = (house: House) => hashHouse(house.packs["team-handbook"]!);

test("a session keeps the house it began with, also when another one is here, or none", async () => {
  const [first, second] = [weighing(3), weighing(4)];
  const begun = await at.aBot({ house: first }).bot.handle(start());
  expect((await at.stored(begun.sessionId)).house).toBe(hashOf(first));
  for (const house of [second, undefined]) {
    const { bot } = at.aBot(house === undefined ? {} : { house });
    const shown = await bot.thread(begun.sessionId!);
    expect(shown?.replies.length).toBeGreaterThan(1);
    expect(await bot.handle(answer(shown?.replies ?? [], `e-${house === undefined}`))).toMatchObject({
      outcome: "done",
    });
    expect((await at.stored(begun.sessionId)).house).toBe(hashOf(first));
    const other = await bot.handle(
      start(`start-${house === undefined ? 3 : 2}`, { conversation: `local/page-${house === undefined}` }),
    );
    expect((await at.stored(other.sessionId)).house).toBe(house && hashOf(house));
  }
});

test("what a session began with without a house stays without one", async () => {
  const begun = await at.aBot().bot.handle(start());
  const { bot } = at.aBot({ house: weighing(3) });
  await bot.handle(answer((await bot.thread(begun.sessionId!))?.replies ?? [], "e1"));
  expect((await at.stored(begun.sessionId)).house).toBeUndefined();
});

test("house rules that no archive has, or that were changed there, set the session aside and begin afresh", async () => {
  const begun = await at.aBot({ house: weighing(3) }).bot.handle(start());
  const emptied = {
    ...at.archive,
    get: async (hash: string) => (hash === smallPack.hash ? at.archive.get(hash) : undefined),
  };
  const { bot } = at.aBot({ archive: emptied });
  expect(await bot.thread(begun.sessionId!)).toBeUndefined();
  const { sessionId } = await bot.handle({ ...start("again"), kind: "text", text: "help", addressed: true } as Event);
  expect(sessionId).not.toBe(begun.sessionId);
  expect(at.lines).toContain("a session cannot be read and is set aside");
});

test("an interview under the example house: its decider, its question, and its rule beside the result", async () => {
  const { bot } = at.aBot({ pack: pythonWeb, house: example });
  const { sessionId } = await bot.handle(start());
  const wanted: Record<string, string> = {
    breadth: "one",
    purpose: "years",
    client: "programs",
    backoffice: "nobody",
    records: "plain",
    skills: "micro",
    seam: "none",
    accounts: "tokens",
    exemption: "none",
  };
  const asked: string[] = [];
  for (let turn = 0; turn < 30; turn += 1) {
    const { replies = [] } = (await bot.thread(sessionId!)) ?? {};
    const last = replies.findLast(({ reply }) => reply.kind !== "ignore-question")?.reply;
    if (last?.kind === "recommendation") break;
    if (last?.kind === "question") asked.push(last.question);
    await bot.handle(answer(replies, `e${turn}`, wanted));
  }
  const { replies = [] } = (await bot.thread(sessionId!)) ?? {};
  expect(replies[0]?.reply).toMatchObject({ kind: "root", decider: "The architecture group" });
  expect(asked).toContain("exemption");
  const said = replies.find(({ reply }) => reply.kind === "recommendation")?.reply;
  if (said?.kind !== "recommendation") throw new Error("no recommendation after 30 turns");
  const { details, option } = said.recommendation;
  expect(option).not.toBe("flask");
  expect(details.ledger.filter(({ text }) => text.includes("House rule: ")).length).toBeGreaterThan(1);
  expect(details.receipt.house).toBe(applyHouse(pythonWeb, example.packs["python-web"]!).house?.hash);
});

/** Answers what is asked: as wanted, else with the first choice, "none of these" or "don't know". */
function answer(replies: readonly OutgoingReply[], id: string, wanted: Readonly<Record<string, string>> = {}): Event {
  const base = { id, workspace: "local", conversation: "local/page-1", author: ana };
  const last = replies.findLast(({ reply }) => reply.kind === "question" || reply.kind === "checklist")?.reply;
  if (last?.kind === "checklist") return { ...base, kind: "checklist", ticked: [] };
  if (last?.kind !== "question") throw new Error("nothing is asked");
  const choice = wanted[last.question];
  const given = choice === undefined ? ({ kind: "unknown" } as const) : ({ kind: "choice", choice } as const);
  return { ...base, kind: "answer", question: last.question, given };
}
