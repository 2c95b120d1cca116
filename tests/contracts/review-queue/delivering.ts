import { describe, expect, test } from "vitest";
import { type Due, occurrenceId } from "../../../src/reviews/due.ts";
import type { ReviewQueue } from "../../../src/reviews/review-queue.ts";
import { DAY_MS, type ReviewHarness } from "./harness.ts";

/** When what is due is delivered, by one process and by several. */
export function reviewsDelivered(on: ReviewHarness): void {
  describe("delivers", () => {
    test.each([1, 3])(
      "what is due, each occurrence once, also what fell due while nobody ran (processes: %i)",
      async (count) => {
        const entries = Array.from({ length: 40 }, (_, n) => on.due(`WM-${n}`, on.now - n * DAY_MS));
        for (const entry of entries) await on.here.plan(entry);
        expect(await on.here.lastTick()).toBeUndefined();
        const delivered: string[] = [];
        for (const queue of on.queues.slice(0, count)) on.begin(queue, on.moving(queue, delivered));
        await on.until(async () => (await on.there.count(on.now)).due === 0);
        await on.looks(2);
        expect(delivered.toSorted()).toEqual(entries.map(occurrenceId).toSorted());
        expect(await on.there.lastTick()).toBeGreaterThanOrEqual(on.now);
        expect(await on.there.planned("slack:T1", "WM-3")).toEqual(on.due("WM-3", on.now + 87 * DAY_MS));
      },
    );

    test("nothing early, and what is planned later as soon as it is due", async () => {
      const delivered: string[] = [];
      let at = 0;
      on.begin(on.here, {
        async deliver(entry) {
          at = on.clock.now();
          await on.moving(on.here, delivered).deliver(entry);
        },
      });
      await on.looks(1);
      const soon = on.due("WM-1", Math.ceil(on.clock.now() + 4 * on.tickMs));
      await on.there.plan(soon);
      await on.there.plan(on.due("WM-2", on.now + DAY_MS));
      await on.until(() => delivered.length > 0);
      await on.looks(2);
      expect(delivered).toEqual([occurrenceId(soon)]);
      expect(at).toBeGreaterThanOrEqual(soon.at);
    });

    test("what falls due between two looks when it is due, not at the next look", async () => {
      const soon = on.due("WM-1", Math.ceil(on.clock.now() + 5 * on.tickMs));
      await on.here.plan(soon);
      let at = 0;
      const deliver = async (entry: Due) => {
        at = on.clock.now();
        await on.moving(on.here, []).deliver(entry);
      };
      on.begin(on.here, { deliver }, { tickMs: 30 * on.tickMs });
      await on.until(() => at > 0);
      expect(at).toBeGreaterThanOrEqual(soon.at);
      expect(at - soon.at).toBeLessThan(10 * on.tickMs);
    });

    test("by a process that stops what runs, and no more; another one goes on", async () => {
      await on.here.plan(on.due("WM-1"));
      const { promise: going, resolve: goOn } = Promise.withResolvers<void>();
      const delivered: string[] = [];
      const [ours, theirs]: string[][] = [[], []];
      const stop = on.begin(on.here, {
        async deliver(entry) {
          ours?.push(entry.subject);
          await going;
          await on.moving(on.here, delivered).deliver(entry);
        },
      });
      await on.until(() => ours?.length === 1);
      const stopped = stop().then(() => delivered.length);
      await on.there.plan(on.due("WM-2"));
      on.begin(on.there, {
        async deliver(entry) {
          theirs?.push(entry.subject);
          await on.moving(on.there, delivered).deliver(entry);
        },
      });
      await on.until(() => delivered.length === 1);
      goOn();
      expect(await stopped).toBe(2);
      await on.there.plan(on.due("WM-3"));
      await on.until(async () => (await on.there.count(on.now)).due === 0);
      expect([ours, theirs]).toEqual([["WM-1"], ["WM-2", "WM-3"]]);
    });

    test("what takes long in one process, however often others look meanwhile", async () => {
      // As many as one process takes at once: it has no hand free to take them again itself.
      const subjects = Array.from({ length: 16 }, (_, n) => `WM-${n}`).toSorted();
      for (const subject of subjects) await on.here.plan(on.due(subject));
      const { promise: going, resolve: goOn } = Promise.withResolvers<void>();
      const begun: string[] = [];
      const deliver = async (entry: Due): Promise<void> => {
        begun.push(entry.subject);
        await going;
        await on.moving(on.here, []).deliver(entry);
      };
      for (const queue of on.queues) on.begin(queue, { deliver });
      await on.until(() => begun.length === 16);
      await on.looks(8);
      goOn();
      await on.until(async () => (await on.there.count(on.now)).due === 0);
      await on.looks(2);
      expect(begun.toSorted()).toEqual(subjects);
    });

    test("only what belongs to the platforms it serves, and leaves the rest untouched to whoever serves that", async () => {
      const delivered: Record<"page" | "slack", string[]> = { page: [], slack: [] };
      const mine = [on.due("WM-1"), on.due("WM-2", on.now, { workspace: "slack:E2" })];
      const local = [on.due("WM-1", on.now, { workspace: "local" })];
      for (const entry of [...mine, ...local]) await on.here.plan(entry);
      const served = (queue: ReviewQueue, platform: "page" | "slack") =>
        on.begin(queue, on.moving(queue, delivered[platform]), {}, undefined, [
          platform === "page" ? "local" : platform,
        ]);
      served(on.here, "page");
      await on.until(() => delivered.page.length > 0);
      await on.looks(3);
      for (const entry of mine) expect(await on.here.planned(entry.workspace, entry.subject)).toEqual(entry);
      served(on.there, "slack");
      await on.until(async () => (await on.there.count(on.now)).due === 0);
      await on.looks(1);
      expect(delivered.page).toEqual(local.map(occurrenceId));
      expect(delivered.slack.toSorted()).toEqual(mine.map(occurrenceId).toSorted());
    });

    test("and keeps what is planned for its subject meanwhile", async () => {
      await on.here.plan(on.due("WM-1"));
      const later = on.due("WM-1", on.now + 7 * DAY_MS, { kind: "nudge" });
      const taken: boolean[] = [];
      on.begin(on.here, {
        async deliver(entry) {
          await on.there.plan(later);
          taken.push(await on.here.replan(entry.workspace, entry.subject, entry, null));
        },
      });
      await on.until(() => taken.length > 0);
      await on.looks(2);
      expect([taken, await on.here.planned("slack:T1", "WM-1")]).toEqual([[false], later]);
    });

    test("again what the work left as it was, however often, and what is planned for the same time again", async () => {
      await on.here.plan(on.due("WM-1"));
      let deliveries = 0;
      on.begin(on.here, {
        async deliver(entry) {
          deliveries += 1;
          if (deliveries >= 5) await on.here.replan(entry.workspace, entry.subject, entry, null);
        },
      });
      await on.until(() => deliveries === 5);
      await on.until(async () => (await on.here.count(on.now)).planned === 0);
      await on.here.plan(on.due("WM-1"));
      await on.until(() => deliveries === 6);
      expect(await on.here.failed("slack:T1", 9)).toEqual([]);
    });

    test("more than fit at once, without waiting for the next look", async () => {
      const count = 50;
      for (let n = 0; n < count; n += 1) await on.here.plan(on.due(`WM-${n}`));
      let [running, most] = [0, 0];
      const delivered: string[] = [];
      const looksBefore: (number | undefined)[] = [];
      on.begin(
        on.here,
        {
          async deliver(entry) {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setImmediate(resolve));
            await on.moving(on.here, delivered).deliver(entry);
            looksBefore.push(await on.here.lastTick());
            running -= 1;
          },
        },
        { tickMs: 1000 },
      );
      await on.until(() => delivered.length === count);
      expect(most).toBeGreaterThan(1);
      expect(most).toBeLessThanOrEqual(16);
      expect(new Set(looksBefore.filter((at) => at !== undefined)).size).toBeLessThanOrEqual(1);
    });
  });
}
