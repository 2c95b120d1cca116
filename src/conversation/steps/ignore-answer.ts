import type { Person } from "../event.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { shortened } from "../wording.ts";
import { notice, type Outcome } from "./outcome.ts";

const LENGTH = 500;

/** The answer to the last, unscored question; cards of technology it names follow. */
export function ignoreAnswer(session: Session, author: Person, text: string, cards: readonly OutgoingReply[]): Outcome {
  const cut = shortened(text, LENGTH).endsWith("…") ? ` The first ${LENGTH} characters of it.` : "";
  return {
    session: { ...session, ignoreWhen: { author, text: shortened(text, LENGTH) } },
    transient: [notice(author, `Kept in the record; it changes nothing in the recommendation.${cut}`), ...cards],
  };
}
