import { expect, test } from "vitest";
import { readPack } from "../../../knowledge/index.ts";
import type { Person } from "../../../src/conversation/event.ts";
import { madr } from "../../../src/decisions/madr.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { ana, botHarness, says, start } from "./bot-harness.ts";

const at = botHarness();
const pack = readPack(new URL("../../fixtures/packs/delivery", import.meta.url).pathname);
const bo: Person = { id: "bo", name: "Bo" };

test("who is forgotten is told which signed records keep what they said, and those stay to the last byte", async () => {
  const { bot } = at.aBot({ pack });
  await at.decisions.put(aDecision({ id: "WM-8", participants: ["bo", "ana"] }), 0);
  await at.decisions.put(aDecision({ id: "WM-9", participants: ["cleo"] }), 0);
  const { sessionId } = await bot.handle(start());
  await (await bot.handle(says("e1", "12", bo))).delivered;
  for (const [id, words] of Object.entries({ e2: "none", e3: "stop", e4: "accept courier", e5: "record it" })) {
    await (await bot.handle(says(id, words))).delivered;
  }
  const before = await at.decisions.get("local", "WM-1");
  expect(before?.decision.record?.answers[0]?.given[0]?.by).toEqual(bo);

  const { notices } = await bot.handle(says("e6", "forget me", bo));
  expect(notices.map(({ reply }) => "text" in reply && reply.text)).toEqual([
    expect.stringMatching(
      /^Done: your answers, .* What is signed stays as it was signed, with your name and what you said in it: WM-8, WM-1\. A record that lost its reasons would be none\.$/,
    ),
  ]);
  expect(await at.decisions.get("local", "WM-1")).toEqual(before);
  expect(JSON.stringify(await at.stored(sessionId))).not.toMatch(/"bo"|"Bo"/);
  expect(madr(before!.decision)).toContain(
    "What people said stands here under their names, and stays when they have everything else forgotten.",
  );
  // Whoever signed nothing hears nothing of records, and outside of an interview it is the same.
  expect(await bot.forget("local", "dora")).toEqual([]);
  expect(await bot.forget("local", "cleo")).toEqual(["WM-9"]);
});

test("an interview that is removed whole leaves its signed record, which is said", async () => {
  const { bot } = at.aBot({ pack });
  await bot.handle(start());
  for (const [id, words] of Object.entries({
    e1: "12",
    e2: "none",
    e3: "stop",
    e4: "accept courier",
    e5: "record it",
  })) {
    await (await bot.handle(says(id, words))).delivered;
  }
  const { notices } = await bot.handle(says("e6", "forget this"));
  expect(notices.map(({ reply }) => "text" in reply && reply.text)).toEqual([
    expect.stringMatching(/^Done: this interview .* What is signed stays as it was signed, .*: WM-1\./),
  ]);
  expect((await at.decisions.get("local", "WM-1"))?.decision.ratifiedBy).toEqual(ana);
});
