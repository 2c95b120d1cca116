import { afterEach, beforeEach, expect, test } from "vitest";
import type { Session } from "../../../src/conversation/session.ts";
import type { ReadResult, SessionStore } from "../../../src/ports.ts";

/** Two stores on the same data, as two processes would open it. */
export interface StorePair {
  readonly here: SessionStore;
  readonly there: SessionStore;
  /** Overwrites what is kept of a session, past every check. */
  damage(sessionId: string, stored: string): Promise<void>;
  /** The raw text of what was set aside, with its reason. */
  aside(): Promise<{ sessionId: string; stored: string; reason: string }[]>;
  close(): Promise<void>;
}

export interface StoreHarness {
  /** Declares a test, unless the implementation skips it by name. */
  readonly it: (title: string, run: () => Promise<void>) => void;
  /** The stores of the running test. */
  readonly here: SessionStore;
  readonly there: SessionStore;
  readonly pair: Pick<StorePair, "damage" | "aside">;
  readonly created: (session: Session, pointer?: { previous: string | null }) => Promise<Session>;
  readonly kept: (id: string) => Promise<Extract<ReadResult, { kind: "found" }>>;
}

/** Opens a new pair of stores for each test. */
export function storeHarness(open: () => Promise<StorePair>, skips: Record<string, string>): StoreHarness {
  let opened: StorePair | undefined;
  const current = (): StorePair => {
    if (opened === undefined) throw new Error("only within a test");
    return opened;
  };
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => current().close());
  const here = forwarding(() => current().here);
  const there = forwarding(() => current().there);
  return {
    it: (title, run) => (title in skips ? test.skip(`${title} (${skips[title]})`, run) : test(title, run)),
    here,
    there,
    pair: { damage: (id, stored) => current().damage(id, stored), aside: () => current().aside() },
    async created(session, pointer) {
      const result = await here.commit({ session, expected: 0, ...(pointer && { pointer }) });
      expect(result).toEqual({ ok: true, version: 1 });
      return session;
    },
    async kept(id) {
      const result = await there.read(id);
      if (result.kind !== "found") throw new Error(`expected a session, got ${result.kind}`);
      return result;
    },
  };
}

function forwarding(store: () => SessionStore): SessionStore {
  return {
    read: (...args) => store().read(...args),
    pointer: (...args) => store().pointer(...args),
    commit: (...args) => store().commit(...args),
    undelivered: (...args) => store().undelivered(...args),
    claim: (...args) => store().claim(...args),
    markSent: (...args) => store().markSent(...args),
    markUnsure: (...args) => store().markUnsure(...args),
    setAside: (...args) => store().setAside(...args),
    recent: (...args) => store().recent(...args),
    expire: (...args) => store().expire(...args),
    remove: (...args) => store().remove(...args),
    forgetPerson: (...args) => store().forgetPerson(...args),
    watch: (...args) => store().watch(...args),
    probe: () => store().probe(),
    close: () => store().close(),
  };
}
