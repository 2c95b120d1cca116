import { describe, expect, test } from "vitest";
import type { Arrival } from "./a-platform.ts";
import { auditYears, type YearsAudit } from "./audit-years.ts";
import { channelPlans } from "./channels.ts";
import { awakeTimes, downTimes, longestUp } from "./down-times.ts";
import { WORKSPACE, type Years } from "./years.ts";

/** Ten in Berlin, a Monday. */
const DUE = Date.UTC(2027, 1, 1, 9);
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const FROM = DUE - 20 * DAY_MS;
const TO = DUE + 50 * DAY_MS;
const LOOK = "slack.T1~WM-1@2027-02-01T09.00Z~review";
const [plain] = channelPlans(WORKSPACE, 1, "2026-12-07");
if (plain === undefined) throw new Error("a channel expected");
const channel = plain.name;
const monthly = { ...plain, digest: { kind: "first-monday", from: "2026-12-07", time: "10:00" } } as const;

const said = (at: number, more: Partial<Arrival> = {}): Arrival => ({
  at,
  process: "p1",
  item: "s#0",
  session: "s",
  place: channel,
  cut: false,
  occurrences: [LOOK],
  reminders: [],
  ...more,
});

const state = { status: "accepted", reversibility: "easy", owner: "U1" } as const;
const planned = { ...state, at: FROM, review: { nextOn: "2027-02-01", asked: undefined } };
const askedAt = (at: number) => ({
  ...state,
  at,
  review: { nextOn: "2027-05-02", asked: { occurrence: LOOK, session: "s", dueAt: DUE, at, nudges: 0 } },
});

/** One decision, whose look was asked for and arrived when it was due, unless told otherwise. */
function lived(more: Partial<Years> = {}): Years {
  return {
    plans: new Map([[channel, plain as NonNullable<typeof plain>]]),
    channelOf: new Map([["WM-1", channel]]),
    written: new Map([["WM-1", [planned, askedAt(DUE)]]]),
    talked: new Map(),
    digests: new Map(),
    arrivals: [said(DUE)],
    failed: [],
    down: [],
    deaths: [],
    stalls: [],
    marked: new Map(),
    opened: new Set(),
    unsaved: [],
    lost: new Set(),
    from: FROM,
    to: TO,
    errors: new Map(),
    ...more,
  };
}

const wrong = (more?: Partial<Years>) => {
  const found: YearsAudit = auditYears(lived(more));
  return Object.entries(found).flatMap(([name, list]) => (Array.isArray(list) && list.length > 0 ? [name] : []));
};
const death = (process: string, at: number) => ({ process, at, between: "at once" });

