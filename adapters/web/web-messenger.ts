import type { Reply } from "../../src/conversation/reply.ts";
import type { Messenger } from "../../src/ports.ts";
import { createLive, type Live } from "./live.ts";

/** A messenger, and what the page reads of it. */
export interface WebMessenger extends Messenger {
  readonly live: Live;
}

/**
 * Delivers to open pages. What lasts is drawn from the session, so its delivery is only a call to look again; what is said
 * in passing is kept in memory and shown beside the message it belongs to.
 */
export function createWebMessenger(live: Live = createLive()): WebMessenger {
  return {
    live,
    async deliver({ item, session }) {
      const { outgoing } = item;
      // An update is of something that lasts, even when what is left of it is a notice.
      if (item.kind === "update") live.forget(session.conversation, outgoing.key);
      if (item.kind === "update" || lasts(outgoing.reply)) live.changed(session.conversation);
      else live.tell(session.conversation, session.id, outgoing);
      return { outcome: "sent", ref: outgoing.key };
    },
    async notice(conversation, personId, outgoing) {
      live.tell(conversation, undefined, { ...outgoing, to: { person: personId } });
    },
  };
}

/** Whether the thread shows the reply again after a reload, from the session alone. */
function lasts(reply: Reply): boolean {
  switch (reply.kind) {
    case "root":
    case "checklist":
    case "checklist-answered":
    case "question":
    case "answered":
    case "confirm":
    case "recommendation":
    case "cost":
    case "ignore-question":
    case "ratify":
    case "decided":
    case "review-due":
    case "review-item":
    case "review-result":
    case "digest":
      return true;
    case "why":
    case "aside":
    case "exit-card":
    case "tension":
    case "status":
    case "help":
    case "details":
    case "what-if":
    case "notice":
    case "decision":
    case "decisions":
    case "brief":
    case "schedule":
      return false;
    default:
      return reply satisfies never;
  }
}
