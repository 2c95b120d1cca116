import { afterEach, beforeEach } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { createDeliveries, type Deliveries } from "../../../src/bot/deliveries.ts";
import { WAITS, type Waits } from "../../../src/bot/waits.ts";
import type { Message, Session } from "../../../src/conversation/session.ts";
import { outboxItemId } from "../../../src/identity.ts";
import type { Log, SessionStore } from "../../../src/ports.ts";
import { aNotice, aSession } from "../../contracts/a-session.ts";
import { aFakeClock, type FakeClock } from "../../fakes/a-fake-clock.ts";
import { aFakeMessenger, type FakeMessenger } from "../../fakes/a-fake-messenger.ts";

/** A store, a clock that stands still, and processes that deliver from that store; new for each test. */
export interface DeliveryHarness {
  readonly clock: FakeClock;
  readonly store: SessionStore;
  /** What was logged. */
  readonly lines: string[];
  aProcess(
    replica: string,
    parts?: { store?: SessionStore; messenger?: FakeMessenger; waits?: Partial<Waits> },
  ): {
    deliveries: Deliveries;
    messenger: FakeMessenger;
  };
  /** Commits the session with so many more replies, claimed now by `by`. */
  committed(by: string, count: number, kind?: Message["kind"]): Promise<Session>;
  /** Numbers of the replies that are still in the store. */
  left(): Promise<number[]>;
}

/** Numbers of the replies that arrived, in order. */
export const numbers = (messenger: FakeMessenger) => messenger.arrived.map(({ item }) => Number(item.id.split("#")[1]));

export function deliveryHarness(): DeliveryHarness {
  const harness = {} as {
    -readonly [Part in keyof DeliveryHarness]: DeliveryHarness[Part];
  };
  beforeEach(() => void Object.assign(harness, fresh()));
  afterEach(() => harness.store.close());
  return harness;
}

function fresh(): DeliveryHarness {
  const clock = aFakeClock();
  const store: SessionStore = createSqliteStore(openDatabase(":memory:"));
  const lines: string[] = [];
  return {
    clock,
    store,
    lines,
    aProcess(replica, parts = {}) {
      const messenger = parts.messenger ?? aFakeMessenger();
      const line = (_fields: Record<string, unknown>, message: string) => void lines.push(message);
      const log: Log = { info: line, warn: line, error: line };
      const own = parts.store ?? store;
      const ports = {
        store: own,
        messenger,
        clock,
        log,
        waits: { ...WAITS, ...parts.waits },
        replica,
        work: async () => undefined,
        onDone: () => undefined,
      };
      return { deliveries: createDeliveries(ports), messenger };
    },
    async committed(by, count, kind = "send") {
      const read = await store.read(aSession().id);
      const before = read.kind === "found" ? read.session : aSession();
      const items = Array.from({ length: count }, (_, index): Message => {
        const seq = before.seq + index;
        const outgoing = aNotice(`${seq}`, `message-${seq}`);
        return {
          id: outboxItemId(before.id, seq),
          kind,
          outgoing,
          claim: { by, at: clock.now() },
          state: "pending",
        };
      });
      const session = {
        ...before,
        seq: before.seq + count,
        outbox: [...before.outbox, ...items],
      };
      await store.commit({
        session,
        expected: read.kind === "found" ? read.version : 0,
      });
      return session;
    },
    async left() {
      const read = await store.read(aSession().id);
      return read.kind === "found" ? read.session.outbox.map(({ id }) => Number(id.split("#")[1])) : [];
    },
  };
}
