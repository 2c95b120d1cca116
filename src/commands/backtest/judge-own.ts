import {
  assess,
  createModel,
  fromAnswers,
  type OwnCase,
  toModelSpec,
  type WrittenAnswers,
} from "../../../knowledge/index.ts";
import { type Measure, measure } from "../report.ts";
import { type BenchPack, leaderOf, namedInCloseCall } from "./bench-pack.ts";
import { percent } from "./labelled-measures.ts";

/** What the pack says today of a decision of the team's own. */
export interface OwnOutcome extends Pick<OwnCase, "id" | "label" | "strength" | "supports" | "hindsight"> {
  readonly leads: string;
  /** A close call that names the label. */
  readonly named: boolean;
  /** Questions whose answer this version of the pack does not know any more. */
  readonly dropped: readonly string[];
}

/** Judges the cases decided with this pack; those of others, and those whose label is no option any more, are left out. */
export function judgeOwn(bench: BenchPack, cases: readonly OwnCase[]): OwnOutcome[] {
  const { pack } = bench;
  const labels = new Set([...pack.manifest.options.map(({ id }) => id), "none"]);
  return cases
    .filter((one) => one.pack.id === pack.manifest.id && labels.has(one.label))
    .map((one) => judgeOne(bench, one));
}

function judgeOne({ pack, model: plain, today }: BenchPack, one: OwnCase): OwnOutcome {
  const { id, label, strength, supports, hindsight, consequences = [], excluded = {} } = one;
  const known = new Map(
    pack.questions.map((question) => [question.id, new Set(question.choices.map((choice) => choice.id))]),
  );
  const answers: Record<string, WrittenAnswers[string]> = {};
  const dropped: string[] = [];
  for (const [question, answer] of Object.entries(one.answers)) {
    const choices = typeof answer === "object" && !Array.isArray(answer) ? [] : [answer].flat();
    const isKnown =
      known.has(question) && choices.every((choice) => choice === "unknown" || known.get(question)?.has(choice));
    if (isKnown) answers[question] = answer;
    else dropped.push(question);
  }
  const stated = fromAnswers(plain, answers);
  const out = Object.entries(excluded).map(([question, choices]): [string, string[]] => [
    question,
    choices.filter((choice) => known.get(question)?.has(choice)),
  ]);
  // A decision that weighed some consequences more is judged the same way.
  const model = consequences.length === 0 ? plain : createModel(toModelSpec(pack, today), consequences);
  const assessment = assess(model, { ...stated, excluded: Object.fromEntries(out.filter(([, of]) => of.length > 0)) });
  const named = namedInCloseCall(assessment).includes(label);
  return { id, label, strength, supports, hindsight, leads: leaderOf(assessment), named, dropped };
}

/** How the pack as it is agrees with the team's own decisions; reported, held against no goal. */
export function ownMeasures(cases: readonly OwnCase[], outcomes: readonly OwnOutcome[]): Measure[] {
  const right = outcomes.filter(({ supports }) => supports);
  const wrong = outcomes.filter(({ supports }) => !supports);
  const clear = right.filter(({ strength }) => strength === "clear");
  const agree = (among: readonly OwnOutcome[]) => among.filter(({ leads, label }) => leads === label).length;
  const near = right.filter(({ leads, label, named }) => leads === label || named);
  return [
    measure("own-cases", outcomes.length, `of ${cases.length}`),
    measure("own-agree", percent(agree(right), right.length), "%"),
    measure("own-agree-or-close", percent(near.length, right.length), "%"),
    measure("own-agree-clear", percent(agree(clear), clear.length), "%"),
    measure("own-wrong-advised-again", agree(wrong), `of ${wrong.length}`),
    measure("own-answers-not-known", outcomes.flatMap(({ dropped }) => dropped).length, "answers"),
  ];
}
