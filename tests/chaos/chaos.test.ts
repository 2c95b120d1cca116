import { expect, test } from "vitest";
import { holdChaos } from "./hold-chaos.ts";

test("three processes and one Redis lose nothing, whatever is killed", { timeout: 120_000 }, async () => {
  const { rows, found, blows } = await holdChaos({
    interviews: 16,
    thinkMs: 1000,
    breakMs: 24_000,
    graceMs: 25_000,
    everyMs: 1500,
    // A claim of three seconds. One of a thirtieth, a second, passes on a busy machine with nothing struck: no blow to name.
    hurry: 10,
    seed: 7,
    say: () => undefined,
  });
  const { ackedLost, wrongThread, wrongOrder, unexplained } = found;
  expect({ ackedLost, wrongThread, wrongOrder, unexplained }).toEqual({
    ackedLost: [],
    wrongThread: [],
    wrongOrder: [],
    unexplained: [],
  });
  expect(blows.length).toBeGreaterThan(3);
  expect(rows.find(({ name }) => name === "finished")?.value).toBe(100);
  expect(rows.find(({ name }) => name === "interviews")?.value).toBeGreaterThan(16 * 2);
  expect(found.acknowledged).toBeGreaterThan(16 * 2 * 5);
});
