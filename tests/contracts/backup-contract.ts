import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Backup } from "../../src/backup/backup.ts";
import type { StoredRecord } from "../../src/backup/stored-record.ts";
import type { DecisionStore, PackArchive, ReferenceStore, ReviewQueue, SessionStore } from "../../src/ports.ts";
import { calendarIn } from "../../src/reviews/calendar.ts";
import type { FailedReview } from "../../src/reviews/review-queue.ts";
import { aDecision } from "./a-decision.ts";
import { aSession, withItems } from "./a-session.ts";

/** A store with its backup; the backup's `close` is the pair's own. */
export interface BackedUp {
  readonly store: SessionStore;
  readonly archive: PackArchive;
  readonly references: ReferenceStore;
  readonly decisions: DecisionStore;
  readonly reviews: ReviewQueue;
  readonly backup: Backup;
}

/** Two stores that share nothing. */
export interface BackupPair {
  readonly here: BackedUp;
  readonly elsewhere: BackedUp;
  close(): Promise<void>;
}

/** One of everything, so that something would be missing if a kind were. */
export async function fillStore(stores: Omit<BackedUp, "backup">): Promise<void> {
  const { store, archive, references, decisions, reviews } = stores;
  await archive.put("a".repeat(64), '{"canonical":"pack"}');
  await references.put("teams:t1/chat", '{"service":"url"}');
  await references.put("teams:t1/other", "address");
  await references.deactivate("teams:t1/other", "blocked\nby an administrator", 1000);
  const waiting = withItems(aSession({ id: "waiting" }), { by: "gone", at: 1000 }, { by: "gone", at: 2000 });
  await store.commit({ session: waiting, expected: 0, pointer: { previous: null } });
  await store.markUnsure("waiting", "waiting#1");
  await store.markSent("waiting", "waiting#0", { key: "root", ref: "1234.5", opened: "local/opened" });
  const said = aSession({ id: "said", conversation: "local/ümläut", phase: "recommended", touchedAt: 5000 });
  await store.commit({ session: said, expected: 0, pointer: { previous: null } });
  await store.commit({ session: { ...said, context: [] }, expected: 1 });
  const newer = { ...aSession({ id: "newer", conversation: "local/newer" }), schema: 99 as 2, more: "of it" };
  await store.commit({ session: newer, expected: 0, pointer: { previous: null } });
  await store.commit({ session: aSession({ id: "broken", conversation: "local/broken" }), expected: 0 });
  await store.setAside("broken", "not readable", 3000);
  const [first, second] = [await decisions.allocate("local", "said"), await decisions.allocate("local", "waiting")];
  await decisions.putDecider("local/table", { name: "Grace", id: "grace" });
  await decisions.put(aDecision({ id: second, sessionId: "waiting" }), 0);
  await decisions.put(aDecision({ id: first, sessionId: "said" }), 0);
  await reviews.plan({ workspace: "local", subject: "WM-2", kind: "review", at: 2_000_000 });
  await reviews.plan({ workspace: "local", subject: "WM-1", kind: "nudge", at: 9_000_000 });
  await reviews.plan({ workspace: "slack:T1", subject: "slack:T1/C1", kind: "digest", at: 1_000_000 });
  const failed = (subject: string, at: number): FailedReview => {
    const due = { workspace: "local", subject, kind: "evidence", at } as const;
    return { due, reason: "no channel\nleads there", attempts: 5, at: at + 1 };
  };
  for (const each of [failed("WM-9", 3000), failed("WM-1", 7000)]) await reviews.fail(each);
  await reviews.putSchedule({
    workspace: "slack:T1",
    channel: "slack:T1/C1",
    calendar: calendarIn("Europe/Berlin"),
    at: 5,
  });
}

