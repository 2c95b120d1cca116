import { afterPerson, afterSession } from "../conversation/after-forgetting.ts";
import type { OutgoingReply } from "../conversation/reply.ts";
import type { Session } from "../conversation/session.ts";
import { outboxItemId } from "../identity.ts";
import { createPace } from "../pace.ts";
import type { Clock, Forgotten, Log, Messenger } from "../ports.ts";
import type { Deliveries } from "./deliveries.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";
import type { Waits } from "./waits.ts";

export interface RedrawPorts {
  readonly messenger: Messenger;
  readonly deliveries: Pick<Deliveries, "rested">;
  readonly knowledge: Pick<KnowledgeCache, "of">;
  readonly clock: Clock;
  readonly log: Log;
  readonly waits: Pick<Waits, "redrawMs" | "retryMs">;
  readonly replica: string;
}

/**
 * Takes what was forgotten out of messages already posted, after it left the store. Best effort and from memory alone:
 * nothing forgotten is kept for it, so what a process did not get to before it ended stays posted.
 */
export interface Redraws {
  /** Goes on in the background. */
  add(forgotten: readonly Forgotten[]): void;
  /** Gives up what is left. */
  close(): Promise<void>;
}

const MOST_TRIES = 5;
/** So many at once; then one after the other, so that what people say to each other comes first. */
const BURST = 10;

export function createRedraws(ports: RedrawPorts): Redraws {
  const { messenger, deliveries, knowledge, clock, log, waits, replica } = ports;
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  const pace = createPace({ everyMs: waits.redrawMs, burst: BURST });

  const messagesOf = async ({ before, after }: Forgotten, refs: Session["refs"]): Promise<OutgoingReply[]> => {
    if (after === undefined) return afterSession(before, Object.keys(refs));
    const known = await knowledge.of(before);
    return known === undefined ? [] : afterPerson(known, before, after, Object.keys(refs));
  };

  /** False where nothing more can be changed there. */
  const redraw = async (session: Session, outgoing: OutgoingReply, ref: string | undefined): Promise<boolean> => {
    const item = {
      id: outboxItemId(session.id, session.seq),
      kind: "update" as const,
      outgoing,
      claim: { by: replica, at: clock.now() },
      state: "pending" as const,
    };
    for (let tries = 0; tries < MOST_TRIES && !closing.signal.aborted; tries += 1) {
      const wait = pace.waitMs(session.workspace, clock.now());
      if (wait > 0) await clock.sleep(wait, closing.signal);
      if (wait > 0) continue;
      const delivery = { item, session, ref, ours: async () => !closing.signal.aborted, redraws: true };
      const result = await messenger.deliver(delivery).catch(() => ({ outcome: "unsure" as const }));
      if (result.outcome === "sent") return true;
      if (result.outcome === "refused" || result.outcome === "overtaken") return false;
      const backOff = waits.retryMs * 2 ** tries;
      await clock.sleep(result.outcome === "retry" ? Math.max(result.afterMs, backOff) : backOff, closing.signal);
    }
    return true;
  };

  const redrawAll = async (forgotten: readonly Forgotten[]): Promise<void> => {
    let count = 0;
    for (const each of forgotten) {
      const { before, after } = each;
      const refs = { ...before.refs, ...(await deliveries.rested(before.id, after === undefined)) };
      const messages = await messagesOf(each, refs);
      const session = withRefsOnly(before, refs);
      for (const outgoing of messages) {
        if (closing.signal.aborted) break;
        if (!(await redraw(session, outgoing, refs[outgoing.key]))) break;
        count += 1;
      }
    }
    log.info({ messages: count, left: closing.signal.aborted }, "posted messages of what was forgotten were redrawn");
  };

  return {
    add(forgotten) {
      if (forgotten.length === 0) return;
      const work: Promise<void> = redrawAll(forgotten)
        .catch((error: unknown) =>
          log.warn(
            { cause: error instanceof Error ? error.message : String(error) },
            "posted messages of what was forgotten stay as they are",
          ),
        )
        .finally(() => underWay.delete(work));
      underWay.add(work);
    },
    async close() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}

/** What a messenger needs to find the messages, and nothing that was said. */
function withRefsOnly(session: Session, refs: Session["refs"]): Session {
  const { schema, id, workspace, conversation, pack, phase, startedAt, touchedAt, certainty, seq } = session;
  return {
    ...{ schema, id, workspace, conversation, pack, phase, startedAt, touchedAt, certainty, seq, refs },
    startedBy: { id: "forgotten", name: "Somebody" },
    ...{ consulted: [], answers: {}, excluded: {}, waived: [], order: [], rounds: {}, proposals: [] },
    ...{ context: [], said: [], recentEvents: [], outbox: [] },
  };
}
