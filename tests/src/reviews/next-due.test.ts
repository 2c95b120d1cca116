import { describe, expect, test } from "vitest";
import { daysAfter } from "../../../src/days-after.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import { calendarIn } from "../../../src/reviews/calendar.ts";
import { nextDue } from "../../../src/reviews/next-due.ts";
import { reviewAfter } from "../../../src/reviews/review-after.ts";
import { sayInstant } from "../../../src/reviews/say-instant.ts";

type Reviewed = Pick<Decision, "workspace" | "id" | "status" | "review" | "reversibility" | "findOuts">;

const berlin = calendarIn("Europe/Berlin");
const decision: Reviewed = {
  workspace: "local",
  id: "WM-7",
  status: "accepted",
  reversibility: "costly",
  findOuts: [],
  review: { nextOn: "2027-05-03", history: [] },
};
/** Asked on Monday 1 February 2027, 10:00 in Berlin. */
const asked = { occurrence: "o", session: "s", dueAt: 0, at: Date.parse("2027-02-01T09:00Z"), nudges: 0 };
const waiting: Reviewed = { ...decision, review: { ...decision.review, asked } };

function said(of: Reviewed, calendar = berlin): string | null {
  const due = nextDue(of, calendar);
  return due === null ? null : `${due.kind}, ${sayInstant(due.at, calendar.zone)}`;
}

const asking = (changed: Partial<typeof asked>): Reviewed => ({
  ...waiting,
  review: { ...waiting.review, asked: { ...asked, ...changed } },
});

describe("what is next due of a decision", () => {
  test("is its review, in the morning of its day", () => {
    expect(nextDue(decision, berlin)).toEqual({
      workspace: "local",
      subject: "WM-7",
      kind: "review",
      at: Date.parse("2027-05-03T08:00Z"),
    });
  });

  test("is nothing once its reviews are stopped, or another decision took its place", () => {
    expect(said({ ...decision, review: { ...decision.review, nextOn: null } })).toBeNull();
    expect(said({ ...waiting, review: { ...waiting.review, nextOn: null } })).toBeNull();
    expect(said({ ...decision, status: "superseded" })).toBeNull();
    expect(said({ ...decision, status: "deprecated" })).toBeNull();
    expect(said({ ...decision, status: "rejected" })).toBeNull();
    expect(said({ ...decision, status: "proposed" })).toBe("review, Monday 3 May 2027, 10:00 (Europe/Berlin)");
  });

  test("is a word after a day, then after three, where nobody answered and it is hard to take back", () => {
    expect(said(waiting)).toBe("nudge, Tuesday 2 February 2027, 10:00 (Europe/Berlin)");
    expect(said({ ...waiting, reversibility: "one-way" })).toBe(
      "nudge, Tuesday 2 February 2027, 10:00 (Europe/Berlin)",
    );
    const heard = Date.parse("2027-02-02T09:00Z");
    expect(said(asking({ nudges: 1, at: heard }))).toBe("nudge, Thursday 4 February 2027, 10:00 (Europe/Berlin)");
    expect(said(asking({ nudges: 2 }))).toBe("review, Monday 3 May 2027, 10:00 (Europe/Berlin)");
  });

  test("is no word where it is easy to take back, or nobody said how hard it is", () => {
    const { reversibility: _, ...unsaid } = waiting;
    expect(said({ ...waiting, reversibility: "easy" })).toBe("review, Monday 3 May 2027, 10:00 (Europe/Berlin)");
    expect(said(unsaid)).toBe("review, Monday 3 May 2027, 10:00 (Europe/Berlin)");
  });

  test("comes to people at work", () => {
    const friday = asking({ at: Date.parse("2027-02-05T09:00Z") });
    expect(said(friday)).toBe("nudge, Monday 8 February 2027, 09:00 (Europe/Berlin)");
    expect(said({ ...decision, review: { ...decision.review, nextOn: "2027-05-01" } })).toBe(
      "review, Monday 3 May 2027, 10:00 (Europe/Berlin)",
    );
  });

  test("is the next review where that comes before the word, or with it", () => {
    expect(said({ ...waiting, review: { ...waiting.review, nextOn: "2027-02-02" } })).toBe(
      "review, Tuesday 2 February 2027, 10:00 (Europe/Berlin)",
    );
  });
});

describe("the look after one", () => {
  test("comes after 90 days, 180 where it is easy to take back, or as its owner chose; on the Monday after a weekend", () => {
    expect(reviewAfter(decision, "2027-02-02")).toBe("2027-05-03");
    expect(reviewAfter({ ...decision, reversibility: "easy" }, "2027-02-03")).toBe("2027-08-02");
    expect(["2027-01-31", "2027-02-01", "2027-02-02"].map((day) => reviewAfter(decision, day))).toEqual([
      "2027-05-03",
      "2027-05-03",
      "2027-05-03",
    ]);
    const chosen = { ...decision.review, everyDays: 30 };
    expect(reviewAfter({ ...decision, reversibility: "easy", review: chosen }, "2027-02-01")).toBe("2027-03-03");
  });

  test("comes earlier where something to find out is due, unless that was found out or is due already", () => {
    const findOuts = [
      { words: "load", dueOn: "2027-01-15" },
      { words: "people", dueOn: "2027-02-01" },
      { words: "audit", dueOn: "2027-02-20", doneAt: 1 },
      { words: "budget" },
      { words: "sso", dueOn: "2027-03-15" },
      { words: "hosting", dueOn: "2027-03-10" },
    ];
    expect(reviewAfter({ ...decision, findOuts }, "2027-02-01")).toBe("2027-03-10");
    expect(reviewAfter({ ...decision, findOuts }, "2027-03-10")).toBe("2027-03-15");
    expect(reviewAfter({ ...decision, findOuts }, "2027-03-15")).toBe("2027-06-14");
  });
});

test("days are counted over months, leap years and changes of clocks", () => {
  expect(daysAfter("2028-02-28", 1)).toBe("2028-02-29");
  expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysAfter("2026-03-28", 2)).toBe("2026-03-30");
});
