import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReferenceStore } from "../../src/ports.ts";

/** Two stores on the same data, as two processes would open it. */
export interface ReferencePair {
  readonly here: ReferenceStore;
  readonly there: ReferenceStore;
  close(): Promise<void>;
}

const chat = "teams:t1/19%3Achat%40thread.v2";
const other = "teams:t1/a%3A1";

/** What every ReferenceStore promises. */
export function referenceStoreContract(name: string, open: () => Promise<ReferencePair>): void {
  describe(`${name} as a store of conversation references`, () => {
    let pair: ReferencePair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.close());

    test("keeps one for each conversation, the newest, and knows none it was not given", async () => {
      const { here, there } = pair;
      await here.put(chat, "first");
      await here.put(other, "another");
      await there.put(chat, "second");
      expect([await here.get(chat), await there.get(other), await here.get("teams:t1/none")]).toEqual([
        { address: "second" },
        { address: "another" },
        undefined,
      ]);
    });

    test("says which contact is the first, to one of two at the same time", async () => {
      const { here, there } = pair;
      const told = await Promise.all([here.put(chat, "a"), there.put(chat, "a")]);
      expect(told.filter(Boolean)).toHaveLength(1);
      expect(await here.put(chat, "b")).toBe(false);
    });

    test("a conversation that was stopped says why, until it is put again", async () => {
      const { here, there } = pair;
      await here.put(chat, "a");
      await there.deactivate(chat, "blocked", 1000);
      expect(await here.get(chat)).toEqual({ address: "a", stopped: { reason: "blocked", at: 1000 } });
      expect(await here.put(chat, "b")).toBe(true);
      expect([await there.get(chat), await there.stopped(10)]).toEqual([{ address: "b" }, []]);
    });

    test("what was removed is not known any more, stopped or not, and comes again as new", async () => {
      const { here, there } = pair;
      await here.put(chat, "a");
      await here.put(other, "b");
      await here.deactivate(other, "blocked", 1000);
      await there.remove(chat);
      await there.remove(other);
      await there.remove("teams:t1/none");
      expect([await here.get(chat), await here.get(other), await here.stopped(10)]).toEqual([undefined, undefined, []]);
      expect(await here.put(chat, "a")).toBe(true);
    });

    test("lists what was stopped, the last one first, and does not invent what it does not know", async () => {
      const { here, there } = pair;
      await here.put(chat, "a");
      await here.put(other, "b");
      await here.deactivate(chat, "blocked", 1000);
      await here.deactivate(other, "uninstalled", 2000);
      await here.deactivate("teams:t1/none", "blocked", 3000);
      expect(await there.stopped(10)).toEqual([
        { conversation: other, reason: "uninstalled", at: 2000 },
        { conversation: chat, reason: "blocked", at: 1000 },
      ]);
      expect(await there.stopped(1)).toHaveLength(1);
      expect(await there.get("teams:t1/none")).toBeUndefined();
    });
  });
}