/** What every Backup promises. */
export function backupContract(name: string, open: () => Promise<BackupPair>): void {
  describe(`${name} as something to export and import`, () => {
    let pair: BackupPair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.close());

    test("is empty until something is kept", async () => {
      expect(await pair.here.backup.empty()).toBe(true);
      await pair.here.archive.put("a".repeat(64), "{}");
      expect(await pair.here.backup.empty()).toBe(false);
    });

    test("what is carried into another store is the same there, down to the version and what is still to be sent", async () => {
      const { here, elsewhere } = pair;
      await fillStore(here);
      const records = await all(here.backup);
      expect(new Set(records.map(({ kind }) => kind)).size).toBe(10);
      expect(await elsewhere.backup.restore(records)).toEqual(records.map(() => true));
      expect(await all(elsewhere.backup)).toEqual(records);
      for (const id of ["waiting", "said", "newer", "broken"]) {
        expect(await elsewhere.store.read(id)).toEqual(await here.store.read(id));
      }
      expect(await elsewhere.store.read("newer")).toEqual({ kind: "newer", schema: 99 });
      for (const at of ["local/page-1", "local/opened", "local/ümläut", "local/newer"]) {
        expect([at, await elsewhere.store.pointer(at)]).toEqual([at, await here.store.pointer(at)]);
      }
      expect((await elsewhere.store.recent("local", "ana", 9)).map(({ id }) => id)).toEqual(["said", "waiting"]);
      expect(await elsewhere.references.stopped(9)).toEqual(await here.references.stopped(9));
      expect(await elsewhere.decisions.get("local", "WM-2")).toEqual(await here.decisions.get("local", "WM-2"));
      expect(await elsewhere.decisions.allocate("local", "next")).toBe("WM-3");
      expect(await elsewhere.decisions.decider("local/table")).toEqual({ name: "Grace", id: "grace" });
      const reviewsIn = async ({ reviews }: BackedUp) => [
        await reviews.due(9_000_000, 9),
        await reviews.next("local", 9),
        await reviews.failed("local", 9),
        await reviews.schedule("slack:T1/C1"),
      ];
      expect(await reviewsIn(elsewhere)).toEqual(await reviewsIn(here));
    });

    test("one kind alone is what the whole has of it", async () => {
      const { here } = pair;
      await fillStore(here);
      const records = await all(here.backup);
      for (const kind of new Set(records.map((record) => record.kind))) {
        const alone = await Array.fromAsync(here.backup.records(kind));
        expect([kind, alone]).toEqual([kind, records.filter((record) => record.kind === kind)]);
      }
    });

    test("work goes on there: commits, claims and removal of what is old", async () => {
      const { here, elsewhere } = pair;
      await fillStore(here);
      await elsewhere.backup.restore(await all(here.backup));
      const found = await elsewhere.store.read("waiting");
      if (found.kind !== "found") throw new Error("expected a session");
      expect(await elsewhere.store.claim("waiting", "waiting#1", "new", 9000, 5000)).toBe(true);
      await elsewhere.store.markSent("waiting", "waiting#1", undefined);
      expect(await elsewhere.store.commit({ session: found.session, expected: found.version })).toMatchObject({
        ok: true,
      });
      expect(await elsewhere.store.expire(4000, 4000)).toBe(2);
      expect([await elsewhere.store.pointer("local/page-1"), await elsewhere.store.read("said")]).toMatchObject([
        undefined,
        { kind: "found" },
      ]);
    });

    test("what is there already stays as it is", async () => {
      const { here } = pair;
      await fillStore(here);
      const records = await all(here.backup);
      const changed = records.map((record) => (record.kind === "pack" ? { ...record, canonical: "other" } : record));
      expect(await here.backup.restore(changed)).toEqual(records.map(() => false));
      expect(await all(here.backup)).toEqual(records);
    });

    test("a decision's number that belongs to another interview is not taken from it", async () => {
      const { here } = pair;
      await here.decisions.allocate("local", "one");
      const record = { kind: "decision-number", workspace: "local", session: "another", number: 1 } as const;
      await expect(here.backup.restore([record])).rejects.toThrow(
        /^WM-1 of local is the decision of another interview/,
      );
    });
  });
}

async function all(backup: Backup): Promise<StoredRecord[]> {
  return Array.fromAsync(backup.records());
}
