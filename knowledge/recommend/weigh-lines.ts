import type { LedgerLine } from "../engine/types.ts";
import { HOUSE_RULE } from "../house/apply-house.ts";
import type { Choice, Evidence, Grade } from "../pack/schema.ts";
import { coreOf, type Gathered } from "./gather.ts";
import { choicesOf } from "./holds.ts";
import { sentence } from "./join-words.ts";

/** A ledger line with its words and what stands behind it. */
export interface WeighedLine {
  readonly line: LedgerLine;
  readonly tenths: number;
  readonly text: string;
  readonly said: string | undefined;
  /** In the order of `bestFirst`. */
  readonly evidence: readonly Evidence[];
  /** Of the best piece; D where there is none. */
  readonly grade: Grade;
}

/** The ledger in words, in its order. */
export function weighLines(gathered: Gathered): WeighedLine[] {
  return gathered.explanation.ledger.map((line) => weighLine(gathered, line));
}

function weighLine(gathered: Gathered, line: LedgerLine): WeighedLine {
  const { phrases, stated, support } = gathered;
  const tenths = Math.round(line.points * 10);
  const rule = line.rule === undefined ? undefined : phrases.rule(line.rule);
  if (rule) {
    const { evidence, grade } = support.ofRule(rule);
    return { line, tenths, text: sentence(rule.because), said: phrases.pair(stated, rule.when), evidence, grade };
  }
  const question = line.question;
  if (question === undefined)
    return {
      line,
      tenths,
      text: "Not asked, weighed as teams usually answer.",
      said: undefined,
      evidence: [],
      grade: "D",
    };
  const choices = [...new Set(Object.values(stated.answers[question] ?? {}).flatMap(choicesOf))].flatMap(
    (id) => phrases.choice(question, id) ?? [],
  );
  const evidence = evidenceFor(gathered, question, choices, tenths > 0);
  const grade = evidence[0] ? support.gradeOf(evidence[0]) : "D";
  const text = choices.map((choice) => textFor(gathered, choice, tenths > 0)).find((found) => found !== undefined);
  const said = phrases.said(stated, question);
  return {
    line,
    tenths,
    text: sentence(text ?? houseWords(choices) ?? evidence[0]?.statement ?? said ?? question),
    said,
    evidence,
    grade,
  };
}

/** What a house removes for an answer to a question of its own. */
function houseWords(choices: readonly Choice[]): string | undefined {
  return choices.map(({ vetoes }) => vetoes?.because).find((because) => because?.startsWith(HOUSE_RULE));
}

/** The choice's own sentence for the favoured side; the core's sentence only where the other option does not share it. */
function textFor({ assessment, rival, pack }: Gathered, choice: Choice, forLeader: boolean): string | undefined {
  const leader = assessment.verdict.option ?? "";
  const [favoured, other] = forLeader ? [leader, rival ?? ""] : [rival ?? "", leader];
  const core = coreOf(pack, favoured);
  return choice.because[favoured] ?? (core === coreOf(pack, other) ? undefined : choice.because[core]);
}

/** What speaks for the favoured side or against the other under the choices given. */
function evidenceFor(gathered: Gathered, question: string, choices: readonly Choice[], forLeader: boolean): Evidence[] {
  const { assessment, rival, support } = gathered;
  const leader = assessment.verdict.option ?? "";
  const [favoured, other] = forLeader ? [leader, rival ?? ""] : [rival ?? "", leader];
  const found = choices.flatMap((choice) => [
    ...((choice.fits[favoured] ?? 0) > 0 ? support.ofFit(question, choice, favoured).evidence : []),
    ...((choice.fits[other] ?? 0) < 0 ? support.ofFit(question, choice, other).evidence : []),
  ]);
  return support.bestFirst([...new Set(found)]);
}
