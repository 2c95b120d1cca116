import { type Measure, measure } from "../report.ts";
import { assessWritten, type BenchPack, leaderOf } from "./bench-pack.ts";
import { brier, inHindsight } from "./brier.ts";
import type { LabelledOutcome } from "./judge-labelled.ts";
import type { ScenarioOutcome } from "./judge-scenarios.ts";
import { applyBaseline, majorityWithout } from "./rules-of-thumb.ts";
import { translateCase } from "./translate-case.ts";
import { agreeUnderVariedWeights } from "./vary-weights.ts";

/** How many verdicts agree with the labelled cases and the scenarios, all of which must. */
export function agreementMeasures(labelled: readonly LabelledOutcome[], scenarios: readonly ScenarioOutcome[]) {
  const agree = (name: string, among: readonly LabelledOutcome[]) =>
    allOf(
      name,
      among.map(({ by }) => by !== null),
    );
  const examination = scenarios.filter(({ id }) => !id.startsWith("rule-"));
  const proofs = scenarios.filter(({ id }) => id.startsWith("rule-"));
  return [
    agree(
      "narrated-agree",
      labelled.filter(({ kind }) => kind === "narrated"),
    ),
    agree(
      "uncontested-agree",
      labelled.filter(({ contested }) => !contested),
    ),
    agree(
      "contested-agree-with-caveat",
      labelled.filter(({ contested }) => contested),
    ),
    allOf(
      "scenarios-agree",
      examination.map(({ differs }) => differs.length === 0),
    ),
    allOf(
      "rule-scenarios-agree",
      proofs.map(({ differs }) => differs.length === 0),
    ),
    measure("close-calls", labelled.filter(({ closeCall }) => closeCall).length, `of ${labelled.length}`),
  ];
}

/** How firm the labelled verdicts are, and how well rules of thumb do. */
export function firmnessMeasures(bench: BenchPack, draws: number): Measure[] {
  const { model, trials, pack } = bench;
  const cases = trials.labelled.map(({ inputs, expected, contested, thin }) => ({
    answers: translateCase(inputs, trials.criteria),
    expected,
    namedIsEnough: contested !== undefined || thin,
  }));
  const labels = cases.map(({ expected }) => expected);
  const outcomes = [...pack.manifest.options.map(({ id }) => id), "none"];
  const said = new Map<string, readonly string[]>([["majority", majorityWithout(labels)]]);
  for (const baseline of trials.baselines) {
    said.set(
      baseline.id,
      cases.map(({ answers }) => applyBaseline(baseline, answers)),
    );
  }
  const own = brier(
    cases.map(({ answers }) => assessWritten(model, answers).robust),
    labels,
    outcomes,
  );
  const others = [...said.values()].map((verdicts) => brier(inHindsight(verdicts, labels), labels, outcomes));
  const least = Math.round(Math.min(...others) * 1000) / 1000;
  const leads = cases.filter(({ answers, expected }) => leaderOf(assessWritten(model, answers)) === expected).length;
  return [
    measure("weights-25-percent-agree", 100 * agreeUnderVariedWeights(bench, cases, draws), "%", [">=", 90]),
    {
      name: "brier",
      value: Math.round(own * 1000) / 1000,
      unit: "",
      goal: `< ${least}`,
      holds: own < Math.min(...others),
    },
    measure("label-leads", percent(leads, cases.length), "%"),
    ...[...said].map(([id, verdicts]) => {
      const right = verdicts.filter((verdict, at) => verdict === labels[at]).length;
      return measure(`baseline-${id}`, percent(right, labels.length), "%");
    }),
  ];
}

/** A share in percent; 0 of 0 is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

function allOf(name: string, agreed: readonly boolean[]): Measure {
  return measure(name, agreed.filter(Boolean).length, `of ${agreed.length}`, [">=", agreed.length]);
}
