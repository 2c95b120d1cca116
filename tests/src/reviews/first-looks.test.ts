import { describe, expect, test } from "vitest";
import type { LinkedRecord } from "../../../src/decisions/adopt/link-records.ts";
import { calendarIn } from "../../../src/reviews/calendar.ts";
import { firstLooks } from "../../../src/reviews/first-looks.ts";

/** A Friday. */
const today = "2026-11-27";
const calendar = calendarIn("Europe/Berlin");

function aRecord(path: string, more: Partial<LinkedRecord> = {}): LinkedRecord {
  return {
    path,
    title: path,
    status: "accepted",
    outcome: "A queue",
    deciders: [],
    cites: [],
    markdown: "",
    remarks: [],
    ...more,
  };
}

const looksAt = (...records: LinkedRecord[]) => Object.fromEntries(firstLooks(records, { today, calendar }));

describe("the first look", () => {
  test("at a date of review to come is on it, and one that has passed is made up on the next working day", () => {
    expect(
      looksAt(
        aRecord("later", { reviewOn: "2027-01-10" }),
        aRecord("overdue", { reviewOn: "2026-08-02" }),
        aRecord("today", { reviewOn: today }),
      ),
    ).toEqual({
      later: { nextOn: "2027-01-10" },
      overdue: { nextOn: "2026-11-30", why: "Its date of review, 2026-08-02, has passed." },
      today: { nextOn: "2026-11-30", why: "Its date of review, 2026-11-27, has passed." },
    });
  });

  test("at what has been proposed for more than 30 days is soon, at what was proposed lately is not", () => {
    expect(
      looksAt(
        aRecord("old", { status: "proposed", decidedOn: "2026-10-27" }),
        aRecord("lately", { status: "proposed", decidedOn: "2026-10-28" }),
        aRecord("undated", { status: "proposed" }),
      ),
    ).toMatchObject({
      old: { nextOn: "2026-11-30", why: "It has been proposed since 2026-10-27." },
      lately: { nextOn: "2027-02-26" },
      undated: { nextOn: "2027-02-26" },
    });
  });

  test("at what cites a superseded record is soon, unless it is not accepted itself", () => {
    const gone = aRecord("0002-gone.md", { status: "superseded" });
    expect(
      looksAt(
        gone,
        aRecord("citing", { cites: ["0002-gone.md"] }),
        aRecord("both", { cites: ["0002-gone.md"], reviewOn: "2026-01-01" }),
        aRecord("proposed", { status: "proposed", cites: ["0002-gone.md"] }),
        aRecord("rejected", { status: "rejected", cites: ["0002-gone.md"] }),
      ),
    ).toMatchObject({
      "0002-gone.md": { nextOn: null },
      citing: { nextOn: "2026-11-30", why: "It cites 0002-gone.md, which is superseded." },
      both: {
        nextOn: "2026-11-30",
        why: "Its date of review, 2026-01-01, has passed. It cites 0002-gone.md, which is superseded.",
      },
      proposed: { nextOn: "2027-02-26" },
      rejected: { nextOn: null },
    });
  });

  test("a reason never is longer than a review keeps", () => {
    const gone = Array.from({ length: 9 }, (_, index) =>
      aRecord(`${"long-".repeat(60)}${index}.md`, { status: "superseded" }),
    );
    const looks = looksAt(...gone, aRecord("citing", { cites: gone.map(({ path }) => path), reviewOn: "2020-01-01" }));
    expect(looks.citing?.why?.length).toBeLessThanOrEqual(200);
    expect(looks.citing?.why).toContain("and 8 more, which are superseded.");
  });
});

describe("a large folder", () => {
  const overdue = Array.from({ length: 100 }, (_, index) =>
    aRecord(`a${String(index).padStart(3, "0")}`, { reviewOn: index % 2 === 0 ? "2025-01-01" : "2026-01-01" }),
  );
  const perDay = (looks: ReturnType<typeof firstLooks>) =>
    Object.groupBy(
      [...looks.values()].map(({ nextOn }) => nextOn ?? ""),
      (day) => day,
    );

  test("of 100 overdue records comes five a working day, the longest overdue first, holidays left out", () => {
    const looks = firstLooks(overdue, { today, calendar: { ...calendar, holidays: ["2026-12-24", "2026-12-25"] } });
    const days = perDay(looks);
    expect(Object.values(days).map((of) => of?.length)).toEqual(Array.from({ length: 20 }, () => 5));
    expect(Object.keys(days)[0]).toBe("2026-11-30");
    expect(Object.keys(days).sort().at(-1)).toBe("2026-12-29");
    expect([looks.get("a000")?.nextOn, looks.get("a001")?.nextOn]).toEqual(["2026-11-30", "2026-12-14"]);
  });

  test("of records without dates comes five a working day from three months on", () => {
    const looks = firstLooks(
      overdue.map(({ reviewOn: _, ...record }) => record),
      { today, calendar },
    );
    expect(
      Object.entries(perDay(looks))
        .slice(0, 3)
        .map(([day, of]) => [day, of?.length]),
    ).toEqual([
      ["2027-02-26", 5],
      ["2027-03-01", 5],
      ["2027-03-02", 5],
    ]);
  });

  test("leaves days alone that are full already, and plans only what is new", () => {
    const taken = new Map([["2026-11-30", 5]]);
    const looks = firstLooks(overdue.slice(0, 3), { today, calendar, taken, only: new Set(["a001"]) });
    expect([...looks]).toEqual([["a001", { nextOn: "2026-12-01", why: expect.any(String) }]]);
  });
});
