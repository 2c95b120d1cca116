import type { Event } from "../conversation/event.ts";
import type { OutgoingReply } from "../conversation/reply.ts";

/** To whoever starts an interview about a pack that is not here. */
export function unknownPack(start: Event): OutgoingReply {
  const named = start.kind === "start" ? (start.pack ?? "") : "";
  const text = `No pack here is called "${named}", so nothing was started.`;
  return { to: { person: start.author.id }, key: `notice-${start.id}`, reply: { kind: "notice", text, buttons: [] } };
}
