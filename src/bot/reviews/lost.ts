import type { OutgoingReply } from "../../conversation/reply.ts";
import type { OutboxItem, Session } from "../../conversation/session.ts";
import { type Due, occurredAt } from "../../reviews/due.ts";
import { addresseeOf } from "../../reviews/talk/elsewhere.ts";
import type { DigestTalk } from "../../reviews/talk/review-talk.ts";
import { changeDecision } from "../change-decision.ts";
import { openDigestOf } from "./deliver-digest.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { listedIn, tellDigests } from "./tell-digests.ts";

/**
 * A message of a look, or of a digest, could never be said where it belongs. It goes to the owner directly, each owner of
 * a digest's decisions getting their own; then to whoever installed the bot; then it is among what was given up. A word about
 * a recommendation nobody ratified goes to whoever began the interview, and then there.
 */
export async function lost(ports: ReviewPorts, given: Session, item: OutboxItem, reason: string): Promise<void> {
  if (item.outgoing === null || item.kind !== "send") return;
  const [, unratified, again] = UNRATIFIED.exec(item.outgoing.key) ?? [];
  if (unratified !== undefined) return lostUnratified(ports, given, unratified, again !== undefined, reason);
  const { id } = given;
  const session = await readLook(ports, id);
  if (session === undefined) return;
  const { workspace, digest } = session;
  // Whoever found that out may have ended before it was noted.
  if (!isGivenUp(session)) {
    if (!isFor(session, item.outgoing)) return;
    if (digest !== undefined && digest.to === undefined) return toOwners(ports, session, digest);
    const installer = await ports.installer(workspace);
    await ports.wake(session, `${item.id}~lost`, {
      kind: "lost",
      item: item.id,
      reason: reason.slice(0, 500),
      installer,
    });
    const after = await readLook(ports, id);
    if (after === undefined || !isGivenUp(after)) return;
  }
  for (const { decision, dueAt } of session.review === undefined ? (digest?.items ?? []) : [session.review]) {
    const due: Due = { workspace, subject: decision, kind: "review", at: dueAt };
    await ports.queue.fail({ due, reason, attempts: 1, at: ports.clock.now() });
  }
}

/** The key of a word about a recommendation nobody ratified: its occurrence, and whether it was said elsewhere already. */
const UNRATIFIED = /-(\S+~unratified)(~lost)?$/;

/** Whoever began the interview is told directly; where that fails too, it is among what was given up. */
async function lostUnratified(
  ports: ReviewPorts,
  session: Session,
  occurrence: string,
  again: boolean,
  reason: string,
): Promise<void> {
  const { id, workspace } = session;
  if (!again)
    return ports.wake(session, `${occurrence}~lost`, { kind: "lost", item: id, reason: reason.slice(0, 500) });
  const due: Due = { workspace, subject: id, kind: "unratified", at: occurredAt(occurrence) };
  await ports.queue.fail({ due, reason, attempts: 1, at: ports.clock.now() });
}

async function readLook({ store }: ReviewPorts, id: string): Promise<Session | undefined> {
  const read = await store.read(id);
  const looks = read.kind === "found" && (read.session.review ?? read.session.digest) !== undefined;
  return looks ? read.session : undefined;
}

function isGivenUp({ review, digest }: Session): boolean {
  return (review ?? digest)?.lost === "nobody";
}

/** Other messages may have been refused in the same place before; and a hint to one person is no look. */
function isFor(session: Session, { to }: OutgoingReply): boolean {
  const addressee = addresseeOf(session);
  if (addressee === undefined) return false;
  return addressee === "thread" ? to === "thread" : to !== "thread" && to.person === addressee.id;
}

/** A message of its own to each owner. Done again it changes nothing. */
async function toOwners(ports: ReviewPorts, session: Session, digest: DigestTalk): Promise<void> {
  const { workspace, conversation, id } = session;
  const title = `${digest.title}. I can no longer write where they were decided, so I ask you here`;
  for (const [owner, items] of Map.groupBy(digest.items, (item) => item.owner.id)) {
    const subject = `${id}.${owner}`;
    const listed = [];
    for (const item of items) {
      const kept = await ports.decisions.get(workspace, item.decision);
      const due: Due = { workspace, subject: item.decision, kind: "review", at: item.dueAt };
      if (kept !== undefined) listed.push({ decision: kept.decision, due, item });
    }
    const due: Due = { workspace, subject, kind: "digest", at: digest.dueAt };
    const to = items[0]?.owner;
    const own = await openDigestOf(ports, due, 0, listed, {
      zone: digest.zone,
      conversation,
      title,
      ...(to && { to }),
    });
    if (own === undefined) continue;
    for (const { decision } of listed) {
      const next = await changeDecision(ports.decisions, workspace, decision.id, (now) => listedIn(now, own));
      if (next !== undefined) await tellDigests(ports, next);
    }
  }
}
