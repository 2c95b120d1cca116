import type { CompiledQuestion, Model } from "./create-model.ts";
import { cumulative } from "./prior-rows.ts";
import { chances, type State } from "./read-state.ts";
import { robustColumn, robustRowCount } from "./robust-rows.ts";
import type { Grade } from "./types.ts";

/** How a state fares when weights, evidence and answers are somewhat off. */
export interface Varied {
  /** Chance that each option is best, none last. */
  readonly best: Float64Array;
  /** Chance that each core is best, by the index of its base option; none last. */
  readonly cores: Float64Array;
  /** Among the options of one core: chance that each is the core's best, given that any is left. */
  readonly within: Float64Array;
}

// Weights vary by half either way: (1 + cu) / (1 - cu) runs from 1/1.5 to 1.5.
const c = 0.2;
const misheard = 0.1;
const halfWidth: Readonly<Record<Grade, number>> = { A: 0.25, B: 0.5, C: 1, D: 1.5 };

/** Varies weights, fits by the grade of their evidence, and answers by a step to a neighbour; what is not known is drawn. */
export function varyState(model: Model, state: State): Varied {
  const m = model.options.length;
  const choices = drawChoices(model, state);
  const scores = new Float64Array(robustRowCount * m);
  const removed = new Uint16Array(robustRowCount).fill(model.withheld);
  model.questions.forEach((question, q) => {
    addVaried(model, question, q, choices[q]!, scores);
    if (question.vetoAny !== 0) {
      for (let k = 0; k < robustRowCount; k++) removed[k] = removed[k]! | question.veto[choices[q]![k]!]!;
    }
  });
  model.rules.forEach((rule, r) => {
    const [a, b] = [choices[rule.questions[0]]!, choices[rule.questions[1]]!];
    const weight = robustColumn("rule", r);
    const points = robustColumn("rule-points", r);
    // Points stand for a difference of about two fit steps; their evidence varies them in proportion.
    const width = rule.half.some((value) => value !== 0) ? halfWidth[rule.spec.grade ?? "D"] / 2 : 0;
    for (let k = 0; k < robustRowCount; k++) {
      if (((rule.masks[0] >> a[k]!) & 1) === 0 || ((rule.masks[1] >> b[k]!) & 1) === 0) continue;
      removed[k] = removed[k]! | rule.veto;
      const factor = multiplier(weight[k]!) * (1 + width * (2 * points[k]! - 1));
      for (let j = 0; j < m; j++) scores[k * m + j] = scores[k * m + j]! + rule.half[j]! * factor;
    }
  });
  return count(model, scores, removed);
}

function drawChoices(model: Model, state: State): readonly Uint8Array[] {
  const out: Uint8Array[] = [];
  const draw = (q: number) => {
    const { size, position, byPosition } = model.questions[q]!;
    const { pinned, status } = state.questions[q]!;
    const roots = model.root >= 0 && q !== model.root ? model.questions[model.root]!.size + 1 : 1;
    const ends = Array.from({ length: roots }, (_, r) => cumulative(chances(model, state, q, roots > 1 ? r : -1)));
    const [choice, noise] = [robustColumn("choice", q), robustColumn("noise", q)];
    const rows = new Uint8Array(robustRowCount);
    for (let k = 0; k < robustRowCount; k++) {
      const table = ends[roots > 1 ? out[model.root]![k]! : 0]!;
      let a = pinned;
      if (a < 0) for (a = 0; choice[k]! >= table[a]!; a++);
      if (status === "answered" && a < size && noise[k]! < misheard && size > 1) {
        const up = noise[k]! < misheard / 2;
        const at = position[a]!;
        const to = at === 0 ? 1 : at === size - 1 ? size - 2 : up ? at + 1 : at - 1;
        a = byPosition[to]!;
      }
      rows[k] = a;
    }
    out[q] = rows;
  };
  if (model.root >= 0) draw(model.root);
  model.questions.forEach((_, q) => {
    if (q !== model.root) draw(q);
  });
  return out;
}

function addVaried(
  model: Model,
  question: CompiledQuestion,
  q: number,
  choice: Uint8Array,
  scores: Float64Array,
): void {
  const m = model.options.length;
  const { half, spec, size } = question;
  const width = new Float64Array(half.length);
  const column = new Int32Array(half.length).fill(-1);
  let any = false;
  for (let a = 0; a < size; a++) {
    const { grades } = spec.choices[question.position[a]!]!;
    for (let j = 0; j < m; j++) {
      const at = a * m + j;
      if (half[at] === 0) continue;
      any = true;
      width[at] = question.step * halfWidth[grades?.[j] ?? "D"];
      // An option equal to its base here is equal by declaration: the same doubt holds for both.
      let from = j;
      while (from !== model.core[j] && half[a * m + baseOf(model, from)] === half[at]) from = baseOf(model, from);
      column[at] = from;
    }
  }
  if (!any) return;
  const weight = robustColumn("weight", q);
  const doubts = model.options.map((_, j) => (column.includes(j) ? robustColumn("fit", q, j) : weight));
  for (let k = 0; k < robustRowCount; k++) {
    const factor = multiplier(weight[k]!);
    for (let j = 0, at = choice[k]! * m; j < m; j++, at++) {
      if (column[at]! < 0) continue;
      const doubt = 2 * doubts[column[at]!]![k]! - 1;
      scores[k * m + j] = scores[k * m + j]! + factor * (half[at]! + width[at]! * doubt);
    }
  }
}

function baseOf(model: Model, option: number): number {
  const base = model.spec.options[option]!.buildsOn;
  return base === undefined ? option : model.options.indexOf(base);
}

function multiplier(u: number): number {
  const centred = c * (2 * u - 1);
  return (1 + centred) / (1 - centred);
}

function count(model: Model, scores: Float64Array, removed: Uint16Array): Varied {
  const m = model.options.length;
  const [best, cores, within] = [new Float64Array(m + 1), new Float64Array(m + 1), new Float64Array(m)];
  const leads = new Int32Array(m);
  const alive = new Float64Array(m);
  for (let k = 0; k < robustRowCount; k++) {
    let winner = m;
    leads.fill(-1);
    for (let j = 0; j < m; j++) {
      if ((removed[k]! >> j) & 1) continue;
      const core = model.core[j]!;
      if (winner === m || scores[k * m + j]! > scores[k * m + winner]!) winner = j;
      if (leads[core]! < 0 || scores[k * m + j]! > scores[k * m + leads[core]!]!) leads[core] = j;
    }
    best[winner]!++;
    cores[winner === m ? m : model.core[winner]!]!++;
    for (let j = 0; j < m; j++) {
      if (leads[j]! < 0) continue;
      within[leads[j]!]!++;
      alive[j]!++;
    }
  }
  const share = (counts: Float64Array) => counts.map((value) => value / robustRowCount);
  return {
    best: share(best),
    cores: share(cores),
    within: within.map((v, j) => v / Math.max(1, alive[model.core[j]!]!)),
  };
}
