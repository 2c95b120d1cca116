import { PackError } from "../../knowledge/index.ts";
import { askAgain } from "../conversation/ask-again.ts";
import type { Event } from "../conversation/event.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import type { OutgoingReply } from "../conversation/reply.ts";
import type { Session, Work } from "../conversation/session.ts";
import { type Said, step } from "../conversation/step.ts";
import { channelOf, sessionId } from "../identity.ts";
import type { Clock, CommitResult, DecisionStore, Ids, Log, SessionStore } from "../ports.ts";
import { apology } from "./apology.ts";
import { asStart } from "./as-start.ts";
import { beginningWith } from "./beginning-with.ts";
import { closeOld } from "./close-old.ts";
import type { Deliveries } from "./deliveries.ts";
import { forget } from "./forget.ts";
import { jitter } from "./jitter.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";
import { type Located, locate } from "./locate.ts";
import { makesRoom } from "./makes-room.ts";
import type { Redraws } from "./redraws.ts";
import type { FromDigest } from "./reviews/from-digest.ts";
import type { Sessions } from "./sessions.ts";
import { unknownPack } from "./unknown-pack.ts";
import type { Waits } from "./waits.ts";
import { type Replies, withReplies } from "./with-replies.ts";

export interface TurnPorts {
  readonly store: SessionStore;
  readonly sessions: Sessions;
  readonly knowledge: KnowledgeCache;
  readonly deliveries: Deliveries;
  readonly decisions: DecisionStore;
  readonly redraws: Redraws;
  /** What a session has to have done. */
  readonly work: (kind: Work["kind"], session: Session) => Promise<void>;
  readonly fromDigest?: ((session: Session, event: Event) => Promise<FromDigest | undefined>) | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly waits: Waits;
  readonly replica: string;
}

/** How a turn ended. `sent` resolves when its replies are sent or put off. */
export interface Turned {
  readonly outcome: "done" | "duplicate" | "ignored" | "newer" | "not-saved";
  readonly sessionId?: string;
  readonly notices: readonly OutgoingReply[];
  /** The session as this turn saved it, with what is said in it from now on. */
  readonly saved?: { readonly session: Session; readonly said: readonly Said[] };
  readonly sent?: Promise<void>;
}

type Found = Extract<Located, { kind: "session" }>;
/** Why a turn looks again: somebody else was quicker. */
const AGAIN = "again";
const MOST_TRIES = 10;

/**
 * One event's turn up to the commit: load, step, one atomic write; a refused write looks again and steps again. Sending
 * begins here and is not waited for. `expired` tells that nobody waits for the outcome any more: nothing is begun then.
 */
