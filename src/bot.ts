import type { House, LoadedPack } from "../knowledge/index.ts";
import { createAsks } from "./bot/answer-ask.ts";
import { askOf } from "./bot/ask-of.ts";
import { type Asking, createDecisionLog } from "./bot/decision-log.ts";
import { createDeliveries } from "./bot/deliveries.ts";
import { forgetPerson } from "./bot/forget-person.ts";
import { type Greeting, greet, greetingOf } from "./bot/greet.ts";
import { createKnowledgeCache } from "./bot/knowledge-cache.ts";
import { leftUndelivered } from "./bot/left-undelivered.ts";
import { locate } from "./bot/locate.ts";
import { createRedraws } from "./bot/redraws.ts";
import { createReviews } from "./bot/reviews/create-reviews.ts";
import type { InstallerOf, Wake } from "./bot/reviews/review-ports.ts";
import { createSessions } from "./bot/sessions.ts";
import { type Turned, takeTurn } from "./bot/turn.ts";
import { createTurns } from "./bot/turns.ts";
import { WAITS, type Waits } from "./bot/waits.ts";
import { createWork } from "./bot/work.ts";
import type { Event } from "./conversation/event.ts";
import type { OutgoingReply, Reply } from "./conversation/reply.ts";
import type { Session } from "./conversation/session.ts";
import type { Said } from "./conversation/step.ts";
import { asStart } from "./conversation/steps/as-start.ts";
import { thread } from "./conversation/thread.ts";
import type { LogAsk } from "./decisions/read-log.ts";
import { StoreError } from "./errors.ts";
import { BUCKETS, sessionId } from "./identity.ts";
import type {
  Clock,
  DecisionStore,
  Ids,
  Log,
  Messenger,
  PackArchive,
  ReadResult,
  ReferenceStore,
  ReviewQueue,
  ReviewWaits,
  SessionStore,
} from "./ports.ts";

export interface BotPorts {
  readonly store: SessionStore;
  readonly decisions: DecisionStore;
  readonly archive: PackArchive;
  readonly reviews: ReviewQueue;
  /** Who hears of a look that reaches neither its place nor its owner. */
  readonly installer?: InstallerOf | undefined;
  /** Where a platform does not let us write any more; shown under `health`. */
  readonly references?: Pick<ReferenceStore, "stopped"> | undefined;
  /** The IANA zone of reviews where a channel says nothing else. */
  readonly zone: string;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** New sessions begin with the first, unless they name another. */
  readonly packs: readonly [LoadedPack, ...LoadedPack[]];
  /** What this house adds to them and changes in them. */
  readonly house?: House | undefined;
  readonly waits?: Partial<Waits>;
  /** Names this process in claims; unique per start. */
  readonly replica: string;
}

/** What an adapter answers its platform by. */
export interface Handled {
  /**
   * done: saved. duplicate: known already. ignored: nothing to save. not-saved: ask for a repeat. newer: another version's
   * session, do not acknowledge.
   */
  readonly outcome: "done" | "duplicate" | "ignored" | "not-saved" | "newer";
  /** The session it happened in: another one than before after a restart. */
  readonly sessionId?: string;
  /** For the sender only. */
  readonly notices: readonly OutgoingReply[];
  /** The session whose messages this changes, as it was saved, with what is said in it from now on. */
  readonly saved?: { readonly session: Session; readonly said: readonly Said[] };
  /** Resolves when the replies are sent or put off; never rejects. */
  readonly delivered: Promise<void>;
}

/** The loop every platform feeds: load, step, commit, then deliver. */
export interface Bot {
  /** Resolves after the commit, so that the platform can be answered before anything is sent. */
  handle(event: Event): Promise<Handled>;
  /** Saves the greeting of a conversation unless it was greeted already; sent like any reply. Throws `StoreError` where it cannot be saved. */
  greet(greeting: Greeting): Promise<void>;
  /** The next one there is a first meeting again. Throws `StoreError`. */
  ungreet(workspace: string, conversation: string): Promise<void>;
  /** Sends what other processes, or this one before a crash, committed and did not deliver. Returns the number of sessions. */
  recover(): Promise<number>;
  /** The durable messages of a session, drawn from what is stored now. */
  thread(sessionId: string): Promise<{ session: Session; replies: OutgoingReply[] } | undefined>;
  session(sessionId: string): Promise<Session | undefined>;
  /** Whether the event would begin an interview: none is open where it was said, and it is no command. Throws `StoreError`. */
  begins(event: Event): Promise<boolean>;
  /** The same, with the reason when there is none. */
  read(sessionId: string): Promise<ReadResult>;
  /** Answers a question about the workspace's decisions. Throws `StoreError`. */
  log(ask: LogAsk, asking: Asking): Promise<Reply>;
  /** Begins to look at decisions as they fall due; returns the way to stop, which waits for what runs. */
  beginReviews(waits: ReviewWaits): () => Promise<void>;
  /** Removes everything kept about a person; returns the ids of the signed records that keep something. Throws `StoreError`. */
  forget(workspace: string, personId: string): Promise<readonly string[]>;
  /** How many replies this process has committed or taken up and not delivered yet. */
  undelivered(): number;
  /** Accepts nothing more and waits for what is under way. */
  close(): Promise<void>;
}

