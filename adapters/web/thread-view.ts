import type { LoadedPack } from "../../knowledge/index.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import { dueTitle } from "../../src/conversation/review-words.ts";
import type { Session } from "../../src/conversation/session.ts";
import type { Html } from "./html.ts";
import { sourcesAddress } from "./render/sources-page.ts";
import { nowKey, renderThread, type ThreadParts } from "./render/thread.ts";
import { renderThreadMain } from "./render/thread-page.ts";
import type { View } from "./render/view.ts";
import type { Visitor } from "./visitor.ts";
import { isOfPage, type WebParts } from "./web-parts.ts";

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
  return session !== undefined && isOfPage(session) ? session : undefined;
}

/** Undefined for a session that is not there, or not of this page. */
export async function readThread(parts: WebParts, sessionId: string, who: Visitor): Promise<ThreadView | undefined> {
  if (!isSessionId(sessionId)) return undefined;
  const found = await parts.bot.thread(sessionId);
  if (found === undefined || !isOfPage(found.session)) return undefined;
  const { session } = found;
  const replies = found.replies.filter(({ to }) => to === "thread" || to.person === who.id);
  const remarks = parts.messenger.live.remarks(session.conversation, session.id, who.id, nowKey(replies));
  const pack = parts.packs.find(({ manifest }) => manifest.id === session.pack.id);
  const onwards = await onwardsFrom(parts, session);
  return viewThread(session, { replies, remarks }, pack, parts.ids.next(), who.id, onwards);
}

/** What goes on in the same conversation after a decision or a look at it: the newest that was opened there. */
async function onwardsFrom(parts: WebParts, session: Session): Promise<Session | undefined> {
  if (session.phase !== "decided") return undefined;
  const id = await parts.store.pointer(session.conversation);
  if (id === undefined || id === session.id) return undefined;
  const read = await parts.bot.read(id);
  return read.kind === "found" && read.session.startedAt > session.startedAt ? read.session : undefined;
}

/** A session's replies and remarks as the page shows them; `eventKey` has to be new each time, `pack` may have gone. */
export function viewThread(
  session: Session,
  parts: ThreadParts,
  pack: LoadedPack | undefined,
  eventKey: string,
  personId: string,
  onwards?: Session,
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
  const main = renderThreadMain(renderThread(parts, view), session, onwards);
  return { session, title: titleOf(parts.replies), view, main };
}

function titleOf(replies: readonly OutgoingReply[]): string {
  for (const { reply } of replies) {
    if (reply.kind === "root") return reply.deciding;
    if (reply.kind === "review-due") return dueTitle(reply);
    if (reply.kind === "digest") return reply.title;
  }
  return "A decision";
}
