import type { LoadedPack } from "../../knowledge/index.ts";
import type { Session } from "./session.ts";

/** The question somebody names: by id, by its number among the answered ones, or by words of its text. */
export function findQuestion(pack: LoadedPack, session: Session, said: string): string | undefined {
  const wanted = said.trim().toLowerCase();
  if (pack.questions.some(({ id }) => id === wanted)) return wanted;
  if (/^\d+$/.test(wanted)) return session.order[Number(wanted) - 1];
  const words = wanted.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  if (words.length === 0) return undefined;
  const holding = pack.questions.filter((question) => {
    const text = `${question.id} ${question.text} ${question.topic}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return holding.length === 1 ? holding[0]?.id : undefined;
}
