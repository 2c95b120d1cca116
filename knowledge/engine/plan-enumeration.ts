import type { Model } from "./create-model.ts";
import { chances, type State } from "./read-state.ts";

/** One question not known, as the enumeration walks through it. */
export interface Step {
  readonly question: number;
  /** Sorted choices that can still be given, their chances, half points by choice and option, and removed options. */
  readonly choices: readonly number[];
  readonly chance: readonly number[];
  readonly half: Int32Array;
  readonly veto: readonly number[];
  /** Rules between two unknown questions that this step opens or completes: index, bits of this step's choices. */
  readonly opens: readonly { readonly rule: number; readonly mask: number }[];
  readonly completes: readonly { readonly rule: number; readonly mask: number }[];
}

/** Everything an exact enumeration needs: a constant part, the unknown questions in order, and bounds on what is left. */
export interface Plan {
  readonly steps: readonly Step[];
  /** Open questions come first, the closed but uncertain ones after this many. */
  readonly open: number;
  readonly constant: Int32Array;
  readonly removed: number;
  /** Per depth, least future gain of option x on option y where y survives, at `x * m + y`. */
  readonly least: readonly Int32Array[];
  /** Per depth, options (bits) that something later can still remove. */
  readonly vetoable: readonly number[];
}

// Larger than any sum of points: stands for "the other option is removed whatever is answered".
const always = 1 << 28;

/** Plans the enumeration of all that is not known, with the root at one sorted choice where the priors depend on it. */
export function planEnumeration(model: Model, given: State, rootChoice: number): Plan {
  const m = model.options.length;
  const constant = new Int32Array(m);
  let removed = model.withheld;
  const state = given.questions;
  const steps: (Step & { opens: Step["opens"][number][]; completes: Step["completes"][number][]; spread: number })[] =
    [];
  model.questions.forEach((question, q) => {
    const { pinned } = state[q]!;
    if (pinned >= 0) {
      for (let j = 0; j < m; j++) constant[j] = constant[j]! + question.half[pinned * m + j]!;
      removed |= question.veto[pinned]!;
      return;
    }
    const p = chances(model, given, q, rootChoice);
    const choices = [...p.keys()].filter((a) => p[a]! > 0);
    const half = new Int32Array(choices.length * m);
    choices.forEach((a, i) => {
      half.set(question.half.subarray(a * m, a * m + m), i * m);
    });
    const chance = choices.map((a) => p[a]!);
    const veto = choices.map((a) => question.veto[a]!);
    steps.push({ question: q, choices, chance, half, veto, opens: [], completes: [], spread: 0 });
  });
  const stepOf = new Map(steps.map((step) => [step.question, step]));
  const pairs: number[] = [];
  model.rules.forEach((rule, index) => {
    const sides = rule.questions.map((q, at) => ({ step: stepOf.get(q), mask: rule.masks[at]!, known: state[q]! }));
    if (sides.some(({ known, mask }) => (known.support & mask) === 0)) return;
    const unknown = sides.filter(({ step }) => step !== undefined);
    if (unknown.length === 2) pairs.push(index);
    else if (unknown.length === 0) {
      for (let j = 0; j < m; j++) constant[j] = constant[j]! + rule.half[j]!;
      removed |= rule.veto;
    } else {
      const { step, mask } = unknown[0]!;
      step!.choices.forEach((a, i) => {
        if (((mask >> a) & 1) === 0) return;
        for (let j = 0; j < m; j++) step!.half[i * m + j] = step!.half[i * m + j]! + rule.half[j]!;
        (step!.veto as number[])[i]! |= rule.veto;
      });
    }
  });
  for (const step of steps) step.spread = spreadOf(step, m) + (step.veto.some((mask) => mask !== 0) ? always : 0);
  for (const index of pairs) for (const q of model.rules[index]!.questions) stepOf.get(q)!.spread += always;
  const late = (step: Step) => (isOpen(state[step.question]!.status) ? 0 : 1);
  steps.sort((a, b) => late(a) - late(b) || b.spread - a.spread || a.question - b.question);
  for (const index of pairs) {
    const at = model.rules[index]!.questions.map((q) => steps.indexOf(stepOf.get(q)!));
    const [first, second] = at[0]! < at[1]! ? [0, 1] : [1, 0];
    steps[at[first]!]!.opens.push({ rule: index, mask: model.rules[index]!.masks[first]! });
    steps[at[second]!]!.completes.push({ rule: index, mask: model.rules[index]!.masks[second]! });
  }
  return { steps, open: steps.filter((step) => late(step) === 0).length, constant, removed, ...bounds(model, steps) };
}

/** Whether an answer is still to come, or may be: skipped questions count as open. */
export function isOpen(status: State["questions"][number]["status"]): boolean {
  return status === "open" || status === "waived";
}

function bounds(model: Model, steps: readonly Step[]): Pick<Plan, "least" | "vetoable"> {
  const m = model.options.length;
  const least = [new Int32Array(m * m)];
  const vetoable = [0];
  for (const step of [...steps].reverse()) {
    const next = Int32Array.from(least[0]!);
    let mask = vetoable[0]! | step.veto.reduce((all, bits) => all | bits, 0);
    for (const { rule } of step.completes) mask |= model.rules[rule]!.veto;
    for (let x = 0; x < m; x++) {
      for (let y = 0; y < m; y++) {
        let low = always;
        for (let i = 0; i < step.chance.length; i++) {
          if ((step.veto[i]! >> y) & 1) continue;
          low = Math.min(low, step.half[i * m + x]! - step.half[i * m + y]!);
        }
        for (const { rule } of step.completes) {
          low += Math.min(0, model.rules[rule]!.half[x]! - model.rules[rule]!.half[y]!);
        }
        next[x * m + y] = Math.min(always, next[x * m + y]! + low);
      }
    }
    least.unshift(next);
    vetoable.unshift(mask);
  }
  return { least, vetoable };
}

function spreadOf(step: Step, m: number): number {
  let widest = 0;
  for (let x = 0; x < m; x++) {
    for (let y = 0; y < x; y++) {
      let [low, high] = [always, -always];
      for (let i = 0; i < step.chance.length; i++) {
        const margin = step.half[i * m + x]! - step.half[i * m + y]!;
        [low, high] = [Math.min(low, margin), Math.max(high, margin)];
      }
      widest = Math.max(widest, high - low);
    }
  }
  return widest;
}
