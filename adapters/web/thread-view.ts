import type { LoadedPack } from "../../knowledge/index.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import type { Html } from "./html.ts";
import { sourcesAddress } from "./render/sources-page.ts";
import { nowKey, renderThread, type ThreadParts } from "./render/thread.ts";
import { renderThreadMain } from "./render/thread-page.ts";
import type { View } from "./render/view.ts";
import type { Visitor } from "./visitor.ts";
import { WEB_CONVERSATIONS, type WebParts } from "./web-parts.ts";

/** A thread as one visitor sees it now. */
export interface ThreadView {
  readonly session: Session;
  readonly title: string;
  readonly view: Omit<View, "message">;
  readonly main: Html;
}

export function isSessionId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}

/** The session alone; undefined under the same conditions as `readThread`. */
export async function readSession(parts: WebParts, sessionId: string): Promise<Session | undefined> {
  const read = isSessionId(sessionId) ? await parts.bot.read(sessionId) : undefined;
  const session = read?.kind === "found" ? read.session : undefined;
  return session?.conversation.startsWith(WEB_CONVERSATIONS) ? session : undefined;
}

/** Undefined for a session that is not there, or not of this page. */
export async function readThread(parts: WebParts, sessionId: string, who: Visitor): Promise<ThreadView | undefined> {
  if (!isSessionId(sessionId)) return undefined;
  const found = await parts.bot.thread(sessionId);
  if (found === undefined || !found.session.conversation.startsWith(WEB_CONVERSATIONS)) return undefined;
  const { session } = found;
  const replies = found.replies.filter(({ to }) => to === "thread" || to.person === who.id);
  const remarks = parts.messenger.live.remarks(session.conversation, session.id, who.id, nowKey(replies));
  const pack = parts.packs.find(({ manifest }) => manifest.id === session.pack.id);
  return viewThread(session, { replies, remarks }, pack, parts.ids.next(), who.id);
}

/** A session's replies and remarks as the page shows them; `eventKey` has to be new each time, `pack` may have gone. */
export function viewThread(
  session: Session,
  parts: ThreadParts,
  pack: LoadedPack | undefined,
  eventKey: string,
  personId: string,
): ThreadView {
  const view = {
    session: session.id,
    eventKey,
    options: pack?.manifest.options ?? [],
    starter: session.startedBy.id === personId,
    begun: session.order.length > 0 || session.checklist !== undefined,
    listed: new Set(pack?.evidence.map((evidence) => evidence.id)),
    sources: sourcesAddress(session.pack.id),
  };
  const main = renderThreadMain(renderThread(parts, view), session);
  return { session, title: titleOf(parts.replies), view, main };
}

function titleOf(replies: readonly OutgoingReply[]): string {
  const root = replies.find(({ reply }) => reply.kind === "root")?.reply;
  return root?.kind === "root" ? root.deciding : "A decision";
}
