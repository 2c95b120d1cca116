import type { Person } from "../event.ts";
import type { Session } from "../session.ts";
import { shortened } from "../wording.ts";
import { type Outcome, privately } from "./outcome.ts";

const SENTENCES_AT_MOST = 20;
const SENTENCE_LENGTH = 500;

/** Keeps sentences no fact was read from as context for the record, and says so. */
export function keepContext(
  session: Session,
  author: Person,
  sentences: readonly string[],
): { session: Session; said: Outcome["transient"] } {
  const room = Math.max(0, SENTENCES_AT_MOST - session.context.length);
  const kept = sentences.slice(0, room).map((text) => ({ author, text: shortened(text, SENTENCE_LENGTH) }));
  if (sentences.length === 0) return { session, said: [] };
  const left = sentences.length - kept.length;
  const what = kept.length === 1 ? "this sentence" : `${kept.length} sentences`;
  const text =
    kept.length === 0
      ? `The record already keeps ${SENTENCES_AT_MOST} sentences of context; I did not add more.`
      : `I kept ${what} as context for the record; no answer was read from ${kept.length === 1 ? "it" : "them"}.${
          left > 0 ? ` ${left} more did not fit: the record keeps ${SENTENCES_AT_MOST}.` : ""
        }`;
  return {
    session: { ...session, context: [...session.context, ...kept] },
    said: [privately(author, { kind: "notice", text, buttons: [] })],
  };
}
