import type { Event } from "../conversation/event.ts";
import type { LogAsk } from "../decisions/read-log.ts";
import { StoreError } from "../errors.ts";
import { channelOf } from "../identity.ts";
import { createLru } from "../lru.ts";
import type { Clock } from "../ports.ts";
import { type DecisionLog, logMessage } from "./decision-log.ts";
import type { Turned } from "./turn.ts";

/** A platform that waits in vain for an answer sends its event again within this time. */
const AGAIN_MS = 60_000;
const REMEMBERED = 1000;

/**
 * Answers questions about decisions, which have no session and change nothing. What a platform sends again because the
 * answer took its time is answered once.
 */
export function createAsks(
  log: DecisionLog,
  clock: Pick<Clock, "now">,
): (ask: LogAsk, event: Event) => Promise<Turned> {
  const heard = createLru<number>(REMEMBERED);
  return async (ask, event) => {
    const { workspace, author: person } = event;
    const at = clock.now();
    if (at - (heard.get(event.id) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return { outcome: "duplicate", notices: [] };
    heard.set(event.id, at);
    try {
      const reply = await log.answer(ask, { workspace, person, channel: channelOf(event.conversation) });
      const there = "session" in event && event.session !== undefined ? { sessionId: event.session } : {};
      return { outcome: "ignored", ...there, notices: [logMessage(person, event.id, reply)] };
    } catch (error) {
      heard.delete(event.id);
      if (error instanceof StoreError) return { outcome: "not-saved", notices: [] };
      throw error;
    }
  };
}
