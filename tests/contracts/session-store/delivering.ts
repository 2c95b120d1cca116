import { describe, expect } from "vitest";
import { bucketOf, sessionId } from "../../../src/identity.ts";
import { aSession, withItems } from "../a-session.ts";
import type { StoreHarness } from "./harness.ts";

/** Replies stay until they are delivered, and each belongs to one process at a time. */
export function storeDelivering({ it, here, there, created, kept }: StoreHarness): void {
  describe("replies to deliver", () => {
    const idle = aSession();
    const bucket = bucketOf(idle.id);
    const item = (seq: number) => `${idle.id}#${seq}`;

    it("are found by bucket once their claim is older than asked for", async () => {
      await created(withItems(idle, { by: "r1", at: 1000 }));
      expect(await there.undelivered(bucket, 1000, 10)).toEqual([]);
      expect(await there.undelivered(bucket, 1001, 10)).toEqual([idle.id]);
      expect(await there.undelivered((bucket + 1) % 256, 1001, 10)).toEqual([]);
    });

    it("are listed oldest claim first, each session once, no more than asked for", async () => {
      const sameBucket = sessionsOfBucket(bucket, 3);
      const [a, b, c] = sameBucket.map((id, index) => aSession({ id, conversation: `local/${index}` }));
      if (a === undefined || b === undefined || c === undefined) throw new Error("three sessions expected");
      await created(withItems(a, { by: "r1", at: 300 }, { by: "r1", at: 300 }));
      await created(withItems(b, { by: "r1", at: 100 }));
      await created(withItems(c, { by: "r1", at: 200 }));
      expect(await there.undelivered(bucket, 1000, 10)).toEqual([b.id, c.id, a.id]);
      expect(await there.undelivered(bucket, 1000, 2)).toEqual([b.id, c.id]);
    });

    it("belong to the process that committed them until its claim is old", async () => {
      await created(withItems(idle, { by: "r1", at: 1000 }));
      expect(await there.claim(idle.id, item(0), "r2", 1500, 1000)).toBe(false);
      expect(await there.claim(idle.id, item(0), "r2", 1500, 1001)).toBe(true);
      expect(await here.claim(idle.id, item(0), "r1", 1500, 1500)).toBe(false);
      expect((await kept(idle.id)).session.outbox[0]?.claim).toEqual({ by: "r2", at: 1500 });
    });

    it("let their holder renew the claim at any time", async () => {
      await created(withItems(idle, { by: "r1", at: 1000 }));
      expect(await here.claim(idle.id, item(0), "r1", 1400, 0)).toBe(true);
      expect(await there.undelivered(bucket, 1400, 10)).toEqual([]);
    });

    it("go to one of many that claim an abandoned one at once", async () => {
      await created(withItems(idle, { by: "dead", at: 1000 }));
      const takers = Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? here : there).claim(idle.id, item(0), `r${index}`, 5000, 2000),
      );
      expect((await Promise.all(takers)).filter((taken) => taken)).toHaveLength(1);
    });

    it("are gone once marked sent, and the platform's name of the message is kept", async () => {
      await created(withItems(idle, { by: "r1", at: 1 }, { by: "r1", at: 1 }));
      await here.markSent(idle.id, item(0), { key: "root", ref: "171.5" });
      const { session, version } = await kept(idle.id);
      expect([session.outbox.map(({ id }) => id), session.refs, version]).toEqual([[item(1)], { root: "171.5" }, 1]);
      expect(await here.claim(idle.id, item(0), "r2", 9, 9)).toBe(false);
    });

    it("may be marked sent twice, by anybody, also when the session is gone", async () => {
      await created(withItems(idle, { by: "r1", at: 1 }));
      await here.markSent(idle.id, item(0), undefined);
      await there.markSent(idle.id, item(0), { key: "root", ref: "2" });
      await there.markSent("gone", "gone#0", { key: "root", ref: "2" });
      expect((await kept(idle.id)).session.refs).toEqual({ root: "2" });
      expect(await here.read("gone")).toEqual({ kind: "absent" });
    });

    it("keep their place and claim when the outcome is unsure", async () => {
      await created(withItems(idle, { by: "r1", at: 1 }));
      await here.markUnsure(idle.id, item(0));
      await here.markUnsure(idle.id, item(7));
      expect((await kept(idle.id)).session.outbox).toMatchObject([
        { id: item(0), state: "unsure", claim: { by: "r1" } },
      ]);
    });

    it("never come back by a commit of a session that was read before they were delivered", async () => {
      const before = await created(withItems(idle, { by: "r1", at: 1 }));
      await there.markSent(idle.id, item(0), { key: "root", ref: "171.5" });
      await here.commit({ session: withItems({ ...before, refs: {} }, { by: "r1", at: 2 }), expected: 1 });
      const { session } = await kept(idle.id);
      expect([session.outbox.map(({ id }) => id), session.refs]).toEqual([[item(1)], { root: "171.5" }]);
    });
  });
}

function sessionsOfBucket(bucket: number, count: number): string[] {
  const ids: string[] = [];
  for (let start = 0; ids.length < count; start += 1) {
    const id = sessionId("local", `search-${start}`);
    if (bucketOf(id) === bucket) ids.push(id);
  }
  return ids;
}
