import type { WrittenAnswers } from "../../../knowledge/index.ts";
import { type Measure, measure } from "../report.ts";
import type { BenchPack } from "./bench-pack.ts";
import { compare, type EngineOutcome, type PublicOutcome, simpleOptions } from "./judge-public.ts";
import { percent } from "./labelled-measures.ts";
import { applyBaseline, majorityWithout } from "./rules-of-thumb.ts";

/** Agreement with what real teams chose, by label, and how often the strongest word was right. */
export function publicMeasures(bench: BenchPack, outcomes: readonly EngineOutcome[]): Measure[] {
  const { options } = bench.pack.manifest;
  const strong = outcomes.filter(({ word }) => word === "strong");
  const ordinary = outcomes.filter(
    ({ id }) => !bench.trials.publicCases.find((each) => each.id === id)!.acceptable.includes("none"),
  );
  const share = (
    name: string,
    among: readonly PublicOutcome[],
    good: (outcome: PublicOutcome) => boolean,
    goal?: number,
  ) =>
    measure(name, percent(among.filter(good).length, among.length), "%", goal === undefined ? undefined : [">=", goal]);
  const exact = ({ exact: hit }: PublicOutcome) => hit;
  const recall = (label: string, goal?: number) =>
    share(
      `public-recall-${label}`,
      outcomes.filter((outcome) => outcome.label === label),
      exact,
      goal,
    );
  return [
    share("public-exact", outcomes, exact, 82),
    share("public-partial", outcomes, ({ partial }) => partial, 88),
    share(
      "public-clear",
      outcomes.filter(({ strength }) => strength === "clear"),
      exact,
      90,
    ),
    ...options.map(({ id, buildsOn }) => recall(id, buildsOn === undefined ? 80 : 65)),
    recall("none", 65),
    recall("either"),
    ...options
      .filter(({ buildsOn }) => buildsOn !== undefined)
      .map(({ id }) =>
        share(
          `public-${id}-precision`,
          outcomes.filter(({ leads }) => leads === id),
          exact,
          80,
        ),
      ),
    measure(
      "public-none-on-ordinary",
      percent(ordinary.filter(({ leads }) => leads === "none").length, ordinary.length),
      "%",
      ["<=", 3],
    ),
    measure("public-strong-share", percent(strong.length, outcomes.length), "%", [">=", 35]),
    share("public-strong-right", strong, ({ partial }) => partial, 95),
    ...publicBaselines(bench),
  ];
}

/** The rules of thumb on the same cases; the majority is learned without the case it is asked about. */
function publicBaselines({ pack, trials }: BenchPack): Measure[] {
  const { publicCases, baselines } = trials;
  const simple = simpleOptions(pack.manifest.options);
  const rows = (id: string, verdicts: readonly string[]) => {
    const outcomes = publicCases.map((each, at) => compare(each, verdicts[at]!, false, simple));
    return measure(
      `public-baseline-${id}`,
      percent(outcomes.filter(({ exact }) => exact).length, outcomes.length),
      "%",
    );
  };
  return [
    rows("majority", majorityWithout(publicCases.map(({ label }) => label))),
    ...baselines.map((baseline) =>
      rows(
        baseline.id,
        publicCases.map(({ answers }) => applyBaseline(baseline, answers as WrittenAnswers)),
      ),
    ),
  ];
}
