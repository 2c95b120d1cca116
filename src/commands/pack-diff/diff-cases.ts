import {
  createModel,
  type LoadedPack,
  type Model,
  type Trials,
  toModelSpec,
  type WrittenAnswers,
} from "../../../knowledge/index.ts";
import { assessWritten, leaderOf } from "../backtest/bench-pack.ts";
import { translateCase } from "../backtest/translate-case.ts";

/** What one version says of a case: who leads, in what way, and how firmly. */
export interface CaseVerdict {
  readonly leads: string;
  readonly kind: string;
  readonly word: string;
}

/** A case whose leader or kind of verdict is another one now. */
export interface CaseChange {
  readonly id: string;
  readonly from: "labelled" | "public" | "scenarios";
  readonly old: CaseVerdict;
  readonly new: CaseVerdict;
}

/** Judges the same cases by both versions on one day (ISO date); what a version does not ask is left out of its answers. */
export function diffCases(before: LoadedPack, after: LoadedPack, trials: Trials, today: string) {
  const models = [before, after].map((pack) => createModel(toModelSpec(pack, today)));
  const cases = casesOf(trials);
  const changed = cases.flatMap(({ id, from, answers }): CaseChange[] => {
    const [then, now] = models.map((model) => verdictOf(model, known(model, answers)));
    if (then === undefined || now === undefined) return [];
    return then.leads === now.leads && then.kind === now.kind ? [] : [{ id, from, old: then, new: now }];
  });
  return { of: cases.length, changed };
}

function casesOf({ labelled, criteria, publicCases, scenarios }: Trials) {
  const of = (from: CaseChange["from"], id: string, answers: WrittenAnswers) => ({ from, id, answers });
  return [
    ...labelled.map(({ id, inputs }) => of("labelled", id, translateCase(inputs, criteria))),
    ...publicCases.map(({ id, answers }) => of("public", id, answers as WrittenAnswers)),
    ...scenarios.map(({ id, answers }) => of("scenarios", id, answers as WrittenAnswers)),
  ];
}

function known(model: Model, answers: WrittenAnswers): WrittenAnswers {
  const kept: Record<string, WrittenAnswers[string]> = {};
  for (const { id, choices } of model.spec.questions) {
    const answer = answers[id];
    const given = typeof answer === "string" ? [answer] : Array.isArray(answer) ? (answer as readonly string[]) : [];
    const left = given.filter((choice) => choice === "unknown" || choices.some((each) => each.id === choice));
    if (left.length > 0) kept[id] = left.length === 1 ? left[0]! : left;
    else if (answer !== undefined && given.length === 0) kept[id] = answer;
  }
  return kept;
}

function verdictOf(model: Model, answers: WrittenAnswers): CaseVerdict {
  const assessment = assessWritten(model, answers);
  return { leads: leaderOf(assessment), kind: assessment.verdict.kind, word: assessment.verdict.robustWord };
}
