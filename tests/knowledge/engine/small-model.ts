import { createModel, type ModelChoice, type ModelQuestion, type ModelSpec } from "../../../knowledge/engine/index.ts";

type Cell = readonly [id: string, prior: number, fits: readonly number[], more?: Partial<ModelChoice>];

/** A question written in one line: its cells are choice, prior, fits per option. */
export const ask = (
  id: string,
  weight: number,
  cells: readonly Cell[],
  more: Partial<ModelQuestion> = {},
): ModelQuestion => ({
  id,
  weight,
  choices: cells.map(([choice, prior, fits, extra]) => ({
    id: choice,
    prior,
    fits,
    grades: fits.map(() => "A" as const),
    ...extra,
  })),
  ...more,
});

export const two = [{ id: "x" }, { id: "y" }];
/** A model of two options. */
export const model = (questions: readonly ModelQuestion[], more: Partial<ModelSpec> = {}) =>
  createModel({ options: two, questions, rules: [], ...more });
