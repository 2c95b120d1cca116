import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { labelOf } from "../wording.ts";
import { isKnown } from "./answer.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";
import { record } from "./record.ts";

/** Records the facts of a proposal that hold; anybody in the thread may confirm, the answers stay with who wrote them. */
export function confirm(
  { pack }: Knowledge,
  session: Session,
  event: Extract<Event, { kind: "confirm" }>,
  now: number,
): Outcome {
  const proposal = session.proposals.find((one) => one.id === event.proposal);
  if (proposal === undefined) {
    return noticeTo(event.author, "These facts were dealt with already, so nothing was changed.");
  }
  let next: Session = { ...session, proposals: session.proposals.filter((one) => one !== proposal) };
  const words: string[] = [];
  for (const { question, given } of proposal.facts) {
    const asked = pack.questions.find((one) => one.id === question);
    if (!event.keep.includes(question) || asked === undefined || !isKnown(asked.choices, given)) continue;
    next = record(next, { author: proposal.author, question, given, via: "read", at: now });
    words.push(`“${labelOf(asked, given)}”`);
  }
  const left = proposal.facts.length - words.length;
  const text =
    words.length === 0
      ? "Nothing of it was recorded."
      : `Recorded: ${words.join(", ")}.${left > 0 ? " The rest was left out." : ""}`;
  return { session: next, transient: [notice(event.author, text)] };
}