describe("the audit of the simulated years", () => {
  test("finds nothing where what was due was said once, in time", () => {
    expect(wrong()).toEqual([]);
    expect(auditYears(lived())).toMatchObject({ occurrences: 1, deliveredOnce: 1, deadLettered: 0 });
  });

  test("misses what was not said, unless it was given up with a reason", () => {
    const failed = (reason: string) => ({
      due: { workspace: WORKSPACE, subject: "WM-1", kind: "review" as const, at: DUE },
      reason,
      attempts: 1,
      at: DUE,
    });
    const written = new Map([["WM-1", [planned]]]);
    expect(wrong({ arrivals: [], written })).toEqual(["missing"]);
    expect(wrong({ arrivals: [], written, failed: [failed("")] })).toEqual(["missing"]);
    expect(wrong({ arrivals: [], written, failed: [failed("is_archived")] })).toEqual([]);
  });

  test("takes nothing that was not due", () => {
    const other = said(DUE + DAY_MS, { item: "t#0", occurrences: ["slack.T1~WM-1@2027-02-02T09.00Z~review"] });
    expect(wrong({ arrivals: [said(DUE), other] })).toEqual(["neverDue"]);
    expect(wrong({ arrivals: [said(DUE - 1)] })).toEqual(["neverDue"]);
    expect(wrong({ arrivals: [said(DUE - 1)], opened: new Set([LOOK]) })).toEqual([]);
  });

  test("takes what was due when it was said, also where whoever said it ended and it was answered before that was noted", () => {
    const written = (day: string, answeredAt: number) => {
      const review = { nextOn: "2027-08-02", asked: undefined };
      const first = { ...planned, at: DUE - 60 * DAY_MS, review: { nextOn: day, asked: undefined } };
      return new Map([["WM-1", [first, { ...state, at: answeredAt, review }]]]);
    };
    expect(wrong({ written: written("2027-02-01", DUE + 30_000) })).toEqual([]);
    expect(wrong({ written: written("2027-02-01", DUE - 1) })).toEqual(["neverDue"]);
    // A digest says ahead of time what falls due before the next one, and nothing later.
    const january = DUE - 28 * DAY_MS;
    const digest = "slack.T1~slack.T1/C0@2027-01-04T09.00Z~digest";
    const listed = (day: string): Partial<Years> => ({
      plans: new Map([[channel, monthly]]),
      digests: new Map([[channel, [{ at: january - DAY_MS, for: january }]]]),
      arrivals: [said(january, { occurrences: [LOOK.replace("2027-02-01", day), digest] })],
      written: written(day, january + DAY_MS),
    });
    expect(wrong(listed("2027-01-29"))).toEqual([]);
    expect(wrong(listed("2027-02-02"))).toEqual(["neverDue"]);
  });

  test("takes what came after more than a minute for late, also where one process died or stood still, and not where nobody was there", () => {
    const at = DUE + 61_000;
    const late = { arrivals: [said(at)], written: new Map([["WM-1", [planned, askedAt(at)]]]) };
    expect(wrong(late)).toEqual(["late"]);
    expect(wrong({ ...late, deaths: [death("p1", DUE + 5)] })).toEqual(["late"]);
    expect(wrong({ ...late, stalls: [{ process: "p1", at: DUE, ms: 60_000, before: "store.commit" }] })).toEqual([
      "late",
    ]);
    expect(wrong({ ...late, deaths: [death("p1", DUE + 5), death("p2", DUE + 20_000)] })).toEqual([
      "late",
      "lateStruckTwice",
    ]);
    expect(wrong({ ...late, deaths: [death("p1", DUE - 5), death("p2", at + 1)] })).toEqual(["late"]);
    expect(wrong({ ...late, down: [[DUE - 5000, DUE + 2000]] })).toEqual([]);
    expect(wrong({ ...late, unsaved: [{ decision: "WM-1", from: DUE, to: DUE + 50_000 }] })).toEqual([
      "late",
      "lateUnsaved",
    ]);
    expect(wrong({ ...late, unsaved: [{ decision: "WM-2", from: DUE, to: DUE + 50_000 }] })).toEqual(["late"]);
  });

  test("takes no double without a cause, and only the death of who sent it between the two, before it was marked", () => {
    const twice = { arrivals: [said(DUE), said(DUE + 31_000, { process: "p2" })] };
    expect(wrong(twice)).toEqual(["doublesUnexplained"]);
    expect(wrong({ ...twice, deaths: [death("p2", DUE + 5)] })).toEqual(["doublesUnexplained"]);
    expect(wrong({ ...twice, deaths: [death("p1", DUE + 32_000)] })).toEqual(["doublesUnexplained"]);
    expect(wrong({ ...twice, deaths: [death("p1", DUE + 5)] })).toEqual(["doublesExplained"]);
    const marked = new Map([["s#0", new Set(["p1"])]]);
    expect(wrong({ ...twice, deaths: [death("p1", DUE + 5)], marked })).toEqual(["doublesUnexplained"]);
    expect(wrong({ arrivals: [said(DUE, { cut: true }), said(DUE + 31_000)] })).toEqual(["doublesExplained"]);
    expect(wrong({ arrivals: [said(DUE), said(DUE + 5, { item: "t#0" })] })).toEqual(["doublesUnexplained"]);
  });

  test("holds digests against the oracle, and misses one where something was to be listed", () => {
    const plans = new Map([[channel, monthly]]);
    const chain = (...at: number[]) =>
      new Map([[channel, at.map((each, no) => ({ at: at[no - 1] ?? FROM, for: each }))]]);
    const [first, next] = [DUE, Date.UTC(2027, 2, 1, 9)];
    const digest = "slack.T1~slack.T1/C0@2027-02-01T09.00Z~digest";
    const listing = said(DUE, { occurrences: [LOOK, digest] });
    // It was not answered, and is listed once more.
    const open = said(next, { item: "u#0", occurrences: [digest.replace("02-01", "03-01")], reminders: ["WM-1"] });
    const arrivals = [listing, open];
    expect(wrong({ plans, digests: chain(first, next), arrivals })).toEqual([]);
    expect(wrong({ plans, digests: chain(first, next), arrivals: [listing] })).toEqual(["missing"]);
    expect(wrong({ plans, digests: chain(first, next), arrivals: [said(DUE), open] })).toEqual(["missing"]);
    const later = chain(first, next, Date.UTC(2027, 3, 5, 9));
    expect(wrong({ plans, digests: later, arrivals })).toEqual(["wrongDigests"]);
    const elsewhere = said(DUE + DAY_MS, { item: "t#0", occurrences: [digest.replace("02-01", "02-02")] });
    expect(wrong({ plans, digests: chain(first, next), arrivals: [...arrivals, elsewhere] })).toEqual(["neverDue"]);
    const nothing = new Map([["WM-1", [{ ...planned, review: { nextOn: "2027-08-02", asked: undefined } }]]]);
    expect(wrong({ plans, digests: chain(first, next), arrivals: [], written: nothing })).toEqual([]);
  });

  test("misses a recommendation that nobody was asked about after thirty days, and takes no second word", () => {
    const stands = { conversation: `${channel}/t1`, recommended: true };
    const talked = new Map([["i1", [{ ...stands, at: DUE, touchedAt: DUE }]]]);
    const word = (day: string, item: string) =>
      said(Date.parse(`2027-${day}T09:00Z`), { item, occurrences: [`slack.T1~i1@2027-${day}T09.00Z~unratified`] });
    expect(wrong({ talked })).toEqual(["missing"]);
    expect(wrong({ talked, arrivals: [said(DUE), word("03-03", "i1#5")] })).toEqual([]);
    expect(wrong({ talked, arrivals: [said(DUE), word("03-03", "i1#5"), word("03-05", "i1#9")] })).toEqual([
      "neverDue",
    ]);
    const due = { workspace: WORKSPACE, subject: "i1", kind: "unratified" as const, at: DUE + 30 * DAY_MS };
    const failed = [{ due, reason: "is_archived", attempts: 1, at: due.at }];
    const touched = [...(talked.get("i1") ?? []), { ...stands, at: due.at, touchedAt: due.at }];
    expect(wrong({ talked: new Map([["i1", touched]]), failed, to: DUE + 62 * DAY_MS })).toEqual([]);
    const signed = new Map([
      [
        "i1",
        [...(talked.get("i1") ?? []), { ...stands, recommended: false, at: DUE + DAY_MS, touchedAt: DUE + DAY_MS }],
      ],
    ]);
    expect(wrong({ talked: signed })).toEqual([]);
    expect(wrong({ talked: signed, arrivals: [said(DUE), word("03-03", "i1#5")] })).toEqual(["neverDue"]);
  });
});

test("nobody is there where each process is dead or stands still", () => {
  const awake = [...awakeTimes([0, 50], [[10, 20]]), ...awakeTimes([5, 15], []), ...awakeTimes([60, 90], [[80, 99]])];
  expect(downTimes(awake, [0, 100])).toEqual([
    [15, 20],
    [50, 60],
    [80, 100],
  ]);
  expect(
    longestUp(
      [
        [15, 20],
        [50, 60],
      ],
      0,
      70,
    ),
  ).toBe(30);
  expect(longestUp([[15, 20]], 16, 19)).toBe(0);
  expect(longestUp([], 5, 9)).toBe(4);
});
