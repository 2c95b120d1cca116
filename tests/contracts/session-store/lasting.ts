import { describe, expect } from "vitest";
import type { Session } from "../../../src/conversation/session.ts";
import { bucketOf, sessionId } from "../../../src/identity.ts";
import type { SessionStore } from "../../../src/ports.ts";
import { aSession, withItems } from "../a-session.ts";
import type { StoreHarness } from "./harness.ts";

/** Damage, age and news. */
export function storeLasting({ it, here, there, pair, created }: StoreHarness): void {
  describe("what cannot be read", () => {
    it("is said to be unreadable when it is damaged", async () => {
      const { id } = await created(aSession());
      await pair.damage(id, '{"schema":1,"id":');
      expect((await here.read(id)).kind).toBe("unreadable");
      await pair.damage(id, JSON.stringify({ ...aSession(), phase: "elsewhere" }));
      expect(await here.read(id)).toMatchObject({ kind: "unreadable", reason: expect.stringContaining("phase") });
      await pair.damage(id, JSON.stringify({ id }));
      expect((await here.read(id)).kind).toBe("unreadable");
    });

    it("is set aside byte for byte, and its id and conversation are free again", async () => {
      const session = withItems(aSession({ conversation: "local/c" }), { by: "r1", at: 1 });
      await created(session, { previous: null });
      await pair.damage(session.id, "{broken");
      await here.setAside(session.id, "not a session", 77);
      expect(await there.read(session.id)).toEqual({ kind: "absent" });
      expect(await there.pointer("local/c")).toBeUndefined();
      expect(await there.undelivered(bucketOf(session.id), 1e15, 10)).toEqual([]);
      expect(await pair.aside()).toEqual([{ sessionId: session.id, stored: "{broken", reason: "not a session" }]);
      expect(await there.commit({ session, expected: 0, pointer: { previous: null } })).toMatchObject({ ok: true });
    });

    it("is left alone when a newer version of the program wrote it", async () => {
      const { id } = await created(aSession());
      await pair.damage(id, JSON.stringify({ ...aSession(), schema: 99, somethingNew: true }));
      expect(await here.read(id)).toEqual({ kind: "newer", schema: 99 });
    });
  });

  describe("people and time", () => {
    const started = (start: string, parts: Partial<Session>) =>
      aSession({ id: sessionId("local", start), conversation: `local/${start}`, ...parts });

    it("lists the sessions a person took part in, newest first", async () => {
      const bo = { id: "bo", name: "Bo" };
      const answer = { author: bo, given: { kind: "choice" as const, choice: "c" }, via: "button" as const, at: 1 };
      await created(started("a", { touchedAt: 10 }));
      await created(started("b", { touchedAt: 30, startedBy: bo }));
      await created(started("c", { touchedAt: 20, answers: { q: { bo: answer } } }));
      const ids = async (...[workspace, person, limit]: Parameters<SessionStore["recent"]>) =>
        (await there.recent(workspace, person, limit)).map(({ touchedAt }) => touchedAt);
      expect(await ids("local", "bo", 10)).toEqual([30, 20]);
      expect(await ids("local", "ana", 10)).toEqual([20, 10]);
      expect(await ids("local", "ana", 1)).toEqual([20]);
      expect(await ids("elsewhere", "ana", 10)).toEqual([]);
    });

    it("leaves an unreadable one out of the list", async () => {
      const { id } = await created(started("a", {}));
      await created(started("b", {}));
      await pair.damage(id, "[]");
      expect((await here.recent("local", "ana", 10)).map((session) => session.id)).toEqual([sessionId("local", "b")]);
    });

    it("removes what was idle too long, and keeps those with a recommendation longer", async () => {
      const old = await created(withItems(started("old", { touchedAt: 99 }), { by: "r1", at: 1 }), {
        previous: null,
      });
      const fresh = await created(started("fresh", { touchedAt: 100 }));
      const recommended = await created(started("recommended", { touchedAt: 60, phase: "recommended" }));
      const longAgo = await created(started("long-ago", { touchedAt: 49, phase: "recommended" }));
      expect(await here.expire(100, 50)).toBe(2);
      const kinds = await Promise.all(
        [old, fresh, recommended, longAgo].map(async ({ id }) => (await there.read(id)).kind),
      );
      expect(kinds).toEqual(["absent", "found", "found", "absent"]);
      expect(await there.pointer(old.conversation)).toBeUndefined();
      expect(await there.undelivered(bucketOf(old.id), 1e15, 10)).toEqual([]);
      expect(await there.recent("local", "ana", 10)).toHaveLength(2);
    });

    it("removes what was set aside long ago as well", async () => {
      const { id } = await created(aSession());
      await pair.damage(id, "{broken");
      await here.setAside(id, "why", 50);
      await here.expire(50, 50);
      expect(await pair.aside()).toHaveLength(1);
      await here.expire(51, 51);
      expect(await pair.aside()).toEqual([]);
    });
  });

  describe("watching", () => {
    const change = (store: SessionStore, id: string) => new Promise<void>((resolve) => store.watch(id, resolve));

    it("tells of a commit made here, and of one made by another process", async () => {
      const session = await created(aSession());
      const [byUs, byThem] = [change(here, session.id), change(there, session.id)];
      await here.commit({ session, expected: 1 });
      await Promise.all([byUs, byThem]);
      const again = change(here, session.id);
      await there.commit({ session, expected: 2 });
      await again;
    });

    it("tells nothing of other sessions, and nothing after it was stopped", async () => {
      const session = await created(aSession());
      const other = await created(aSession({ id: sessionId("local", "other"), conversation: "local/other" }));
      const told: string[] = [];
      here.watch(session.id, () => told.push("watched"));
      const stop = here.watch(other.id, () => told.push("stopped"));
      stop();
      stop();
      await here.commit({ session: other, expected: 1 });
      expect(told).toEqual([]);
      const theirs = change(here, session.id);
      await there.commit({ session, expected: 1 });
      await theirs;
      expect(told).toEqual(["watched"]);
    });
  });
}
