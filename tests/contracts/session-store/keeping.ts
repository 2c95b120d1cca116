import { describe, expect } from "vitest";
import { sessionId } from "../../../src/identity.ts";
import type { SessionStore } from "../../../src/ports.ts";
import { aSession, withItems } from "../a-session.ts";
import type { StoreHarness } from "./harness.ts";

/** Sessions are kept, one commit after the other, and a conversation points at one of them. */
export function storeKeeping({ it, here, there, created, kept }: StoreHarness): void {
  describe("keeping", () => {
    it("a session that was never written is absent", async () => {
      expect(await here.read("nobody")).toEqual({ kind: "absent" });
    });

    it("what one process commits another reads, word for word", async () => {
      const session = await created(
        withItems(
          aSession({
            lean: "the first one — “perhaps” 🌍 \u0000 end",
            context: [{ author: { id: "ana", name: "Ána" }, text: "日本語 \n second line" }],
            answers: {
              q: { ana: { author: { id: "ana", name: "Ána" }, given: { kind: "unknown" }, via: "typed", at: 5 } },
            },
          }),
          { by: "r1", at: 1000 },
        ),
      );
      expect(await there.read(session.id)).toEqual({ kind: "found", session, version: 1 });
    });

    it("each commit counts one version on, and names the one before", async () => {
      const session = await created(aSession());
      expect(await there.commit({ session: { ...session, touchedAt: 2 }, expected: 1 })).toEqual({
        ok: true,
        version: 2,
      });
      expect((await kept(session.id)).version).toBe(2);
    });

    it("a commit on an old version is refused and changes nothing", async () => {
      const session = await created(aSession());
      await there.commit({ session: { ...session, waived: ["theirs"] }, expected: 1 });
      const late = withItems({ ...session, waived: ["late"] }, { by: "r1", at: 1 });
      const refused = await here.commit({ session: late, expected: 1 });
      expect(refused).toMatchObject({ ok: false, reason: "version" });
      // Where a store says what is there instead, it says what a read says.
      if ("current" in refused) expect(refused.current).toEqual(await there.read(session.id));
      const { session: after } = await kept(session.id);
      expect([after.waived, after.outbox]).toEqual([["theirs"], []]);
    });

    it("a session can be created once only", async () => {
      const session = await created(aSession());
      expect(await there.commit({ session, expected: 0 })).toMatchObject({ ok: false, reason: "version" });
    });

    it("an event is committed once, also when the session has forgotten it", async () => {
      const session = await created(aSession());
      const commit = (store: SessionStore, expected: number, event: string) =>
        store.commit({ session, expected, event });
      expect(await here.commit({ session, expected: 1, event: "e1" })).toEqual({ ok: true, version: 2 });
      expect(await commit(there, 2, "e1")).toEqual({ ok: false, reason: "event" });
      expect(await commit(there, 1, "e2")).toMatchObject({ ok: false, reason: "version" });
      expect(await commit(there, 2, "e2")).toEqual({ ok: true, version: 3 });
      expect((await kept(session.id)).version).toBe(3);
    });

    it("says that it takes writes", async () => {
      await expect(here.probe()).resolves.toBeUndefined();
    });

    it("a commit to a session that is gone is refused", async () => {
      expect(await here.commit({ session: aSession(), expected: 3 })).toEqual({ ok: false, reason: "version" });
    });

    it("of many racing commits on one version exactly one wins, and the file holds the winner's", async () => {
      const session = await created(aSession());
      const racers = Array.from({ length: 20 }, (_, index) => ({ ...session, waived: [`racer-${index}`] }));
      const results = await Promise.all(
        racers.map((racer, index) => (index % 2 === 0 ? here : there).commit({ session: racer, expected: 1 })),
      );
      const winners = results.flatMap((result, index) => (result.ok ? [index] : []));
      expect(winners).toHaveLength(1);
      expect((await kept(session.id)).session.waived).toEqual([`racer-${winners[0]}`]);
    });

    it("racers that read again and repeat all get their change in", async () => {
      const session = await created(aSession());
      const add = async (store: SessionStore, word: string): Promise<void> => {
        for (;;) {
          const read = await store.read(session.id);
          if (read.kind !== "found") throw new Error(read.kind);
          const next = { ...read.session, said: [...read.session.said, word] };
          if ((await store.commit({ session: next, expected: read.version })).ok) return;
        }
      };
      const words = Array.from({ length: 12 }, (_, index) => `word-${index}`);
      await Promise.all(words.map((word, index) => add(index % 2 === 0 ? here : there, word)));
      expect((await kept(session.id)).session.said.toSorted()).toEqual(words.toSorted());
    });
  });

  describe("the pointer of a conversation", () => {
    const first = aSession({ conversation: "local/c" });
    const second = aSession({ id: sessionId("local", "start-2"), conversation: "local/c" });

    it("is absent before the first session and set by its commit", async () => {
      expect(await here.pointer("local/c")).toBeUndefined();
      await created(first, { previous: null });
      expect(await there.pointer("local/c")).toBe(first.id);
    });

    it("moves to a new session that names the previous one", async () => {
      await created(first, { previous: null });
      await created(second, { previous: first.id });
      expect(await there.pointer("local/c")).toBe(second.id);
    });

    it("does not move when it is not the one expected, and the session is then not written either", async () => {
      await created(first, { previous: null });
      const blind = await there.commit({ session: second, expected: 0, pointer: { previous: null } });
      const wrong = await there.commit({ session: second, expected: 0, pointer: { previous: "other" } });
      expect([blind, wrong]).toEqual([
        { ok: false, reason: "pointer" },
        { ok: false, reason: "pointer" },
      ]);
      expect(await here.pointer("local/c")).toBe(first.id);
      expect(await here.read(second.id)).toEqual({ kind: "absent" });
    });

    it("lets one of many racing starts open the conversation: at most one session is open there", async () => {
      const starts = Array.from({ length: 10 }, (_, index) =>
        aSession({ id: sessionId("local", `race-${index}`), conversation: "local/c" }),
      );
      const results = await Promise.all(
        starts.map((session, index) =>
          (index % 2 === 0 ? here : there).commit({ session, expected: 0, pointer: { previous: null } }),
        ),
      );
      const winner = results.findIndex((result) => result.ok);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await there.pointer("local/c")).toBe(starts[winner]?.id);
      const others = await Promise.all(starts.map(({ id }) => there.read(id)));
      expect(others.filter((read) => read.kind === "found")).toHaveLength(1);
    });
  });
}
