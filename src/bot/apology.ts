import type { OutgoingReply } from "../conversation/reply.ts";

/** Said first in the session that replaces one whose record cannot be read. */
export function apology(eventId: string): OutgoingReply {
  const text =
    "I am sorry: the answers given here so far could not be read, so I start afresh. The old record is kept aside, nothing of it was deleted.";
  return { to: "thread", key: `apology-${eventId}`, reply: { kind: "notice", text, buttons: [] } };
}
