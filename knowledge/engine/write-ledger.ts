import type { Model } from "./create-model.ts";
import { rootCases, weightOf } from "./expected-scores.ts";
import { percent } from "./judge-state.ts";
import { chances, type State } from "./read-state.ts";
import type { LedgerLine } from "./types.ts";

/** Expected half points by which one option leads another: per question, and per rule. */
export interface Shares {
  readonly questions: readonly number[];
  readonly rules: readonly number[];
}

/** What each question and rule contributes to `option` against `rival`, in expectation over what is not known. */
export function sharesOf(model: Model, state: State, option: number, rival: number): Shares {
  const m = model.options.length;
  const questions = model.questions.map(() => 0);
  const rules = model.rules.map(() => 0);
  for (const [rootChoice, weight] of rootCases(model, state)) {
    const p = model.questions.map(({ size }, q) =>
      q === model.root
        ? Float64Array.from({ length: size + 1 }, (_, a) => Number(a === rootChoice))
        : chances(model, state, q, rootChoice),
    );
    model.questions.forEach(({ half }, q) => {
      p[q]!.forEach((chance, a) => {
        if (chance > 0) questions[q]! += weight * chance * (half[a * m + option]! - half[a * m + rival]!);
      });
    });
    model.rules.forEach(({ questions: [x, y], masks, half }, r) => {
      rules[r]! += weight * weightOf(p[x]!, masks[0]) * weightOf(p[y]!, masks[1]) * (half[option]! - half[rival]!);
    });
  }
  return { questions, rules };
}

/** One line per answered question and rule that holds, largest first, and one for the rest; the lines sum to the gap exactly. */
export function writeLedger(model: Model, state: State, option: number, rival: number): readonly LedgerLine[] {
  const shares = sharesOf(model, state, option, rival);
  const known = state.questions.map(({ status }) => status === "answered");
  const lines: Omit<LedgerLine, "points">[] = [];
  let rest = 0;
  model.questions.forEach(({ id, spec, choices }, q) => {
    const choice = choices[state.questions[q]!.pinned];
    const consequence = spec.consequence === undefined ? {} : { consequence: spec.consequence };
    const answered = {
      kind: "answer",
      question: id,
      ...(choice === undefined ? {} : { choice }),
      ...consequence,
    } as const;
    if (known[q]) lines.push({ ...answered, halfPoints: shares.questions[q]! });
    else rest += shares.questions[q]!;
  });
  model.rules.forEach(({ id, spec, questions }, r) => {
    const consequence = spec.consequence === undefined ? {} : { consequence: spec.consequence };
    if (!questions.every((q) => known[q])) rest += shares.rules[r]!;
    else if (holdsSomewhere(model, state, r))
      lines.push({ kind: "rule", rule: id, ...consequence, halfPoints: shares.rules[r]! });
  });
  lines.sort((a, b) => Math.abs(b.halfPoints) - Math.abs(a.halfPoints) || (keyOf(a) < keyOf(b) ? -1 : 1));
  if (!known.every(Boolean)) lines.push({ kind: "not-asked", halfPoints: rest });
  return inPercent(model, lines);
}

/** Sum of the lines: the gap in half points. */
export function gapOf(lines: readonly { readonly halfPoints: number }[]): number {
  return lines.reduce((sum, { halfPoints }) => sum + halfPoints, 0);
}

/** One decimal each. What rounding leaves over goes to "not asked", else to the largest line, so that the printed lines sum to the printed gap. */
function inPercent(model: Model, lines: readonly Omit<LedgerLine, "points">[]): readonly LedgerLine[] {
  const tenths = lines.map(({ halfPoints }) => Math.round(10 * percent(model, halfPoints)));
  const total = Math.round(10 * percent(model, gapOf(lines)));
  const carrier = lines.at(-1)?.kind === "not-asked" ? lines.length - 1 : 0;
  const over = total - tenths.reduce((sum, value) => sum + value, 0);
  // "+ 0" keeps a negative zero out of the output.
  return lines.map((line, i) => ({ ...line, points: (tenths[i]! + (i === carrier ? over : 0)) / 10 + 0 }));
}

function holdsSomewhere(model: Model, state: State, r: number): boolean {
  const { questions, masks } = model.rules[r]!;
  return questions.every((q, side) => (state.questions[q]!.support & masks[side]!) !== 0);
}

function keyOf(line: Omit<LedgerLine, "points">): string {
  return line.question ?? line.rule ?? "";
}
