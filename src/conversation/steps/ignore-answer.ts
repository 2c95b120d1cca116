import type { Understood } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { shortened } from "../wording.ts";
import { type Outcome, privately } from "./outcome.ts";
import { remarks } from "./remarks.ts";

const LENGTH = 500;

/** The answer to the last, unscored question; where it names other technology, its card follows. */
export function ignoreAnswer(
  knowledge: Knowledge,
  session: Session,
  author: Person,
  text: string,
  read: Understood,
): Outcome {
  const kept = { author, text: shortened(text, LENGTH) };
  const notice = privately(author, {
    kind: "notice",
    text: "Kept in the record. It changes nothing in the recommendation.",
    buttons: [],
  });
  return {
    session: { ...session, ignoreWhen: kept },
    transient: [notice, ...remarks(knowledge, session, author, read)],
  };
}
