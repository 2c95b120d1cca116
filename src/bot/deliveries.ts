import type { OutboxItem, Session, Work } from "../conversation/session.ts";
import { outboxSeq } from "../identity.ts";
import { createLru } from "../lru.ts";
import type { Clock, DeliveryResult, Log, Messenger, NamedMessage, SessionStore } from "../ports.ts";
import { carry } from "./carry.ts";
import { createClaims } from "./claims.ts";
import { mark } from "./mark.ts";
import type { Waits } from "./waits.ts";

export interface DeliveryPorts {
  readonly store: SessionStore;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
  readonly waits: Waits;
  readonly replica: string;
  /** Does what a session has to have done before it says so; done twice is done once. */
  readonly work: (kind: Work["kind"], session: Session) => Promise<void>;
  /** Told what could never be said. */
  readonly onRefused?: (session: Session, item: OutboxItem, reason: string) => Promise<void>;
  /** Told when a reply needs no more attention. */
  readonly onDone: (sessionId: string, itemId: string, named: NamedMessage | undefined) => void;
}

/** Sends what sessions have to say: per session one reply after the other, in the order they were committed. */
export interface Deliveries {
  /** Takes up everything undelivered of a committed session; resolves when it is sent or put off. */
  add(session: Session): Promise<void>;
  /** Marks what was delivered here and is still in the store, because marking it failed. */
  markAgain(stored: Session): Promise<void>;
  /**
   * Resolves when nothing of the session is being sent here, with what its messages are called as far as is known here;
   * where the session is gone, nothing more of it is sent.
   */
  rested(sessionId: string, gone: boolean): Promise<Session["refs"]>;
  /** How many replies wait here to be delivered. */
  waiting(): number;
  /** Waits for what is being sent, not for what was put off: that stays in the store. */
  close(): Promise<void>;
}

/** The deliveries of one session. */
interface Line {
  session: Session;
  readonly waiting: OutboxItem[];
  /** Number of the last item that needs no more attention, and since when; what is claimed later is another one by that number. */
  done: number;
  doneAt: number;
  running: Promise<void> | undefined;
  /** Resolved when the line is empty or its head is put off. */
  rest: { readonly promise: Promise<void>; readonly resolve: () => void };
}

const REMEMBERED = 2000;
const FAILED = "the store failed during a delivery";

