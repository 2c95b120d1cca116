import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { choicesOf } from "./holds.ts";
import { joinWords, printPoints, sentence } from "./join-words.ts";

const MOST_OPEN = 3;
/** Less reads 0.0. */
const LEAST_SHOWN = 0.05;

/** Line 5: what to settle between people, then what nobody knows, the largest possible effect first. */
export function findOutWords(gathered: Gathered): Recommendation["findOuts"] {
  const { assessment, phrases } = gathered;
  const effect = new Map(gathered.unasked.map(({ question, maxPoints }) => [question, maxPoints]));
  const unknown = [...assessment.unknown].sort((one, other) => (effect.get(other) ?? 0) - (effect.get(one) ?? 0));
  const disputed = [...new Set([...assessment.settleFirst, ...assessment.disputed])];
  return [
    ...disputed.map((question) => ({ question, text: disputeWords(gathered, question) })),
    ...unknown.map((question) => {
      const asked = phrases.question(question);
      const most = effect.get(question);
      const moves =
        most === undefined || most < LEAST_SHOWN ? "" : ` It can move the gap by up to ${printPoints(most)} points.`;
      return { question, text: `${sentence(asked?.text ?? question)} ${sentence(asked?.findOut ?? "")}${moves}` };
    }),
  ];
}

function disputeWords({ assessment, phrases, stated, names }: Gathered, question: string): string {
  const said = Object.entries(stated.answers[question] ?? {}).flatMap(([author, answer]) => {
    const clauses = choicesOf(answer).map((choice) => phrases.clause(question, choice));
    return clauses.length === 0 ? [] : [`${names?.[author] ?? author} says ${joinWords(clauses, "or")}`];
  });
  const first = assessment.settleFirst.includes(question) ? "Settle this first" : "Settle this between you";
  return `${first}: ${joinWords(said)}.`;
}

/** Said where somebody ended the questions early: what is still open and could change most. */
export function provisionalSentence({ provisional, unasked, assessment, phrases }: Gathered): string | null {
  if (!provisional) return null;
  const { answered, of, person } = provisional;
  const open = new Set(assessment.open);
  const most = unasked
    .filter(({ question, maxPoints }) => open.has(question) && maxPoints >= LEAST_SHOWN)
    .slice(0, MOST_OPEN);
  const listed = most.map(
    ({ question, maxPoints }) =>
      `“${phrases.question(question)?.text ?? question}” (up to ${printPoints(maxPoints)} points)`,
  );
  const still = listed.length === 0 ? "" : ` Still open, with the most effect: ${joinWords(listed)}.`;
  const early = person === undefined ? "" : `; ${person} ended it early`;
  return `Provisional: based on ${answered} of ${of} questions${early}.${still}`;
}
