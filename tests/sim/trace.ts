import type { Decision } from "../../src/decisions/decision.ts";
import type { DecisionStore } from "../../src/ports.ts";

/** What a decision said about its looks from an instant on. */
export interface Written {
  readonly at: number;
  readonly review: Pick<Decision["review"], "nextOn" | "asked">;
  readonly status: Decision["status"];
  readonly reversibility: Decision["reversibility"];
  readonly owner: string;
}

export interface Trace {
  /** By decision, in the order it was written. */
  readonly written: ReadonlyMap<string, readonly Written[]>;
  of(store: DecisionStore): DecisionStore;
}

/** The history of every decision: each time one is written it is noted when, and what it says about its looks. */
export function createTrace(now: () => number): Trace {
  const written = new Map<string, Written[]>();
  return {
    written,
    of: (store) => ({
      ...store,
      all: store.all,
      async put(decision, expected) {
        const result = await store.put(decision, expected);
        if (result.ok) {
          const { id, status, reversibility, owner, review } = decision;
          const { nextOn, asked } = review;
          const list = written.get(id) ?? [];
          list.push({ at: now(), review: { nextOn, asked }, status, reversibility, owner: owner.id });
          written.set(id, list);
        }
        return result;
      },
    }),
  };
}