export function createBot(ports: BotPorts): Bot {
  const { store, decisions, archive, messenger, clock, ids, log, packs, house, replica } = ports;
  const waits = { ...WAITS, ...ports.waits };
  const sessions = createSessions(store);
  const knowledge = createKnowledgeCache(packs, archive, clock, house);
  const work = createWork({ decisions, knowledge, reviews: () => reviews });
  const deliveries = createDeliveries({
    store,
    messenger,
    clock,
    log,
    waits,
    replica,
    work,
    onRefused: (session, item, reason) => reviews.lost(session, item, reason),
    onDone: sessions.delivered,
  });
  const wake = async ({ id, workspace, conversation }: Session, eventId: string, why: Wake): Promise<void> => {
    const event: Event = { kind: "wake", id: eventId, workspace, conversation, session: id, author: WAYMARK, why };
    const { outcome } = await takeTurn(turnPorts, event, () => false);
    if (outcome === "not-saved" || outcome === "newer") throw new StoreError(`${id} could not be woken`);
  };
  const reviews = createReviews({
    queue: ports.reviews,
    decisions,
    store,
    archive,
    sessions,
    knowledge,
    deliveries: () => deliveries,
    clock,
    log,
    zone: ports.zone,
    replica,
    installer: async (workspace) => ports.installer?.(workspace),
    wake,
  });
  const redraws = createRedraws({ messenger, deliveries, knowledge, clock, log, waits, replica });
  const turnPorts = {
    store,
    sessions,
    knowledge,
    deliveries,
    decisions,
    redraws,
    work,
    fromDigest: reviews.fromDigest,
    clock,
    ids,
    log,
    waits,
    replica,
  };
  const decisionLog = createDecisionLog({
    decisions,
    knowledge,
    clock,
    queue: ports.reviews,
    stopped: ports.references?.stopped,
    zone: ports.zone,
    reviews,
  });
  const turns = createTurns(turnPorts);
  const answerAsk = createAsks(decisionLog, clock);
  let closing = false;

  const readable = async (id: string): Promise<Session | undefined> => {
    const read = await store.read(id);
    return read.kind === "found" ? read.session : undefined;
  };

  return {
    async handle(event) {
      const ask = askOf(event);
      const { sent, ...turned } = closing
        ? refused
        : await (ask === undefined ? turns.take(event) : answerAsk(ask, event));
      return { ...turned, delivered: sent ?? Promise.resolve() };
    },
    async greet(greeting) {
      if (closing) throw new StoreError("this process is about to end");
      const session = greet(await knowledge.current(), greeting, replica, clock.now());
      const committed = await store.commit({ session, expected: 0 });
      if (committed.ok) void deliveries.add(session);
    },
    ungreet: (workspace, conversation) => store.remove(sessionId(workspace, greetingOf(conversation))),
    async recover() {
      let recovered = 0;
      for (let bucket = 0; bucket < BUCKETS && !closing; bucket += 1) {
        for (const session of await leftUndelivered({ store, messenger, clock, waits }, bucket)) {
          await deliveries.markAgain(session);
          void deliveries.add(session);
          recovered += 1;
        }
      }
      if (recovered > 0) log.warn({ sessions: recovered }, "undelivered replies were taken up");
      return recovered;
    },
    async thread(sessionId) {
      const session = await readable(sessionId);
      const known = session && (await knowledge.of(session));
      return session && known && { session, replies: thread(known, session) };
    },
    session: readable,
    async begins(event) {
      if (asStart(await knowledge.current(), event) === undefined) return false;
      const located = await locate(sessions, event);
      return located.kind === "none" || (located.kind === "session" && located.session.phase === "closed");
    },
    read: (sessionId) => store.read(sessionId),
    log: (ask, asking) => decisionLog.answer(ask, asking),
    beginReviews: (reviewWaits) => reviews.begin(reviewWaits, messenger.platforms),
    forget: (workspace, personId) => forgetPerson(turnPorts, workspace, personId),
    undelivered: () => deliveries.waiting(),
    async close() {
      closing = true;
      const drained = new AbortController();
      const all = turns.settled().then(() => Promise.all([deliveries.close(), redraws.close()]));
      await Promise.race([all.finally(() => drained.abort()), clock.sleep(waits.drainMs, drained.signal)]);
    },
  };
}

/** Says what nobody else said. */
const WAYMARK = { id: "waymark", name: "Waymark" };

const refused: Turned = { outcome: "not-saved", notices: [] };
