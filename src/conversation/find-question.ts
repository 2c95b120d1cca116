import type { LoadedPack } from "../../knowledge/index.ts";
import { CHECKLIST, type Session } from "./session.ts";

/** Words that name nothing. */
const EMPTY = new Set(
  "the that this these those you your our they does did ask asked should would could matter for and not all any".split(
    " ",
  ),
);

/** What somebody names, a question or the checklist: by id, by its number among what was dealt with, or by words of its text. */
export function findQuestion(pack: LoadedPack, session: Session, said: string): string | undefined {
  const wanted = said
    .trim()
    .toLowerCase()
    .replace(/^(?:the\s+)?(?:question|answer|number|no\.?|#)\s*(?=\d)/, "");
  if (pack.questions.some(({ id }) => id === wanted)) return wanted;
  if (/^\d+$/.test(wanted)) return session.order[Number(wanted) - 1];
  if (/^(?:the\s+)?(?:check)?list$/.test(wanted) && session.order.includes(CHECKLIST)) return CHECKLIST;
  const words = wanted.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !EMPTY.has(word));
  if (words.length === 0) return undefined;
  const holding = pack.questions.filter((question) => {
    const text = `${question.id} ${question.text} ${question.topic}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return holding.length === 1 ? holding[0]?.id : undefined;
}
