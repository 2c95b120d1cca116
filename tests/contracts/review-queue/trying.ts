import { describe, expect, test } from "vitest";
import { type Due, occurrenceId } from "../../../src/reviews/due.ts";
import { DAY_MS, type ReviewHarness } from "./harness.ts";

/** What becomes of deliveries that fail. */
export function reviewsTried(on: ReviewHarness): void {
  describe("tries to deliver", () => {
    test("what was rejected again, each time after twice as long", async () => {
      await on.here.plan(on.due("WM-1"));
      const times: number[] = [];
      const backOffMs = 2 * on.tickMs;
      const deliver = async (entry: Due) => {
        times.push(on.clock.now());
        if (times.length < 4) throw new Error("the channel is busy");
        await on.here.replan(entry.workspace, entry.subject, entry, null);
      };
      on.begin(on.here, { deliver }, { backOffMs, attempts: 4 });
      await on.until(async () => (await on.here.count(on.now)).planned === 0);
      const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
      expect(gaps).toHaveLength(3);
      for (const [n, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(backOffMs * 2 ** n);
      expect(await on.here.failed("slack:T1", 9)).toEqual([]);
    });

    test("up to the last attempt, then it is given up, noted, and its subject planned anew", async () => {
      const [lost, fine] = [on.due("WM-1"), on.due("WM-2")];
      await on.here.plan(lost);
      await on.here.plan(fine);
      const said: string[] = [];
      const work = {
        async deliver(entry: Due) {
          said.push(`deliver ${entry.subject}`);
          if (entry.subject === "WM-1") throw new Error("no such channel");
          await on.here.replan(entry.workspace, entry.subject, entry, null);
        },
        async gaveUp(entry: Due) {
          said.push(`gave up ${entry.subject}`, ...(await on.here.failed("slack:T1", 9)).map(({ reason }) => reason));
          await on.here.replan(entry.workspace, entry.subject, entry, { ...entry, at: on.now + DAY_MS });
        },
      };
      const logged: unknown[] = [];
      const note = (fields: object, message: string) => void logged.push([message, fields]);
      on.begin(on.here, work, { attempts: 3 }, { info: note, warn: note, error: note });
      await on.until(async () => (await on.here.count(on.now)).due === 0);
      await on.looks(2);
      expect(said.toSorted()).toEqual(
        ["deliver WM-2", ...Array(3).fill("deliver WM-1"), "gave up WM-1", "no such channel"].toSorted(),
      );
      const [failed, ...more] = await on.there.failed("slack:T1", 9);
      expect([failed, more]).toEqual([
        { due: lost, reason: "no such channel", attempts: 3, at: expect.any(Number) },
        [],
      ]);
      expect(await on.there.planned("slack:T1", "WM-1")).toEqual({ ...lost, at: on.now + DAY_MS });
      expect(logged).toContainEqual([
        "a review could not be delivered and was given up",
        { occurrence: occurrenceId(lost), attempt: 3, cause: "no such channel" },
      ]);
    });

    test("nothing that was given up, when planning it anew failed: that is done again", async () => {
      await on.here.plan(on.due("WM-1"));
      let [deliveries, given] = [0, 0];
      const work = {
        async deliver() {
          deliveries += 1;
          throw new Error("no such channel");
        },
        async gaveUp(entry: Due) {
          given += 1;
          if (given === 1) throw new Error("the store is away");
          await on.here.replan(entry.workspace, entry.subject, entry, null);
        },
      };
      on.begin(on.here, work, { attempts: 1 });
      await on.until(async () => (await on.here.count(on.now)).planned === 0);
      expect([deliveries, given, (await on.here.failed("slack:T1", 9)).length]).toEqual([1, 2, 1]);
    });

    test("what its subject is planned for meanwhile at once, and counts its attempts anew", async () => {
      const [first, second] = [on.due("WM-1"), on.due("WM-1", on.now - 500)];
      await on.here.plan(first);
      const tried: string[] = [];
      let at = 0;
      const work = {
        async deliver(entry: Due) {
          tried.push(occurrenceId(entry));
          if (tried.length === 2) at = on.clock.now();
          throw new Error("no such channel");
        },
        gaveUp: async (entry: Due) => void (await on.here.replan(entry.workspace, entry.subject, entry, null)),
      };
      const backOffMs = 20 * on.tickMs;
      on.begin(on.here, work, { attempts: 2, backOffMs });
      await on.until(() => tried.length === 1);
      await on.looks(1);
      await on.there.plan(second);
      await on.until(async () => (await on.here.count(on.now)).planned === 0);
      expect(tried).toEqual([first, second, second].map(occurrenceId));
      expect(at - on.now).toBeLessThan(backOffMs);
    });

    test("as often as it is to be tried, also when another process goes on with it", async () => {
      await on.here.plan(on.due("WM-1"));
      let deliveries = 0;
      const work = {
        async deliver() {
          deliveries += 1;
          throw new Error("no such channel");
        },
        gaveUp: async (entry: Due) => void (await on.here.replan(entry.workspace, entry.subject, entry, null)),
      };
      const stop = on.begin(on.here, work);
      await on.until(() => deliveries === 1);
      await stop();
      on.begin(on.there, work);
      await on.until(async () => (await on.here.count(on.now)).planned === 0);
      expect([deliveries, await on.here.failed("slack:T1", 9)]).toMatchObject([3, [{ attempts: 3 }]]);
    });

    test("in another process what one had taken when it died, before the next look, as one attempt of all", async () => {
      await on.here.plan(on.due("WM-1"));
      await on.crash();
      expect(await on.here.planned("slack:T1", "WM-1")).toEqual(on.due("WM-1"));
      const diedAt = on.clock.now();
      let [deliveries, at] = [0, 0];
      const work = {
        async deliver() {
          deliveries += 1;
          at = on.clock.now();
          throw new Error("no such channel");
        },
        gaveUp: async (entry: Due) => void (await on.here.replan(entry.workspace, entry.subject, entry, null)),
      };
      on.begin(on.here, work, { attempts: 2, tickMs: 100 * on.tickMs });
      await on.until(async () => (await on.here.count(on.now)).planned === 0);
      expect([deliveries, await on.here.failed("slack:T1", 9)]).toMatchObject([1, [{ attempts: 2 }]]);
      expect(at - diedAt).toBeLessThan(60 * on.tickMs);
    });
  });
}
