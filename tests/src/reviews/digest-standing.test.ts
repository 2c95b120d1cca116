import { expect, test } from "vitest";
import type { Decision } from "../../../src/decisions/decision.ts";
import { digestStanding } from "../../../src/reviews/digest-standing.ts";
import { aDecision } from "../../contracts/a-decision.ts";

const grace = { id: "grace", name: "Grace" };
const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const look = (result: string, day: string) => ({ at: at(day), by: grace, result });
const entry = (kind: string, day: string) => ({ at: at(day), by: grace, kind, text: "." });
const reviewed = (review: Partial<Decision["review"]>, more: Partial<Decision> = {}) =>
  aDecision({ id: "WM-4", ...more, review: { nextOn: "2027-06-01", history: [], ...review } });

test("a digest says of a decision what happened to it last", () => {
  const asked = { occurrence: "o", session: "s", dueAt: 1, at: 1, nudges: 0 };
  const open = reviewed({ asked, history: [look("confirmed", "2027-01-01")] });
  expect(digestStanding(open)).toBeUndefined();
  expect(digestStanding(reviewed({}))).toBeUndefined();
  const history = [look("confirmed", "2027-01-01"), look("snoozed", "2027-02-01")];
  expect(digestStanding(reviewed({ history }))).toEqual({
    what: "Put off to 2027-06-01",
    by: grace,
    day: "2027-02-01",
  });
  const planned = { entries: [entry("planned", "2027-03-01")] };
  expect(digestStanding(reviewed({ history }, planned))).toEqual({
    what: "Planned anew for 2027-06-01",
    by: grace,
    day: "2027-03-01",
  });
  expect(digestStanding(reviewed({ history, nextOn: null }, planned))?.what).toBe("Reviews stopped");
});

test("a decision that another took the place of says so, and nobody is named for it", () => {
  const more = { status: "superseded" as const, supersededBy: "WM-9", entries: [entry("superseded", "2027-04-01")] };
  expect(digestStanding(reviewed({}, more))).toEqual({ what: "Superseded by WM-9", by: null, day: "2027-04-01" });
});
