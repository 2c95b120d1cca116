import { type Expert, type ModelSpec, type PublicCase, toModelSpec } from "../../../knowledge/index.ts";
import type { BenchPack } from "../backtest/bench-pack.ts";
import { descend, type FitSettings, fitSettings } from "./descend.ts";
import { createDesign, createParameters, type Design, type Tied } from "./design.ts";
import { expertSpec } from "./expert-spec.ts";
import { createProject } from "./project.ts";
import { toWhole } from "./to-whole.ts";

/** A fit of a pack's weights, fits and rule points to cases. */
export interface Fitted {
  readonly design: Design;
  /** Distance from the expert, before whole numbers are chosen. */
  readonly point: Float64Array;
  /** The whole numbers, in the order of the design's parameters. */
  readonly values: readonly number[];
}

/** What fitting a pack starts from, whatever cases follow. */
export interface FitStart {
  readonly spec: ModelSpec;
  readonly tied: Tied;
  readonly chains: Expert["chains"];
}

/** The expert's values of a pack, or its own where no `cases/expert.yaml` says otherwise. */
export function startFit({ pack, trials, today }: Pick<BenchPack, "pack" | "trials" | "today">): FitStart {
  const blocks = new Map(pack.manifest.options.map(({ id, buildsOn, block }) => [id, { buildsOn, block }]));
  const tied: Tied = (question, choice, option) => {
    const { buildsOn, block } = blocks.get(option)!;
    return (
      buildsOn !== undefined &&
      !block?.questions.includes(question) &&
      !block?.choices.includes(`${question}.${choice}`)
    );
  };
  return {
    spec: expertSpec(toModelSpec(pack, today), trials.expert),
    tied,
    chains: trials.expert?.chains ?? [],
  };
}

/** Fits to the cases that have an answer among the options; the gates that say "none" are not fitted. */
export function fitPack(
  { spec, tied, chains }: FitStart,
  cases: readonly PublicCase[],
  settings: FitSettings = fitSettings,
  from?: Float64Array,
): Fitted {
  const parameters = createParameters(spec, tied);
  const design = createDesign(spec, parameters, tied, cases);
  const point = descend(design, createProject(parameters, chains), settings, from);
  return { design, point, values: toWhole(design, settings, point) };
}

/** The start with fitted numbers in place. */
export function withValues({ spec, tied }: FitStart, { design, values }: Pick<Fitted, "design" | "values">): ModelSpec {
  const value = new Map(design.parameters.map(({ cell }, at) => [cell, values[at]!]));
  return {
    ...spec,
    questions: spec.questions.map((question) => ({
      ...question,
      weight: value.get(`weights.${question.id}`)!,
      choices: question.choices.map((choice) => ({
        ...choice,
        fits: spec.options.map(({ id, buildsOn }) => {
          const owner = tied(question.id, choice.id, id) ? buildsOn! : id;
          return value.get(`fits.${question.id}.${choice.id}.${owner}`)!;
        }),
      })),
    })),
    rules: spec.rules.map((rule) => ({
      ...rule,
      points: spec.options.map(({ id }, j) => value.get(`rules.${rule.id}.${id}`) ?? rule.points[j]!),
    })),
  };
}
