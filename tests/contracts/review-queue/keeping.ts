import { describe, expect, test } from "vitest";
import { calendarIn } from "../../../src/reviews/calendar.ts";
import type { ChannelSchedule } from "../../../src/reviews/channel-schedule.ts";
import type { Due } from "../../../src/reviews/due.ts";
import { DAY_MS, type ReviewHarness } from "./harness.ts";

/** The index, what was given up, and when channels are asked. */
export function reviewsKept(on: ReviewHarness): void {
  describe("keeps what is planned", () => {
    test("one entry for each subject of a workspace, the last one", async () => {
      await on.here.plan(on.due("WM-1", 1000));
      await on.there.plan(on.due("WM-1", 2000, { kind: "nudge" }));
      await on.here.plan(on.due("WM-1", 3000, { workspace: "slack:T2" }));
      expect(await on.here.planned("slack:T1", "WM-1")).toEqual(on.due("WM-1", 2000, { kind: "nudge" }));
      expect(await on.there.planned("slack:T2", "WM-1")).toEqual(on.due("WM-1", 3000, { workspace: "slack:T2" }));
      expect(await on.here.planned("slack:T1", "WM-2")).toBeUndefined();
      expect(await on.here.count(3000)).toEqual({ planned: 2, due: 1 });
    });

    test("an entry gives way only where it still is what was expected", async () => {
      const [first, second] = [on.due("WM-1", 1000), on.due("WM-1", 2000)];
      const replan = (was: Due | null, next: Due | null) => on.here.replan("slack:T1", "WM-1", was, next);
      expect(await replan(first, second)).toBe(false);
      expect(await replan(null, null)).toBe(true);
      expect(await replan(null, first)).toBe(true);
      expect(await replan(null, second)).toBe(false);
      expect(await replan(null, null)).toBe(false);
      expect(await replan(second, null)).toBe(false);
      expect(await replan({ ...first, kind: "nudge" }, second)).toBe(false);
      expect(await on.there.planned("slack:T1", "WM-1")).toEqual(first);
      expect(await replan(first, second)).toBe(true);
      expect(await replan(second, null)).toBe(true);
      expect([await on.there.planned("slack:T1", "WM-1"), await on.there.due(5000, 9)]).toEqual([undefined, []]);
      expect([await on.here.next("slack:T1", 9), await on.here.count(5000)]).toEqual([[], { planned: 0, due: 0 }]);
    });

    test("of two who plan a subject at the same time against the same entry, one does", async () => {
      await on.here.plan(on.due("WM-1", 1000));
      const tried = await Promise.all(
        [on.here, on.there].map((queue, n) =>
          queue.replan("slack:T1", "WM-1", on.due("WM-1", 1000), on.due("WM-1", 2000 + n)),
        ),
      );
      expect(tried.filter(Boolean)).toHaveLength(1);
    });

    test("what is due comes soonest first, of all workspaces, and nothing that is due later", async () => {
      const entries = [
        on.due("WM-2", 2000),
        on.due("slack:T1/C1", 1000, { kind: "digest" }),
        on.due("WM-9", 1000, { workspace: "local" }),
        on.due("WM-3", 3000),
      ];
      for (const entry of entries) await on.here.plan(entry);
      const soonest = [entries[2], entries[1], entries[0], entries[3]];
      expect(await on.there.due(3000, 9)).toEqual(soonest);
      expect(await on.there.due(2999, 9)).toEqual(soonest.slice(0, 3));
      expect(await on.there.due(3000, 2)).toEqual(soonest.slice(0, 2));
      expect(await on.there.due(999, 9)).toEqual([]);
      expect(await on.there.count(2000)).toEqual({ planned: 4, due: 2 });
    });

    test("what a workspace has next, with what is due already", async () => {
      for (const at of [3000, on.now + DAY_MS, 2000]) await on.here.plan(on.due(`at-${at}`, at));
      await on.here.plan(on.due("WM-1", 1, { workspace: "local" }));
      expect((await on.there.next("slack:T1", 9)).map(({ at }) => at)).toEqual([2000, 3000, on.now + DAY_MS]);
      expect((await on.there.next("slack:T1", 2)).map(({ at }) => at)).toEqual([2000, 3000]);
      expect(await on.there.next("slack:T9", 2)).toEqual([]);
    });

    test("what was given up, newest first and each once, for its workspace", async () => {
      const failed = (n: number, at: number) => ({
        due: on.due(`WM-${n}`, n),
        reason: `no channel ${n}`,
        attempts: 3,
        at,
      });
      for (const [n, at] of [
        [1, 10],
        [2, 30],
        [3, 20],
      ] as const)
        await on.here.fail(failed(n, at));
      await on.there.fail({ ...failed(1, 40), reason: "again" });
      await on.here.fail({ ...failed(4, 50), due: on.due("WM-4", 4, { workspace: "local" }) });
      expect(await on.there.failed("slack:T1", 9)).toEqual([failed(2, 30), failed(3, 20), failed(1, 10)]);
      expect(await on.there.failed("slack:T1", 1)).toEqual([failed(2, 30)]);
      expect(await on.there.failed("teams:t", 9)).toEqual([]);
    });

    test("of what was given up the newest thousand", async () => {
      const failed = (n: number) => ({ due: on.due(`WM-${n}`, n), reason: "gone", attempts: 1, at: n });
      for (let n = 0; n < 1003; n += 1) await on.here.fail(failed(n));
      const kept = await on.here.failed("slack:T1", 2000);
      expect([kept.length, kept[0], kept.at(-1)]).toEqual([1000, failed(1002), failed(3)]);
    });

    test("when a channel is asked, as it was put last", async () => {
      const schedule: ChannelSchedule = {
        workspace: "slack:T1",
        channel: "slack:T1/C1",
        calendar: calendarIn("Europe/Berlin"),
        digest: { kind: "monthly", every: 1, nth: 1, weekday: 1, from: "2026-11-01", time: "10:00" },
        at: 5,
      };
      expect(await on.here.schedule("slack:T1/C1")).toBeUndefined();
      await on.here.putSchedule(schedule);
      expect(await on.there.schedule("slack:T1/C1")).toEqual(schedule);
      const { digest: _digest, ...without } = schedule;
      await on.there.putSchedule({ ...without, at: 6 });
      expect(await on.here.schedule("slack:T1/C1")).toEqual({ ...without, at: 6 });
      expect(await on.here.schedule("slack:T1/C2")).toBeUndefined();
    });
  });
}