export async function takeTurn(ports: TurnPorts, event: Event, expired: () => boolean): Promise<Turned> {
  const { store, sessions, knowledge, deliveries, decisions, clock, ids, log, waits, replica } = ports;

  /** The store went back behind what it had confirmed, as after a failover. */
  let regressed = false;

  const attempt = async (): Promise<Turned | typeof AGAIN> => {
    const located = await locate(sessions, event);
    switch (located.kind) {
      case "session":
        return onSession(located);
      case "none":
        return open(event, located.pointer);
      case "stale":
        return again(undefined);
      case "unreadable":
        return startAfresh(located.id, located.reason);
      case "newer":
        log.error({ session: located.id }, "a newer version of the program wrote this session; update this one");
        return { outcome: "newer", sessionId: located.id, notices: [] };
      default:
        return located satisfies never;
    }
  };

  const onSession = async (found: Found): Promise<Turned | typeof AGAIN> => {
    const { session } = found;
    if (session.recentEvents.includes(event.id)) {
      const own = session.id === sessionId(event.workspace, event.id);
      if (own && session.previous !== undefined) await closeOld(ports, session.previous, session.id);
      return { outcome: "duplicate", sessionId: session.id, notices: [] };
    }
    if (makesRoom(session, event)) return open(event, session.id);
    const listed = session.digest === undefined ? undefined : await ports.fromDigest?.(session, event);
    if (listed?.event !== undefined) return takeTurn(ports, listed.event, expired);
    if (listed !== undefined) return { outcome: "done", ...listed, notices: [] };
    const known = await knowledgeOf(session);
    if (typeof known === "string") return startAfresh(session.id, known);
    const now = clock.now();
    const first = step(known, session, event, now);
    // The same number again when this is repeated, so that a turn that fails below costs none.
    const result =
      "nothing" in first && first.allocate
        ? step(known, session, event, now, await decisions.allocate(session.workspace, session.id))
        : first;
    if ("nothing" in result) {
      if (result.forget !== undefined) return forgotten(session, result.forget, result.notices);
      // An old copy may be why there is nothing to do, and no commit would show it.
      if (found.cached) return again(session.id);
      return { outcome: "ignored", sessionId: session.id, notices: result.notices };
    }
    if (result.session.phase === "closed" && session.phase !== "closed") {
      // Its two writes are not one: an old copy would open the next interview and then close nothing.
      return found.cached ? again(session.id) : restart(found, result);
    }
    // Before the session, so that nobody is told of what was not kept; a repeat writes the same.
    const { remember } = result;
    if (remember !== undefined) await decisions.putDecider(channelOf(session.conversation), remember ?? undefined);
    const replies = regressed ? askAgain(known, result.session, result.replies) : result.replies;
    return write(result.session, replies, found.version);
  };

  const knowledgeOf = async (session: Session): Promise<Knowledge | string> => {
    try {
      return (await knowledge.of(session)) ?? `its pack ${session.pack.hash} is not in the archive`;
    } catch (error) {
      if (error instanceof PackError) return `its pack ${session.pack.hash} cannot be read`;
      throw error;
    }
  };

  /** Writes an open session and begins to send. */
  const write = async (session: Session, replies: Replies, version: number): Promise<Turned | typeof AGAIN> => {
    const saved = withReplies(session, replies, replica, clock.now());
    if (expired()) return { outcome: "not-saved", notices: [] };
    const result = await store.commit({ session: saved, expected: version, event: event.id });
    if (!result.ok && result.reason === "event") {
      return { outcome: "duplicate", sessionId: session.id, notices: [] };
    }
    if (!result.ok) return overtaken(session.id, version, result);
    sessions.keep({ session: saved, version: result.version });
    const sent = deliveries.add(saved);
    return { outcome: "done", sessionId: session.id, notices: [], saved: { session: saved, said: replies }, sent };
  };

  /** Opens a new session here when the conversation still points at `pointer`. */
  const open = async (
    start: Event,
    pointer: string | null,
    more: { readonly first?: OutgoingReply; readonly previous?: string; readonly supersedes?: string | undefined } = {},
  ): Promise<Turned | typeof AGAIN> => {
    const known = await beginningWith(ports, start);
    if (known === undefined) return { outcome: "ignored", notices: [unknownPack(start)] };
    const result = step(known, undefined, start, clock.now());
    if ("nothing" in result) return { outcome: "ignored", notices: result.notices };
    const first: Replies = more.first === undefined ? [] : [{ mode: "send", outgoing: more.first }];
    const linked = {
      ...result.session,
      ...(more.previous === undefined ? {} : { previous: more.previous }),
      ...(more.supersedes === undefined ? {} : { supersedes: more.supersedes }),
    };
    const session = withReplies(linked, [...first, ...result.replies], replica, clock.now());
    if (expired()) return { outcome: "not-saved", notices: [] };
    const commit = await store.commit({ session, expected: 0, pointer: { previous: pointer } });
    if (!commit.ok && commit.reason === "pointer") return again(undefined);
    if (!commit.ok) return { outcome: "duplicate", sessionId: session.id, notices: [] };
    sessions.point(session.conversation, session.id);
    sessions.keep({ session, version: commit.version });
    const saved = { session, said: [...first, ...result.replies] };
    return { outcome: "done", sessionId: session.id, notices: [], saved, sent: deliveries.add(session) };
  };

  /**
   * Opens the next session before it closes the old one: two sessions may live in two places no write can join, and in
   * this order a repeated event finds its way whatever broke in between.
   */
  const restart = async (found: Found, closing: { session: Session; replies: Replies }) => {
    const { session } = found;
    // A thread that the root message opened is not where the session began; whoever speaks there points at it.
    const here = (await sessions.pointer(event.conversation)) === session.id;
    const conversation = here ? event.conversation : session.conversation;
    const start = asStart(event, conversation, await packHere(session), session.private);
    const supersedes = session.decided?.id ?? session.supersedes;
    const opened = await open(start, session.id, { previous: session.id, supersedes });
    const next = opened === AGAIN ? await store.pointer(conversation) : opened.sessionId;
    if (next === undefined || next === session.id) return opened;
    const closed = await write({ ...closing.session, next }, closing.replies, found.version);
    if (closed === AGAIN || closed.outcome !== "done") return closed;
    const sent = Promise.all([closed.sent, opened === AGAIN ? undefined : opened.sent]).then(() => undefined);
    const saved = closed.saved === undefined ? {} : { saved: closed.saved };
    return { outcome: "done" as const, sessionId: next, notices: [], ...saved, sent };
  };

  const forgotten = async (session: Session, what: "person" | "session", said: OutgoingReply[]): Promise<Turned> => {
    if (expired()) return { outcome: "not-saved", notices: [] };
    const notices = await forget(ports, session, { what, by: event.author.id, notices: said });
    sessions.forget(session.id, event.conversation);
    return { outcome: "done", sessionId: session.id, notices };
  };

  /** A restart keeps the pack, as it is here now; a pack that went makes room for the first. */
  const packHere = async ({ pack }: Session): Promise<string | undefined> =>
    (await knowledge.named(pack.id)) === undefined ? undefined : pack.id;

  /** The new session is written before the old one goes, so that no crash loses both. */
  const startAfresh = async (id: string, reason: string): Promise<Turned | typeof AGAIN> => {
    log.error({ session: id, reason }, "a session cannot be read and is set aside");
    const pointer = await store.pointer(event.conversation);
    const start = event.kind === "start" ? event : asStart(event, event.conversation);
    const mayOpen = pointer === undefined || pointer === id;
    const opened = mayOpen ? await open(start, pointer ?? null, { first: apology(event.id) }) : AGAIN;
    if (opened !== AGAIN && opened.outcome === "not-saved") return opened;
    await store.setAside(id, reason, clock.now());
    sessions.forget(id, event.conversation);
    return opened;
  };

  /** A closed session names the next one, so a known pointer may stay. */
  const overtaken = (id: string, had: number, result: Extract<CommitResult, { ok: false }>): typeof AGAIN => {
    if (result.reason !== "version" || result.current?.kind !== "found") return again(id);
    const { version } = result.current;
    if (version < had) {
      log.error(
        { session: id, had, version },
        "the store lost the newest of a session; what is pending is asked again",
      );
      regressed = true;
    }
    sessions.keep(result.current);
    return AGAIN;
  };

  const again = (id: string | undefined): typeof AGAIN => {
    sessions.forget(id, event.conversation);
    return AGAIN;
  };
  for (let tries = 0; tries < MOST_TRIES && !expired(); tries += 1) {
    if (tries > 1) await clock.sleep(waits.conflictMs * 2 ** Math.min(tries, 6) * jitter(ids));
    const turned = await attempt();
    if (turned !== AGAIN) return turned;
  }
  return { outcome: "not-saved", notices: [] };
}
