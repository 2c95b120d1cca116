import { expect, test } from "vitest";
import type { Blow, Copy } from "../chaos/explain-double.ts";
import { auditMinute, type Said } from "./audit-minute.ts";

const DUE = Date.UTC(2026, 10, 27, 12);
const due = [{ occurrence: "WM-1", session: "s", at: DUE }];
const limits = { claimMs: 30_000, unsureMs: 30_000, answerMs: 5000, slackMs: 2000 };

const said = (afterMs: number, process = "1", item = "s#0"): Said => {
  const at = DUE + afterMs;
  const copy: Copy = { at, process, claimedAt: at - 10, writtenAt: at - 1, cut: false };
  return { item, session: "s", copy };
};
const killed = (afterMs: number): Blow => {
  const at = DUE + afterMs;
  return { kind: "killed", what: "process 1 was killed", process: "1", from: at, to: at + 2000 };
};
const wrong = (all: readonly Said[], blows: readonly Blow[] = [], upSince = DUE - 1000) => {
  const { latestMs: _, ...lists } = auditMinute(due, all, { upSince, blows, limits });
  return Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [name] : []));
};

test("each occurrence is said once, not early, and within a minute of when it was due and somebody was there", () => {
  expect(wrong([said(20)])).toEqual([]);
  expect(wrong([])).toEqual(["missing"]);
  expect(wrong([said(-1)])).toEqual(["early"]);
  expect(wrong([said(60_001)], [killed(5)])).toEqual(["late"]);
  expect(wrong([said(60_001)], [], DUE + 5000)).toEqual([]);
  expect(auditMinute(due, [said(1234)], { upSince: DUE, blows: [], limits }).latestMs).toBe(1234);
});

test("said twice it was once for a reason: the death of who had it", () => {
  const twice = [said(20), said(30_520, "2")];
  expect(wrong(twice)).toEqual(["unexplained"]);
  expect(wrong(twice, [killed(25)])).toEqual(["explained"]);
  expect(wrong([said(20), said(30_520, "2", "s#1")], [killed(25)])).toEqual(["unexplained"]);
});
