import { expect, test } from "vitest";
import { holdFuzz } from "./hold-fuzz.ts";

/** `node tests/adapters/slack/fuzz.ts` sends 10,000. */
const COUNT = 600;

test("payloads of every kind and none: never a 5xx, never an unhandled rejection, and an interview finishes afterwards", async () => {
  const report = await holdFuzz(COUNT, 3);
  expect([report.failures, report.unhandled, report.goesOn]).toEqual([[], [], true]);
  expect(report.sound).toBeGreaterThanOrEqual(0.4 * COUNT);
  expect(Object.keys(report.reasons).length).toBeGreaterThan(6);
}, 60_000);
