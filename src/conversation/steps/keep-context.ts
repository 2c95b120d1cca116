import type { Person } from "../event.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { counted, shortened } from "../wording.ts";
import { notice } from "./outcome.ts";

const SENTENCES_AT_MOST = 20;
const SENTENCE_LENGTH = 500;

/** Keeps sentences no fact was read from as context for the record, and says so. */
export function keepContext(
  session: Session,
  author: Person,
  sentences: readonly string[],
): { session: Session; said: OutgoingReply[] } {
  if (sentences.length === 0) return { session, said: [] };
  const room = Math.max(0, SENTENCES_AT_MOST - session.context.length);
  const kept = sentences.slice(0, room).map((text) => ({ author, text: shortened(text, SENTENCE_LENGTH) }));
  const cut = kept.some(({ text }) => text.endsWith("…"))
    ? ` Of a long sentence I keep ${SENTENCE_LENGTH} characters.`
    : "";
  const left = sentences.length - kept.length;
  const more = left > 0 ? ` ${counted(left, "more sentence")} did not fit; the record keeps ${SENTENCES_AT_MOST}.` : "";
  const text =
    kept.length === 0
      ? `The record keeps ${SENTENCES_AT_MOST} sentences of context and is full, so this was not kept.`
      : `I kept ${counted(kept.length, "sentence")} as context for the record; no answer was read from ${kept.length === 1 ? "it" : "them"}.${cut}${more}`;
  return {
    session: { ...session, context: [...session.context, ...kept] },
    said: [notice(author, text)],
  };
}
