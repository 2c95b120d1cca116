import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Clock, Log } from "../../src/ports.ts";
import { calendarIn } from "../../src/reviews/calendar.ts";
import type { ChannelSchedule } from "../../src/reviews/channel-schedule.ts";
import { type Due, occurrenceId } from "../../src/reviews/due.ts";
import type { ReviewQueue, ReviewWaits, ReviewWork } from "../../src/reviews/review-queue.ts";

/** Three queues on the same data, as three processes would open it. */
export interface ReviewProcesses {
  readonly queues: readonly [ReviewQueue, ReviewQueue, ReviewQueue];
  readonly clock: Clock;
  readonly tickMs: number;
  /** Lets time pass until it holds. */
  until(holds: () => boolean | Promise<boolean>): Promise<void>;
  /** Begins in a process of its own, which takes what is due and is killed while it delivers it. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** What every ReviewQueue promises. */
export function reviewQueueContract(name: string, open: () => Promise<ReviewProcesses>): void {
  describe(`${name} as a queue of reviews`, () => {
    let processes: ReviewProcesses;
    let here: ReviewQueue;
    let there: ReviewQueue;
    let now: number;
    const ends: (() => Promise<void>)[] = [];
    beforeEach(async () => {
      processes = await open();
      [here, there] = processes.queues;
      now = processes.clock.now();
    });
    afterEach(async () => {
      await Promise.all(ends.splice(0).map((end) => end()));
      await processes.close();
    });

    const due = (subject: string, at = now - 1000, more: Partial<Due> = {}): Due => ({
      workspace: "slack:T1",
      subject,
      kind: "review",
      at,
      ...more,
    });
    const begin = (
      queue: ReviewQueue,
      work: Partial<ReviewWork>,
      waits: Partial<ReviewWaits> = {},
      log: Log = quiet,
    ) => {
      const all = { tickMs: processes.tickMs, backOffMs: processes.tickMs, attempts: 3, ...waits };
      const whole = { deliver: async () => undefined, gaveUp: async () => undefined, ...work };
      let stopped: Promise<void> | undefined;
      const end = queue.begin(whole, all, processes.clock, log);
      const stop = () => {
        stopped ??= end();
        return stopped;
      };
      ends.push(stop);
      return stop;
    };
    const looks = async (count: number): Promise<void> => {
      for (let look = 0; look < count; look += 1) {
        const last = await here.lastTick();
        await processes.until(async () => (await here.lastTick()) !== last);
      }
    };

    describe("keeps what is planned", () => {
      test("one entry for each subject of a workspace, the last one", async () => {
        await here.plan(due("WM-1", 1000));
        await there.plan(due("WM-1", 2000, { kind: "nudge" }));
        await here.plan(due("WM-1", 3000, { workspace: "slack:T2" }));
        expect(await here.planned("slack:T1", "WM-1")).toEqual(due("WM-1", 2000, { kind: "nudge" }));
        expect(await there.planned("slack:T2", "WM-1")).toEqual(due("WM-1", 3000, { workspace: "slack:T2" }));
        expect(await here.planned("slack:T1", "WM-2")).toBeUndefined();
        expect(await here.count(3000)).toEqual({ planned: 2, due: 1 });
      });

      test("an entry gives way only where it still is what was expected", async () => {
        const [first, second] = [due("WM-1", 1000), due("WM-1", 2000)];
        const replan = (was: Due | null, next: Due | null) => here.replan("slack:T1", "WM-1", was, next);
        expect(await replan(first, second)).toBe(false);
        expect(await replan(null, null)).toBe(true);
        expect(await replan(null, first)).toBe(true);
        expect(await replan(null, second)).toBe(false);
        expect(await replan(null, null)).toBe(false);
        expect(await replan(second, null)).toBe(false);
        expect(await replan({ ...first, kind: "nudge" }, second)).toBe(false);
        expect(await there.planned("slack:T1", "WM-1")).toEqual(first);
        expect(await replan(first, second)).toBe(true);
        expect(await replan(second, null)).toBe(true);
        expect([await there.planned("slack:T1", "WM-1"), await there.due(5000, 9)]).toEqual([undefined, []]);
        expect([await here.next("slack:T1", 9), await here.count(5000)]).toEqual([[], { planned: 0, due: 0 }]);
      });

      test("of two who plan a subject at the same time against the same entry, one does", async () => {
        await here.plan(due("WM-1", 1000));
        const tried = await Promise.all(
          [here, there].map((queue, n) => queue.replan("slack:T1", "WM-1", due("WM-1", 1000), due("WM-1", 2000 + n))),
        );
        expect(tried.filter(Boolean)).toHaveLength(1);
      });

      test("what is due comes soonest first, of all workspaces, and nothing that is due later", async () => {
        const entries = [
          due("WM-2", 2000),
          due("slack:T1/C1", 1000, { kind: "digest" }),
          due("WM-9", 1000, { workspace: "local" }),
          due("WM-3", 3000),
        ];
        for (const entry of entries) await here.plan(entry);
        const soonest = [entries[2], entries[1], entries[0], entries[3]];
        expect(await there.due(3000, 9)).toEqual(soonest);
        expect(await there.due(2999, 9)).toEqual(soonest.slice(0, 3));
        expect(await there.due(3000, 2)).toEqual(soonest.slice(0, 2));
        expect(await there.due(999, 9)).toEqual([]);
        expect(await there.count(2000)).toEqual({ planned: 4, due: 2 });
      });

      test("what a workspace has next, with what is due already", async () => {
        for (const at of [3000, now + DAY_MS, 2000]) await here.plan(due(`at-${at}`, at));
        await here.plan(due("WM-1", 1, { workspace: "local" }));
        expect((await there.next("slack:T1", 9)).map(({ at }) => at)).toEqual([2000, 3000, now + DAY_MS]);
        expect((await there.next("slack:T1", 2)).map(({ at }) => at)).toEqual([2000, 3000]);
        expect(await there.next("slack:T9", 2)).toEqual([]);
      });

      test("what was given up, newest first and each once, for its workspace", async () => {
        const failed = (n: number, at: number) => ({
          due: due(`WM-${n}`, n),
          reason: `no channel ${n}`,
          attempts: 3,
          at,
        });
        for (const [n, at] of [
          [1, 10],
          [2, 30],
          [3, 20],
        ] as const)
          await here.fail(failed(n, at));
        await there.fail({ ...failed(1, 40), reason: "again" });
        await here.fail({ ...failed(4, 50), due: due("WM-4", 4, { workspace: "local" }) });
        expect(await there.failed("slack:T1", 9)).toEqual([failed(2, 30), failed(3, 20), failed(1, 10)]);
        expect(await there.failed("slack:T1", 1)).toEqual([failed(2, 30)]);
        expect(await there.failed("teams:t", 9)).toEqual([]);
      });

      test("of what was given up the newest thousand", async () => {
        const failed = (n: number) => ({ due: due(`WM-${n}`, n), reason: "gone", attempts: 1, at: n });
        for (let n = 0; n < 1003; n += 1) await here.fail(failed(n));
        const kept = await here.failed("slack:T1", 2000);
        expect([kept.length, kept[0], kept.at(-1)]).toEqual([1000, failed(1002), failed(3)]);
      });

      test("when a channel is asked, as it was put last", async () => {
        const schedule: ChannelSchedule = {
          workspace: "slack:T1",
          channel: "slack:T1/C1",
          calendar: calendarIn("Europe/Berlin"),
          digest: { kind: "monthly", every: 1, nth: 1, weekday: 1, from: "2026-11-01", time: "10:00" },
          by: { id: "U1", name: "Ana" },
          at: 5,
        };
        expect(await here.schedule("slack:T1/C1")).toBeUndefined();
        await here.putSchedule(schedule);
        expect(await there.schedule("slack:T1/C1")).toEqual(schedule);
        const { digest: _digest, ...without } = schedule;
        await there.putSchedule({ ...without, at: 6 });
        expect(await here.schedule("slack:T1/C1")).toEqual({ ...without, at: 6 });
        expect(await here.schedule("slack:T1/C2")).toBeUndefined();
      });
    });

    describe("delivers", () => {
      /** Notes each occurrence, and plans its subject for another day, as the work of the bot does. */
      const moving = (queue: ReviewQueue, delivered: string[]): Partial<ReviewWork> => ({
        async deliver(entry) {
          delivered.push(occurrenceId(entry));
          await queue.replan(entry.workspace, entry.subject, entry, { ...entry, at: entry.at + 90 * DAY_MS });
        },
      });

      test.each([1, 3])(
        "what is due, each occurrence once, also what fell due while nobody ran (processes: %i)",
        async (count) => {
          const entries = Array.from({ length: 40 }, (_, n) => due(`WM-${n}`, now - n * DAY_MS));
          for (const entry of entries) await here.plan(entry);
          expect(await here.lastTick()).toBeUndefined();
          const delivered: string[] = [];
          for (const queue of processes.queues.slice(0, count)) begin(queue, moving(queue, delivered));
          await processes.until(async () => (await there.count(now)).due === 0);
          await looks(2);
          expect(delivered.toSorted()).toEqual(entries.map(occurrenceId).toSorted());
          expect(await there.lastTick()).toBeGreaterThanOrEqual(now);
          expect(await there.planned("slack:T1", "WM-3")).toEqual(due("WM-3", now + 87 * DAY_MS));
        },
      );

      test("nothing early, and what is planned later as soon as it is due", async () => {
        const delivered: string[] = [];
        let at = 0;
        begin(here, {
          async deliver(entry) {
            at = processes.clock.now();
            await moving(here, delivered).deliver?.(entry);
          },
        });
        await looks(1);
        const soon = due("WM-1", processes.clock.now() + 4 * processes.tickMs);
        await there.plan(soon);
        await there.plan(due("WM-2", now + DAY_MS));
        await processes.until(() => delivered.length > 0);
        await looks(2);
        expect(delivered).toEqual([occurrenceId(soon)]);
        expect(at).toBeGreaterThanOrEqual(soon.at);
      });

      test("what was rejected again, each time after twice as long", async () => {
        await here.plan(due("WM-1"));
        const times: number[] = [];
        const backOffMs = 2 * processes.tickMs;
        const deliver = async (entry: Due) => {
          times.push(processes.clock.now());
          if (times.length < 4) throw new Error("the channel is busy");
          await here.replan(entry.workspace, entry.subject, entry, null);
        };
        begin(here, { deliver }, { backOffMs, attempts: 4 });
        await processes.until(async () => (await here.count(now)).planned === 0);
        const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
        expect(gaps).toHaveLength(3);
        for (const [n, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(backOffMs * 2 ** n);
        expect(await here.failed("slack:T1", 9)).toEqual([]);
      });

      test("up to the last attempt, then it is given up, noted, and its subject planned anew", async () => {
        const [lost, fine] = [due("WM-1"), due("WM-2")];
        await here.plan(lost);
        await here.plan(fine);
        const said: string[] = [];
        const work = {
          async deliver(entry: Due) {
            said.push(`deliver ${entry.subject}`);
            if (entry.subject === "WM-1") throw new Error("no such channel");
            await here.replan(entry.workspace, entry.subject, entry, null);
          },
          async gaveUp(entry: Due) {
            said.push(`gave up ${entry.subject}`, ...(await here.failed("slack:T1", 9)).map(({ reason }) => reason));
            await here.replan(entry.workspace, entry.subject, entry, { ...entry, at: now + DAY_MS });
          },
        };
        const logged: unknown[] = [];
        const note = (fields: object, message: string) => void logged.push([message, fields]);
        begin(here, work, { attempts: 3 }, { info: note, warn: note, error: note });
        await processes.until(async () => (await here.count(now)).due === 0);
        await looks(2);
        expect(said.toSorted()).toEqual(
          ["deliver WM-2", ...Array(3).fill("deliver WM-1"), "gave up WM-1", "no such channel"].toSorted(),
        );
        const [failed, ...more] = await there.failed("slack:T1", 9);
        expect([failed, more]).toEqual([
          { due: lost, reason: "no such channel", attempts: 3, at: expect.any(Number) },
          [],
        ]);
        expect(await there.planned("slack:T1", "WM-1")).toEqual({ ...lost, at: now + DAY_MS });
        expect(logged).toContainEqual([
          "a review could not be delivered and was given up",
          { occurrence: occurrenceId(lost), attempt: 3, cause: "no such channel" },
        ]);
      });

      test("nothing that was given up, when planning it anew failed: that is done again", async () => {
        await here.plan(due("WM-1"));
        let [deliveries, given] = [0, 0];
        const work = {
          async deliver() {
            deliveries += 1;
            throw new Error("no such channel");
          },
          async gaveUp(entry: Due) {
            given += 1;
            if (given === 1) throw new Error("the store is away");
            await here.replan(entry.workspace, entry.subject, entry, null);
          },
        };
        begin(here, work, { attempts: 1 });
        await processes.until(async () => (await here.count(now)).planned === 0);
        expect([deliveries, given, (await here.failed("slack:T1", 9)).length]).toEqual([1, 2, 1]);
      });

      test("in another process what one had taken when it died", async () => {
        await here.plan(due("WM-1"));
        await processes.crash();
        expect(await here.planned("slack:T1", "WM-1")).toEqual(due("WM-1"));
        const delivered: string[] = [];
        begin(here, moving(here, delivered));
        await processes.until(() => delivered.length > 0);
        expect(delivered).toEqual([occurrenceId(due("WM-1"))]);
      });

      test("by a process that stops what runs, and no more; another one goes on", async () => {
        await here.plan(due("WM-1"));
        const { promise: going, resolve: goOn } = Promise.withResolvers<void>();
        const delivered: string[] = [];
        const [ours, theirs]: string[][] = [[], []];
        const stop = begin(here, {
          async deliver(entry) {
            ours?.push(entry.subject);
            await going;
            await moving(here, delivered).deliver?.(entry);
          },
        });
        await processes.until(() => ours?.length === 1);
        const stopped = stop().then(() => delivered.length);
        await there.plan(due("WM-2"));
        begin(there, {
          async deliver(entry) {
            theirs?.push(entry.subject);
            await moving(there, delivered).deliver?.(entry);
          },
        });
        await processes.until(() => delivered.length === 1);
        goOn();
        expect(await stopped).toBe(2);
        await there.plan(due("WM-3"));
        await processes.until(async () => (await there.count(now)).due === 0);
        expect([ours, theirs]).toEqual([["WM-1"], ["WM-2", "WM-3"]]);
      });

      test("and keeps what is planned for its subject meanwhile", async () => {
        await here.plan(due("WM-1"));
        const later = due("WM-1", now + 7 * DAY_MS, { kind: "nudge" });
        let deliveries = 0;
        begin(here, {
          async deliver(entry) {
            deliveries += 1;
            await there.plan(later);
            expect(await here.replan(entry.workspace, entry.subject, entry, null)).toBe(false);
          },
        });
        await processes.until(() => deliveries === 1);
        await looks(2);
        expect([deliveries, await here.planned("slack:T1", "WM-1")]).toEqual([1, later]);
      });

      test("again what the work left as it was, and what is planned for the same time again", async () => {
        await here.plan(due("WM-1"));
        let deliveries = 0;
        begin(here, {
          async deliver(entry) {
            deliveries += 1;
            if (deliveries > 1) await here.replan(entry.workspace, entry.subject, entry, null);
          },
        });
        await processes.until(() => deliveries === 2);
        await processes.until(async () => (await here.count(now)).planned === 0);
        await here.plan(due("WM-1"));
        await processes.until(() => deliveries === 3);
      });

      test("more than fit at once, without waiting for the next look", async () => {
        const count = 50;
        for (let n = 0; n < count; n += 1) await here.plan(due(`WM-${n}`));
        let [running, most] = [0, 0];
        const delivered: string[] = [];
        const looksBefore: (number | undefined)[] = [];
        begin(
          here,
          {
            async deliver(entry) {
              running += 1;
              most = Math.max(most, running);
              await new Promise((resolve) => setImmediate(resolve));
              await moving(here, delivered).deliver?.(entry);
              looksBefore.push(await here.lastTick());
              running -= 1;
            },
          },
          { tickMs: 1000 },
        );
        await processes.until(() => delivered.length === count);
        expect(most).toBeGreaterThan(1);
        expect(most).toBeLessThanOrEqual(16);
        expect(new Set(looksBefore.filter((at) => at !== undefined)).size).toBeLessThanOrEqual(1);
      });
    });
  });
}

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
