import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatKind } from "../../fakes/connector/world/world.ts";
import { anOffice, type Office } from "./an-office.ts";

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

/** An interview that was ended early, with its recommendation. */
async function recommended(kind: ChatKind) {
  const table = await office.table(kind, ["Ana"]);
  for (const words of ["start", "up to 20", "none of these", "stop"]) {
    await table.speak("Ana", words);
    await table.served.delivered();
  }
  await office.fake.settled();
  return table;
}

describe.each(["personal", "channel"] as const)("what one person asks for with a button: %s", (kind) => {
  test("details come as a card of their own, with the chart, and the recommendation stays as it is", async () => {
    const table = await recommended(kind);
    const ana = table.seat("Ana");
    const { id } = await table.shown("recommendation");
    const before = ana.visible().find((one) => one.id === id)?.words;
    const pressed = await table.click("Ana", "recommendation", ["Details"]);
    expect(pressed.told).toBeUndefined();
    const details = await ana.sees(({ card }) => JSON.stringify(card ?? {}).includes('"Chart.'));
    expect(details.thread).toBe(table.thread);
    expect(ana.visible().find((one) => one.id === id)?.words).toBe(before);
    // Teams delivers a press again where its answer was lost.
    await office.fake.settled();
    const count = ana.visible().length;
    const [press] = pressed.attempts;
    if (press === undefined) throw new Error("nothing was pressed");
    expect((await office.fake.replay(press)).status).toBe(200);
    await office.fake.settled();
    expect(ana.visible()).toHaveLength(count);
  });

  test("why a question is asked", async () => {
    const table = await office.table(kind, ["Ana"]);
    await table.speak("Ana", "start");
    await table.served.delivered();
    await table.click("Ana", "question", ["Why?"]);
    const why = await table.seat("Ana").sees(({ words }) => words.startsWith("A van costs the same"));
    expect(why.thread).toBe(table.thread);
  });
});
