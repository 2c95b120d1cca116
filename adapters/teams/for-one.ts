import type { OutgoingReply, Reply } from "../../src/conversation/reply.ts";
import type { Address } from "./references.ts";
import { small } from "./render/card.ts";
import { type RenderedMessage, renderParts, renderReply, type View } from "./render/reply.ts";

/** Hints and errors, and what a person may see of the workspace's decisions. Whatever else one person asks for is about the interview everybody there sees. */
const KINDS: ReadonlySet<Reply["kind"]> = new Set(["notice", "decisions", "decision"]);

/** Whether a reply, asked for where others read along, is not for them. */
export function isForOne({ to, reply }: OutgoingReply): boolean {
  if (to === "thread") return false;
  if (reply.kind === "decision" && reply.preview) return false;
  return to.direct === true || KINDS.has(reply.kind);
}

/** Stands in a group chat or channel for words to somebody whose own chat with the bot is not known. */
export function renderUnsaid(): RenderedMessage {
  const text =
    "My answer is for you alone, so it does not stand here. Write to me once in a personal chat; from then on I answer you there.";
  return renderReply({ reply: { kind: "notice", text, buttons: [] } }, { session: "", conversationType: "personal" });
}

/** The same reply for the person's own chat, with where it comes from. */
export function renderElsewhere(
  outgoing: OutgoingReply,
  session: string,
  where: Address["type"],
  quoted?: string,
): RenderedMessage[] {
  const view: View = { session, conversationType: "personal" };
  const [first, ...rest] = renderParts(outgoing, view);
  if (first === undefined) return [];
  const place = where === "channel" ? "a channel" : "a group chat";
  const lead = quoted === undefined ? `From our interview in ${place}:` : `To what you wrote in ${place}, “${quoted}”:`;
  const body = first.card.body as readonly object[];
  return [{ ...first, card: { ...first.card, body: [...small(lead), ...body] } }, ...rest];
}
