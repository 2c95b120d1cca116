import type { Event } from "../../conversation/event.ts";
import type { Session } from "../../conversation/session.ts";
import { sessionId } from "../../identity.ts";
import type { Due } from "../../reviews/due.ts";
import { openReviewOf } from "./deliver-review.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** What somebody does with a decision that a digest lists: the same, said to the look at it, which is opened where it is not yet. */
export interface FromDigest {
  readonly sessionId: string;
  /** Undefined where the look was only opened. */
  readonly event: Event | undefined;
}

/** "WM-7 still right", "WM-7 look"; undefined for what is not about one of those listed. */
export async function fromDigest(ports: ReviewPorts, session: Session, event: Event): Promise<FromDigest | undefined> {
  const words = event.kind === "review" ? event.words : event.kind === "text" && event.addressed ? event.text : "";
  const [, number = "", rest = ""] = /^\s*wm-?(\d{1,9})\b[\s:,]*(.*)$/is.exec(words) ?? [];
  const item = session.digest?.items.find(({ decision }) => decision === `WM-${Number(number)}`);
  if (item === undefined) return undefined;
  const kept = await ports.decisions.get(session.workspace, item.decision);
  if (kept === undefined) return undefined;
  const looks = /^(?:look(?: at it)?|show|open)?\W*$/i.test(rest);
  const kind = item.occurrence.endsWith("~evidence") ? "evidence" : "review";
  const due: Due = { workspace: session.workspace, subject: item.decision, kind, at: item.dueAt };
  const place = { ...kept.decision, conversation: event.conversation };
  await openReviewOf(ports, due, place, session.digest?.zone ?? ports.zone, looks);
  const id = sessionId(session.workspace, item.occurrence);
  if (looks) return { sessionId: id, event: undefined };
  const { id: eventId, workspace, conversation, author } = event;
  return {
    sessionId: id,
    event: { id: eventId, workspace, conversation, author, session: id, kind: "review", words: rest.slice(0, 400) },
  };
}
