import { basisOf, mayDecide, stampOf, whoDecides } from "../../deciding.ts";
import type { Person } from "../../event.ts";
import type { Knowledge } from "../../knowledge.ts";
import { standing } from "../../position.ts";
import type { Session } from "../../session.ts";
import { notice, noticeTo, type Outcome } from "../outcome.ts";
import { type RatifyDetails, withDetails } from "./ratify-details.ts";

interface Ratify {
  readonly author: Person;
  readonly conversation: string;
  readonly on?: string | undefined;
  readonly details?: RatifyDetails | undefined;
}

/** The decider signs the draft. Asks for the decision's id when it has none yet, and is taken again with it. */
export function ratify(
  knowledge: Knowledge,
  session: Session,
  { author, conversation, on, details }: Ratify,
  now: number,
  id?: string,
): Outcome {
  const draft = session.ratification;
  if (draft === undefined)
    return noticeTo(author, "Nothing is chosen yet, so there is nothing to record. Accept or choose first.");
  if (!mayDecide(session, author) || draft.by.id !== author.id) return noticeTo(author, whoDecides(session));
  if (!standing(knowledge, session).recommended || draft.basis !== basisOf(knowledge, session)) {
    return noticeTo(
      author,
      "The answers changed since you chose, so nothing was recorded. Look at the recommendation again, then accept or choose anew.",
    );
  }
  if (standing(knowledge, session).position.kind !== "recommendation") {
    return noticeTo(
      author,
      "Something is asked here again, so nothing was recorded. Answer it, or `skip` it, then record the decision.",
    );
  }
  if (on !== undefined && on !== stampOf(draft)) {
    return {
      transient: [
        notice(author, "The draft reads differently now, so nothing was recorded. Read it again, then record it."),
      ],
      again: "ratify",
    };
  }
  if (id === undefined) return { transient: [], allocate: true };
  const { revisiting: _, ...rest } = session;
  const ratification = details === undefined ? draft : withDetails(draft, details);
  const decided = {
    id,
    at: now,
    day: knowledge.today,
    ...(conversation === session.conversation ? {} : { conversation }),
  };
  return { session: { ...rest, ratification, proposals: [], phase: "decided", decided }, transient: [] };
}