export function createDeliveries(ports: DeliveryPorts): Deliveries {
  const { store, messenger, clock, log, waits } = ports;
  const lines = createLru<Line>(REMEMBERED, (line) => line.running === undefined);
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  const claims = createClaims(ports);

  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  const leave = (line: Line, item: OutboxItem, named: NamedMessage | undefined): void => {
    line.waiting.splice(0, line.waiting.length, ...line.waiting.filter(({ id }) => id !== item.id));
    line.done = Math.max(isDone(line, item) ? line.done : -1, outboxSeq(item.id));
    line.doneAt = clock.now();
    ports.onDone(line.session.id, item.id, named);
  };

  const replace = (line: Line, item: OutboxItem): void => {
    const at = line.waiting.findIndex(({ id }) => id === item.id);
    if (at >= 0) line.waiting[at] = item;
  };

  const finish = (line: Line, item: OutboxItem, ref?: string, opened?: string): void => {
    const named = ref === undefined || item.outgoing === null ? undefined : { key: item.outgoing.key, ref, opened };
    if (named !== undefined) line.session = { ...line.session, refs: { ...line.session.refs, [named.key]: named.ref } };
    leave(line, item, named);
    // Not awaited: the next reply need not wait for it.
    void track(mark(ports, item, named, closing.signal));
  };

  /** The platform's name of the message to update; another process may have been the one that learnt it. */
  const refOf = async (line: Line, item: OutboxItem): Promise<string | undefined> => {
    if (item.outgoing === null) return undefined;
    const known = line.session.refs[item.outgoing.key];
    if (known !== undefined || item.kind === "send") return known;
    const read = await store.read(line.session.id);
    return read.kind === "found" ? read.session.refs[item.outgoing.key] : undefined;
  };

  /** Somebody else holds the head: looks whether it is delivered meanwhile. Returns how long to wait before looking again. */
  const behindAnother = async (line: Line, item: OutboxItem): Promise<number> => {
    const read = await store.read(line.session.id);
    const still = read.kind === "found" ? read.session.outbox.find(({ id }) => id === item.id) : undefined;
    if (read.kind === "found") line.session = { ...line.session, refs: { ...read.session.refs, ...line.session.refs } };
    if (still === undefined) {
      leave(line, item, undefined);
      return 0;
    }
    replace(line, still);
    return Math.min(waits.retryMs, Math.max(1, still.claim.at + waits.claimMs - clock.now() + 1));
  };

  const work = async ({ kind }: Work, session: Session): Promise<DeliveryResult> => {
    await ports.work(kind, session);
    return { outcome: "sent" };
  };

  /** Handles the head of the line once. Returns how long to wait before the next look at the line. */
  const attempt = async (line: Line, head: OutboxItem, tries: number): Promise<number> => {
    const ref = await refOf(line, head);
    const item = await claims.held(head);
    if (item === undefined) return behindAnother(line, head);
    replace(line, item);
    const result = await (item.outgoing === null
      ? work(item, line.session)
      : carry({ messenger, claims, clock, waits }, { item, session: line.session, ref }));
    const backOff = Math.min(waits.retryMs * 2 ** tries, waits.claimMs / 2);
    switch (result.outcome) {
      case "sent":
        finish(line, item, result.ref, result.opened);
        return 0;
      case "refused":
        log.error({ item: item.id, reason: result.reason }, "a reply was refused and is dropped");
        await ports.onRefused?.(line.session, item, result.reason);
        finish(line, item);
        return 0;
      case "retry":
        log.warn({ item: item.id, reason: result.reason, tries }, "a delivery failed and is tried again");
        return Math.max(result.afterMs, backOff);
      case "unsure":
        return unsure(line, item, result.reason, backOff);
      case "overtaken":
        return behindAnother(line, item);
      default:
        return result satisfies never;
    }
  };

  const unsure = async (line: Line, item: OutboxItem, reason: string, backOff: number): Promise<number> => {
    if (item.kind === "update") return backOff;
    if (item.state === "unsure") {
      log.error({ item: item.id, reason }, "a reply was sent twice and its fate is still unknown");
      finish(line, item);
      return 0;
    }
    log.warn({ item: item.id, reason }, "nobody knows whether a reply arrived; it is sent once more");
    const doubtful: OutboxItem = { ...item, state: "unsure" };
    replace(line, doubtful);
    try {
      await store.markUnsure(line.session.id, item.id);
      // Claimed anew, so that no other process sends it before the wait is over.
      const renewed = await claims.renewed(doubtful);
      if (renewed === undefined) return await behindAnother(line, item);
      replace(line, renewed);
    } catch (error) {
      // It is waited out here all the same.
      log.error({ item: item.id, cause: messageOf(error) }, FAILED);
    }
    return waits.unsureMs;
  };

  const run = async (line: Line): Promise<void> => {
    // Answers come first. Whoever committed answers before this turn of the loop ends; one more turn takes up what came in
    // meanwhile: a platform waits seconds for its answer, nobody waits for a reply to the millisecond.
    await nextTurn();
    await nextTurn();
    let tries = 0;
    for (let head = line.waiting[0]; head !== undefined; head = line.waiting[0]) {
      const { id } = head;
      const waitMs = await attempt(line, head, tries).catch((error: unknown) => {
        log.error({ item: id, cause: messageOf(error) }, FAILED);
        return waits.retryMs;
      });
      tries = line.waiting[0]?.id === id ? tries + 1 : 0;
      if (waitMs === 0) continue;
      line.rest.resolve();
      await clock.sleep(waitMs, closing.signal);
      if (closing.signal.aborted) break;
    }
    line.running = undefined;
    line.rest.resolve();
  };

  return {
    async markAgain(stored) {
      const line = lines.get(stored.id);
      for (const item of stored.outbox) {
        if (line !== undefined && isDone(line, item)) await store.markSent(stored.id, item.id, undefined);
      }
    },
    add(session) {
      const line: Line = lines.get(session.id) ?? {
        session,
        waiting: [],
        done: -1,
        doneAt: 0,
        running: undefined,
        rest: Promise.withResolvers<void>(),
      };
      if (session.seq >= line.session.seq) {
        line.session = { ...session, refs: { ...session.refs, ...line.session.refs } };
      }
      const known = new Set(line.waiting.map(({ id }) => id));
      // In a copy from before they were sent, replies already done may still be there.
      line.waiting.push(...session.outbox.filter((item) => !isDone(line, item) && !known.has(item.id)));
      if (line.waiting.length > 0 && line.running === undefined) {
        line.rest = Promise.withResolvers<void>();
        line.running = track(run(line));
      }
      // Only now: a line that does not run yet would be forgotten at once where many others run.
      lines.set(session.id, line);
      if (line.waiting.length === 0) return Promise.resolve();
      return line.rest.promise;
    },
    async rested(sessionId, gone) {
      const line = lines.get(sessionId);
      if (line === undefined) return {};
      if (gone) line.waiting.length = 0;
      if (line.running !== undefined) await line.rest.promise;
      if (gone) lines.delete(sessionId);
      return line.session.refs;
    },
    waiting: () => [...lines.values()].reduce((sum, { waiting }) => sum + waiting.length, 0),
    async close() {
      closing.abort();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A store that went back, as after a failover, gives numbers out again. */
function isDone({ done, doneAt }: Line, { id, claim }: OutboxItem): boolean {
  return outboxSeq(id) <= done && claim.at <= doneAt;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
