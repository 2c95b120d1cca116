import type { Stated } from "../engine/types.ts";
import type { Condition, LoadedPack } from "../pack/schema.ts";
import type { Citation } from "../recommendation.ts";
import { cite } from "./cite.ts";
import { createPhrases } from "./create-phrases.ts";
import { holds } from "./holds.ts";
import { joinClauses, joinWords } from "./join-words.ts";

/** When something outside the pack wins, and whether these answers point there. */
export interface ExitCard {
  readonly name: string;
  readonly text: string;
  readonly points: string;
  readonly evidence: readonly Citation[];
}

/** The card of an exit; undefined for an id the pack does not know. `today` is an ISO date. */
export function exitCard(pack: LoadedPack, stated: Stated, exitId: string, today: string): ExitCard | undefined {
  const exit = pack.exits.find((one) => one.id === exitId);
  if (!exit) return undefined;
  const points = pointsWords(pack, stated, exit.pointsWhen);
  return { name: exit.name, text: exit.wins, points, evidence: cite(pack, exit.evidence, today) };
}

function pointsWords(pack: LoadedPack, stated: Stated, lines: readonly (readonly Condition[])[]): string {
  const phrases = createPhrases(pack);
  if (lines.length === 0) return "Nothing asked here decides it.";
  const met = lines.find((line) => line.every((condition) => holds(stated, condition)));
  if (met) return `Your answers point there: ${phrases.pair(stated, met)}.`;
  const missing = lines
    .map((line) => line.filter((condition) => !holds(stated, condition)))
    .reduce((fewest, line) => (line.length < fewest.length ? line : fewest));
  const clauses = missing.map(({ question, choices }) =>
    joinWords(
      choices.slice(0, 2).map((choice) => phrases.clause(question, choice)),
      "or",
    ),
  );
  const open = missing.every(({ question }) => stated.answers[question] === undefined);
  const so = open ? "Nothing you have said points there yet" : "Your answers do not point there";
  return `${so}. They would if ${joinClauses(clauses)}.`.replace("yet. They", "yet. Your answers");
}
