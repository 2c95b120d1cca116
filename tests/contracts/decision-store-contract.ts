import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DecisionQuery } from "../../src/decisions/decision-query.ts";
import type { DecisionStore } from "../../src/ports.ts";
import { aDecision } from "./a-decision.ts";

/** Two stores on the same data, as two processes would open it. */
export interface DecisionStorePair {
  readonly here: DecisionStore;
  readonly there: DecisionStore;
  close(): Promise<void>;
}

/** What every DecisionStore promises. */
export function decisionStoreContract(name: string, open: () => Promise<DecisionStorePair>): void {
  describe(`${name} as a decision store`, () => {
    let pair: DecisionStorePair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.close());

    const written = async (...decisions: Parameters<typeof aDecision>[0][]) => {
      for (const each of decisions) expect(await pair.here.put(aDecision(each), 0)).toEqual({ ok: true, version: 1 });
    };
    const listed = async (query: Partial<DecisionQuery>) => {
      const { found, more } = await pair.there.list("local", { viewer: undefined, limit: 10, ...query });
      return [...found.map(({ id }) => id), ...(more ? ["more"] : [])];
    };

    describe("numbers", () => {
      test("each session gets the next one of its workspace, and the same again when it asks again", async () => {
        expect(await pair.here.allocate("local", "a")).toBe("WM-1");
        expect(await pair.there.allocate("local", "b")).toBe("WM-2");
        expect(await pair.there.allocate("local", "a")).toBe("WM-1");
        expect(await pair.here.allocate("slack:T1", "c")).toBe("WM-1");
        expect(await pair.here.allocate("local", "d")).toBe("WM-3");
      });

      test("asked from two places at once, no session gets two and no number goes twice", async () => {
        const sessions = Array.from({ length: 12 }, (_, index) => `s${index}`);
        const asked = sessions.flatMap((session) =>
          [pair.here, pair.there].map((store) => store.allocate("local", session)),
        );
        const given = await Promise.all(asked);
        expect(new Set(given).size).toBe(12);
        expect(given.filter((_, index) => index % 2 === 0)).toEqual(given.filter((_, index) => index % 2 === 1));
      });
    });

    describe("keeping", () => {
      test("a decision nobody wrote is absent", async () => {
        expect(await pair.here.get("local", "WM-1")).toBeUndefined();
      });

      test("what was written comes back as it was, elsewhere too, and only in its workspace", async () => {
        const decision = aDecision({
          id: "WM-7",
          title: "Ü “🌍”\nline",
          findOuts: [{ words: "who drives", owner: "Grace" }],
        });
        await pair.here.put(decision, 0);
        expect(await pair.there.get("local", "WM-7")).toEqual({ decision, version: 1 });
        expect(await pair.there.get("slack:T1", "WM-7")).toBeUndefined();
      });

      test("of two writes on the same version one is refused and changes nothing", async () => {
        await written({ id: "WM-1" });
        expect(await pair.there.put(aDecision({ id: "WM-1", title: "first" }), 1)).toEqual({ ok: true, version: 2 });
        expect(await pair.here.put(aDecision({ id: "WM-1", title: "second" }), 1)).toEqual({ ok: false });
        expect(await pair.here.put(aDecision({ id: "WM-1", title: "again new" }), 0)).toEqual({ ok: false });
        expect(await pair.here.put(aDecision({ id: "WM-2" }), 1)).toEqual({ ok: false });
        expect((await pair.here.get("local", "WM-1"))?.decision.title).toBe("first");
        expect(await pair.here.get("local", "WM-2")).toBeUndefined();
      });

      test("all of a workspace come out, oldest first, by number", async () => {
        await written({ id: "WM-10" }, { id: "WM-2" }, { id: "WM-1" }, { id: "WM-3", workspace: "slack:T1" });
        const ids: string[] = [];
        for await (const { id } of pair.there.all("local")) ids.push(id);
        expect(ids).toEqual(["WM-1", "WM-2", "WM-10"]);
      });
    });

    describe("who decides by default", () => {
      test("is known in its channel, elsewhere too, until it is said anew or taken back", async () => {
        await pair.here.putDecider("slack:T1/C1", { name: "Grace", id: "U1" });
        await pair.here.putDecider("slack:T1/C2", { name: "Linus" });
        expect(await pair.there.decider("slack:T1/C1")).toEqual({ name: "Grace", id: "U1" });
        expect(await pair.there.decider("slack:T1/C3")).toBeUndefined();
        await pair.there.putDecider("slack:T1/C1", { name: "Margaret" });
        expect(await pair.here.decider("slack:T1/C1")).toEqual({ name: "Margaret" });
        await pair.there.putDecider("slack:T1/C1", undefined);
        expect(await pair.here.decider("slack:T1/C1")).toBeUndefined();
        expect(await pair.here.decider("slack:T1/C2")).toEqual({ name: "Linus" });
      });

      test("goes with the person who is forgotten, in that workspace only", async () => {
        for (const channel of ["slack:T1/C1", "slack:T1/C2", "slack:T2/C1"])
          await pair.here.putDecider(channel, { name: "Grace", id: "U1" });
        await pair.here.putDecider("slack:T1/C3", { name: "Linus", id: "U2" });
        await pair.there.forgetDecider("slack:T1", "U1");
        const kept = await Promise.all(
          ["slack:T1/C1", "slack:T1/C2", "slack:T2/C1", "slack:T1/C3"].map((channel) => pair.here.decider(channel)),
        );
        expect(kept.map((one) => one?.name)).toEqual([undefined, undefined, "Grace", "Linus"]);
      });
    });

    describe("lists", () => {
      test("newest first by number, in pages that join without a gap", async () => {
        await written(...Array.from({ length: 12 }, (_, index) => ({ id: `WM-${index + 1}` })));
        expect(await listed({ limit: 5 })).toEqual(["WM-12", "WM-11", "WM-10", "WM-9", "WM-8", "more"]);
        expect(await listed({ limit: 5, below: 8 })).toEqual(["WM-7", "WM-6", "WM-5", "WM-4", "WM-3", "more"]);
        expect(await listed({ limit: 5, below: 3 })).toEqual(["WM-2", "WM-1"]);
        expect(await listed({ limit: 12 })).toHaveLength(12);
      });

      test("many that do not fit in between cost no result", async () => {
        await written(...Array.from({ length: 450 }, (_, index) => ({ id: `WM-${index + 2}`, title: "other" })), {
          id: "WM-1",
          title: "the needle",
        });
        expect(await listed({ text: "needle" })).toEqual(["WM-1"]);
      });

      test("every word of the text has to occur somewhere, whatever its case", async () => {
        await written({ id: "WM-1", title: "Parcels by Courier" }, { id: "WM-2", title: "Queues", outcome: "Rabbit" });
        expect(await listed({ text: "COURIER parcels" })).toEqual(["WM-1"]);
        expect(await listed({ text: "rabbit" })).toEqual(["WM-2"]);
        expect(await listed({ text: "wm-2" })).toEqual(["WM-2"]);
        expect(await listed({ text: "rabbit parcels" })).toEqual([]);
      });

      test("by status and by owner, as they are now", async () => {
        await written({ id: "WM-1" }, { id: "WM-2", owner: { id: "grace", name: "Grace" } });
        await pair.here.put(aDecision({ id: "WM-1", status: "superseded", supersededBy: "WM-2" }), 1);
        expect(await listed({ status: ["accepted"] })).toEqual(["WM-2"]);
        expect(await listed({ status: ["superseded", "accepted"] })).toEqual(["WM-2", "WM-1"]);
        expect(await listed({ owner: "grace" })).toEqual(["WM-2"]);
      });

      test("by what falls due: a review or an open find-out of what still holds", async () => {
        const review = { nextOn: "2027-01-10", history: [] };
        await written(
          { id: "WM-1", review },
          { id: "WM-2", findOuts: [{ words: "who drives", dueOn: "2026-12-01" }] },
          { id: "WM-3", findOuts: [{ words: "who drives", dueOn: "2026-12-01", doneAt: 5 }] },
          { id: "WM-4", review, status: "superseded" },
        );
        expect(await listed({ dueBy: "2026-11-30" })).toEqual([]);
        expect(await listed({ dueBy: "2026-12-01" })).toEqual(["WM-2"]);
        expect(await listed({ dueBy: "2027-01-10" })).toEqual(["WM-2", "WM-1"]);
      });

      test("what was decided in private is listed there and for its participants only", async () => {
        const secret = { private: true, conversation: "local/board/12", participants: ["ana", "grace"] };
        await written({ id: "WM-1", ...secret }, { id: "WM-2" });
        expect(await listed({ viewer: { person: "linus" } })).toEqual(["WM-2"]);
        expect(await listed({ viewer: { person: "linus", channel: "local/table" } })).toEqual(["WM-2"]);
        expect(await listed({ viewer: { person: "linus", channel: "local/board" } })).toEqual(["WM-2", "WM-1"]);
        expect(await listed({ viewer: { person: "grace" } })).toEqual(["WM-2", "WM-1"]);
      });
    });
  });
}
