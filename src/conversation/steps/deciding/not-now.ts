import { mayDecide, whoDecides } from "../../deciding.ts";
import type { Person } from "../../event.ts";
import type { Session } from "../../session.ts";
import { notice, noticeTo, type Outcome } from "../outcome.ts";

/** Puts the draft away; the recommendation stays, and can be accepted later. */
export function notNow(session: Session, author: Person): Outcome {
  if (session.ratification === undefined) {
    return noticeTo(
      author,
      "Fine: the recommendation stays here, and nothing is decided. Accept or choose whenever you like.",
    );
  }
  if (!mayDecide(session, author)) return noticeTo(author, whoDecides(session));
  const { ratification: _, ...rest } = session;
  return {
    session: rest,
    transient: [
      notice(
        author,
        "Put away; nothing is decided. The recommendation stays here: accept or choose whenever you like.",
      ),
    ],
  };
}
