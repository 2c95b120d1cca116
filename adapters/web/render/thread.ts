import { createHash } from "node:crypto";
import type { OutgoingReply } from "../../../src/conversation/reply.ts";
import { type Html, html } from "../html.ts";
import type { Remark } from "../live.ts";
import { renderReply } from "./reply.ts";
import { messageId, type View } from "./view.ts";

export interface ThreadParts {
  /** What lasts, in order; the last one is what is asked now. */
  readonly replies: readonly OutgoingReply[];
  /** What was said in passing and this person may see, oldest first. */
  readonly remarks: readonly Remark[];
}

/** Kinds of passing remarks that stay readable above a question that has been answered since. */
const lasting: ReadonlySet<string> = new Set(["tension", "aside", "exit-card"]);

/**
 * The thread as a list. Every message carries a print of its content, which leaves out what changes with each rendering,
 * so that the page replaces only what is different.
 */
export function renderThread(parts: ThreadParts, view: Omit<View, "message">): Html {
  const asked = nowKey(parts.replies);
  const keys = new Set(parts.replies.map(({ key }) => key));
  const items = parts.replies.flatMap((outgoing) => {
    const now = outgoing.key === asked;
    const remarks = parts.remarks
      .filter((remark) => remark.anchor === outgoing.key && (now || lasting.has(remark.outgoing.reply.kind)))
      .filter((remark) => !keys.has(remark.outgoing.key))
      .map((remark) => renderMessage(remark.outgoing, view, "remark"));
    const message = renderMessage(outgoing, view, now ? "now" : "past");
    return outgoing.reply.kind === "recommendation" ? [message, ...remarks] : [...remarks, message];
  });
  return html`<ol class="thread" id="thread">${items}</ol>`;
}

/** Key of the message the thread waits at: what is asked, else the recommendation once there is one, else the last. */
export function nowKey(replies: readonly OutgoingReply[]): string | undefined {
  const asked = replies.findLast(({ reply }) =>
    ["question", "checklist", "confirm", "ratify", "decided"].includes(reply.kind),
  );
  return (asked ?? replies.find(({ reply }) => reply.kind === "recommendation") ?? replies.at(-1))?.key;
}

function renderMessage(outgoing: OutgoingReply, base: Omit<View, "message">, place: "now" | "past" | "remark"): Html {
  const { key, reply, to } = outgoing;
  const id = messageId(key);
  const print = fingerprint(renderReply(reply, { ...base, message: key, eventKey: "" }), place);
  return html`<li class="message kind-${reply.kind} ${place}" id="${id}" data-print="${print}" data-place="${place}"${
    place !== "past" && html` tabindex="-1"`
  }>
    ${place === "now" && html`<span id="now"></span>`}
    ${to !== "thread" && html`<p class="private">Only you see this</p>`}
    ${renderReply(reply, { ...base, message: key })}
  </li>`;
}

function fingerprint(content: Html, place: string): string {
  return createHash("sha256").update(place).update(content.markup).digest("base64url").slice(0, 16);
}
