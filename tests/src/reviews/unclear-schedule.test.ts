import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSchedule } from "../../../src/reviews/read-schedule.ts";
import { scheduleWords } from "../../../src/reviews/schedule-words.ts";
import { calendars, recurrences } from "./arbitrary-calendar.ts";
import { berlin, now, understood } from "./understood.ts";

const order = { seed: 20_261_130, numRuns: 1500 };

describe("what is not understood is named, with what to write", () => {
  test.each([
    ["schedule monthly frist monday 10:00", "frist (first?) -> schedule monthly first monday 10:00"],
    ["schedule monthly frist mondai 10.30", "frist (first?) -> schedule monthly first Monday 10:30"],
    ["schedule monthly frist monday", "frist (first?) -> schedule monthly first monday"],
    ["schedule frist monday 10:00", "frist (first?) -> schedule monthly first monday 10:00"],
    ["schedule first tuesday 9:00", "first -> schedule monthly first tuesday 9:00"],
    ["schedule lst fryday", "lst (last?) -> schedule monthly last Friday"],
    ["schedule evry 6 weks", "evry (every?) -> schedule every 6 weeks"],
    ["schedule mothly", "mothly (monthly?) -> schedule monthly"],
    ["schedule weekly friday Berlin", "Berlin (Europe/Berlin?) -> schedule weekly friday Europe/Berlin"],
    ["schedule zone Europe/Berln", "Europe/Berln (Europe/Berlin?) -> schedule zone Europe/Berlin"],
    ["schedule zone tokio", "tokio (Asia/Tokyo?) -> schedule zone Asia/Tokyo"],
    ["schedule zone kyiv", "kyiv (Europe/Kyiv?) -> schedule zone Europe/Kyiv"],
    ["schedule hours 9-5", "9-5 (09:00-17:00?) -> schedule hours 09:00-17:00"],
    ["schedule time 10", "10 (10:00?) -> schedule time 10:00"],
    ["schedule days mondai-friday", "mondai-friday (monday-friday?) -> schedule days monday-friday"],
    ["schedule holidays non", "non (none?) -> schedule holidays none"],
    ["schedule monthly first monday 10:00 please", "please -> schedule monthly first monday 10:00"],
    ["schedule monthly monday first", "first -> schedule monthly first monday 10:00"],
    ["schedule monthly fifth monday", "fifth -> schedule monthly first monday 10:00"],
    ["schedule monthly first monday 25:00", "25:00 -> schedule monthly first monday 10:00"],
    ["schedule monthly first monday 13pm", "13pm -> schedule monthly first monday 10:00"],
    ["schedule monthly on the monday", "monday -> schedule monthly first monday 10:00"],
    ["schedule monthly first monday at", "at -> schedule monthly first monday 10:00"],
    ["schedule weekly monday from", "from -> schedule every 6 weeks on monday 10:00"],
    ["schedule weekly monday tuesday", "tuesday -> schedule every 6 weeks on monday 10:00"],
    ["schedule weekly first monday", "first -> schedule every 6 weeks on monday 10:00"],
    ["schedule every 60 weeks", "60 -> schedule every 6 weeks on monday 10:00"],
    ["schedule every 0 weeks", "0 -> schedule every 6 weeks on monday 10:00"],
    ["schedule every 13 months", "13 -> schedule monthly first monday 10:00"],
    ["schedule every monday", "monday -> schedule every 6 weeks on monday 10:00"],
    ["schedule every 2 weeks from 2026-02-30", "2026-02-30 -> schedule every 6 weeks on monday 10:00"],
    ["schedule daily", "daily -> schedule monthly first monday 10:00"],
    ["schedule constructor", "constructor -> schedule monthly first monday 10:00"],
    ["schedule off please", "please -> schedule off"],
    ["schedule zone", "zone -> schedule zone Europe/Berlin"],
    ["schedule zone EST", "EST -> schedule zone Europe/Berlin"],
    ["schedule zone Europe/Berlin please", "please -> schedule zone Europe/Berlin"],
    ["schedule days", "days -> schedule days monday-friday"],
    ["schedule days monday and", "and -> schedule days monday-friday"],
    ["schedule hours 9-17 18", "18 -> schedule hours 9-17"],
    ["schedule time 10:00 11:00", "11:00 -> schedule time 10:00"],
    ["schedule holidays 2026-02-30", "2026-02-30 -> schedule holidays 2026-12-25, 2027-01-01"],
    ["schedule holidays none 2026-12-25", "none -> schedule holidays 2026-12-25, 2027-01-01"],
  ])("in %j", (line, words) => {
    expect(understood(line)).toBe(words);
  });

  test("at most sixty characters of it, and at most 200 holidays are kept", () => {
    expect(readSchedule(`schedule ${"x".repeat(50_000)}`, berlin, now)).toMatchObject({ piece: `${"x".repeat(59)}…` });
    const days = Array.from({ length: 201 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    expect(readSchedule(`schedule holidays ${days.slice(1).join(", ")}`, berlin, now)?.kind).toBe("calendar");
    expect(readSchedule(`schedule holidays ${days.join(", ")}`, berlin, now)).toMatchObject({
      kind: "unclear",
      piece: "2026-07-20",
    });
  });

  const words =
    "monthly weekly quarterly every month week 2 6 weeks months on the first last fifth monday fri at 10:00 9am 10 from 2026-12-25 none Europe/Berlin berlin UTC zone days hours 9-17 9-5 time holidays off to and - mon-fri";
  const word = fc.constantFrom(...words.split(" "));
  const lines = fc.oneof(
    fc.array(word, { maxLength: 9 }),
    fc
      .tuple(fc.constantFrom("monthly", "weekly", "every week", "every 6 weeks"), word)
      .map(([head, next]) => [head, next]),
  );

  test("and what it says to write is always understood", () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(lines, (line) => {
        const read = readSchedule(`schedule ${line.join(" ")}`, berlin, now);
        counts.set(read?.kind ?? "none", (counts.get(read?.kind ?? "none") ?? 0) + 1);
        if (read?.kind !== "unclear") return;
        const again = readSchedule(read.write, berlin, now);
        expect(["digest", "calendar", "off"]).toContain(again?.kind);
        expect(read.nearest?.toLowerCase()).not.toBe(read.piece.toLowerCase());
      }),
      { ...order, numRuns: 4000 },
    );
    expect(counts.get("unclear")).toBeGreaterThan(1000);
    expect(counts.get("digest")).toBeGreaterThan(200);
    expect(counts.has("none")).toBe(false);
  });

  test("wherever a stray word stands: none is passed over", () => {
    const digests = fc
      .tuple(calendars, recurrences)
      .map(([calendar, recurrence]) => scheduleWords(recurrence, calendar));
    fc.assert(
      fc.property(
        digests,
        fc.nat(),
        fc.constantFrom("please", "not", "and", "maybe", "xyzzy", "7th"),
        (line, place, stray) => {
          const said = line.split(" ");
          const read = readSchedule(
            `schedule ${said.toSpliced(place % (said.length + 1), 0, stray).join(" ")}`,
            berlin,
            now,
          );
          expect(read?.kind).toBe("unclear");
        },
      ),
      order,
    );
  });
});
