import type { OutgoingReply } from "../conversation/reply.ts";
import { keptIn } from "../conversation/wording.ts";

/** What is said of a person's forgetting, with the signed records that stay. */
export function withKept(notices: readonly OutgoingReply[], kept: readonly string[]): OutgoingReply[] {
  return notices.map((outgoing) => {
    const { reply } = outgoing;
    return reply.kind === "notice"
      ? { ...outgoing, reply: { ...reply, text: `${reply.text}${keptIn(kept)}` } }
      : outgoing;
  });
}
