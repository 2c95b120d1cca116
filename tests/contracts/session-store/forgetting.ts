import { expect } from "vitest";
import type { StoredAnswer } from "../../../src/conversation/session.ts";
import { aSession, withItems } from "../a-session.ts";
import type { StoreHarness } from "./harness.ts";

const ana = { id: "ana", name: "Ana" };
const bo = { id: "bo", name: "Bo" };
const said = (author: typeof ana): StoredAnswer => ({
  author,
  given: { kind: "choice", choice: "a" },
  via: "button",
  at: 1,
});

/** Removing a session, or everything about a person; and conversations that messages open. */
export function storeForgetting({ it, here, there, created, kept, pair }: StoreHarness): void {
  it("removes a session with everything that leads to it", async () => {
    const session = withItems(aSession(), { by: "r1", at: 1 });
    await created(session, { previous: null });
    await here.remove(session.id);
    await here.remove(session.id);
    expect(await there.read(session.id)).toEqual({ kind: "absent" });
    expect(await there.pointer(session.conversation)).toBeUndefined();
    expect(await there.recent("local", "ana", 5)).toEqual([]);
  });

  it("forgets a person in every session of the workspace, and removes those nobody else spoke in", async () => {
    const shared = aSession({
      id: "shared",
      startedBy: bo,
      answers: { q: { ana: said(ana), bo: said(bo) } },
      order: ["q"],
    });
    const own = aSession({ id: "own" });
    const elsewhere = aSession({ id: "elsewhere", workspace: "slack:T1", conversation: "slack:T1/C1" });
    for (const session of [shared, own, elsewhere]) await created(session);
    const forgotten = await here.forgetPerson("local", "ana");
    const byId = Object.fromEntries(forgotten.map(({ before, after }) => [before.id, after]));
    expect(byId).toEqual({ own: undefined, shared: expect.objectContaining({ order: ["q"] }) });
    expect(JSON.stringify(byId)).not.toMatch(/ana/i);
    expect(forgotten.map(({ before }) => before.startedBy.name).sort()).toEqual(["Ana", "Bo"]);
    expect(await there.read("own")).toEqual({ kind: "absent" });
    const left = await kept("shared");
    expect(Object.keys(left.session.answers.q ?? {})).toEqual(["bo"]);
    expect(JSON.stringify(left.session)).not.toMatch(/ana/i);
    expect(await there.recent("local", "ana", 5)).toEqual([]);
    expect((await there.recent("slack:T1", "ana", 5)).length).toBe(1);
    // A copy from before is not written over it.
    expect(await there.commit({ session: shared, expected: 1 })).toMatchObject({ ok: false, reason: "version" });
  });

  it("forgets what was set aside of a person too", async () => {
    await created(aSession());
    await pair.damage(aSession().id, '{"schema":1,"startedBy":{"id":"ana","name":"Ana"}}');
    await here.setAside(aSession().id, "unreadable", 5);
    await there.forgetPerson("local", "ana");
    expect(await pair.aside()).toEqual([]);
  });

  it("a delivered message may open a conversation, unless that one is taken", async () => {
    const [first, second] = ["one", "two"].map((id) =>
      withItems(aSession({ id, conversation: `local/${id}` }), { by: "r1", at: 1 }),
    );
    for (const session of [first!, second!]) await created(session);
    const named = { key: "root", ref: "C1/1.1", opened: "local/C1/1.1" };
    await here.markSent("one", "one#0", named);
    await there.markSent("two", "two#0", named);
    expect(await there.pointer("local/C1/1.1")).toBe("one");
    await here.markSent("gone", "gone#0", { ...named, opened: "local/C1/2.2" });
    expect(await there.pointer("local/C1/2.2")).toBeUndefined();
  });
}
