import { consequenceName } from "./consequence-name.ts";
import type { Gathered } from "./gather.ts";
import { choicesOf } from "./holds.ts";

/** Line 6: what is at stake, in one sentence; null where nothing is compared. */
export function stakesSentence({ assessment, explanation, pack, phrases, stated, rival }: Gathered): string | null {
  if (assessment.verdict.stakes === "low") {
    const low = pack.questions.find((question) => {
      const said = Object.values(stated.answers[question.id] ?? {}).flatMap(choicesOf);
      return question.choices.some((choice) => choice.lowStakes && said.includes(choice.id));
    });
    const because = low && phrases.said(stated, low.id);
    return because === undefined ? "Little is at stake." : `Little is at stake: ${because}.`;
  }
  if (rival === null || assessment.verdict.option === null) return null;
  const sums = new Map<string, number>();
  for (const { consequence, halfPoints } of explanation.ledger)
    if (consequence) sums.set(consequence, (sums.get(consequence) ?? 0) + halfPoints);
  const [most] = [...sums].sort((one, other) => Math.abs(other[1]) - Math.abs(one[1]) || (one[0] < other[0] ? -1 : 1));
  if (!most || most[1] === 0) return null;
  const ahead = phrases.option(most[1] > 0 ? assessment.verdict.option : rival);
  return `Most is at stake in ${consequenceName(most[0])}; there your answers speak for ${ahead}.`;
}
