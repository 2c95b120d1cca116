import { expect, test, vi } from "vitest";
import { holdFuzz } from "./hold-fuzz.ts";

/** `node tests/adapters/teams/fuzz.ts` sends 10,000. */
const COUNT = 400;

test("activities of every kind and none: never a 5xx, never an unhandled rejection, and an interview finishes afterwards", async () => {
  // The SDK writes every token it refuses to the console.
  const silent = vi.spyOn(console, "error").mockReturnValue(undefined);
  const report = await holdFuzz(COUNT, 3);
  silent.mockRestore();
  expect([report.failures, report.unhandled, report.refused, report.goesOn]).toEqual([[], [], [], true]);
  expect(report.sound).toBeGreaterThanOrEqual(0.4 * COUNT);
  expect(Object.keys(report.reasons).length).toBeGreaterThan(6);
}, 60_000);
