import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";

/** What stays in the place of a message that is no longer true. */
export function fold(key: string, before: Session, session: Session): OutgoingReply {
  return folded(key, wordsOf(key, before, session));
}

/** What stays in the first place of a message that is said once more below. */
export function foldMoved(key: string): OutgoingReply {
  return folded(key, "This follows again below.");
}

function folded(key: string, text: string): OutgoingReply {
  return { to: "thread", key, reply: { kind: "notice", text, buttons: [] } };
}

function wordsOf(key: string, before: Session, session: Session): string {
  if (session.phase === "closed") return "This interview was closed here; the new one follows.";
  if (key === "recommendation") {
    return `${reopenedBy(before, session)}. The recommendation follows when they are done.`;
  }
  if (key.startsWith("ratify.")) return ratifyWords(session);
  if (key === "cost") return "The cost follows with the next recommendation.";
  if (key === "ignore") return "This comes again at the end.";
  if (key.startsWith("confirm-")) {
    const writer = before.proposals.find(({ id }) => key === `confirm-${id}`)?.author.id;
    const grew = session.proposals.some(({ author }) => author.id === writer);
    return grew ? "The list below takes the place of this one." : "This list was dealt with.";
  }
  const answered = before.order.some((id) => key.startsWith(`question-${id}.`) || key.startsWith(`${id.slice(1)}.`));
  return answered ? "Taken up again below." : "Put aside; it comes back if it still matters.";
}

function ratifyWords({ decided, ratification }: Session): string {
  if (decided !== undefined) return `Recorded as ${decided.id}, below.`;
  return ratification === undefined ? "Not decided now." : "The newer draft below takes the place of this one.";
}

function reopenedBy(before: Session, session: Session): string {
  if (before.stoppedBy !== session.stoppedBy) return "The questions go on";
  const weighed = before.answers === session.answers && before.consequences !== session.consequences;
  return weighed ? "What hurts most opened new questions" : "A changed answer opened new questions";
}
