import type { Model } from "./create-model.ts";
import { expectedScores, rootCases } from "./expected-scores.ts";
import { pickLeader } from "./pick-leader.ts";
import { isOpen, type Plan, planEnumeration } from "./plan-enumeration.ts";
import type { State } from "./read-state.ts";

/** Exact chances. */
export interface Enumeration {
  /** Chance that each option wins over everything not known, none last. */
  readonly winner: Float64Array;
  /** Chance, over the open questions alone, that each is the leader once they are answered. */
  readonly verdicts: Float64Array;
}

interface Work {
  left: number;
  readonly only: number;
}

// States merge in a table of twice this size; more in one layer and the attempt is given up.
const layerCap = 8192;

/**
 * Walks through every answer to what is not known, merging equal states and leaving out options that cannot win
 * any more. Undefined when that takes more than `budget` transitions, when an uncertain root mixes what the open answers mean,
 * or, with `only`, as soon as anything else than that option wins.
 */
export function enumerateState(model: Model, state: State, budget: number, only = -1): Enumeration | undefined {
  const out = {
    winner: new Float64Array(model.options.length + 1),
    verdicts: new Float64Array(model.options.length + 1),
  };
  const root = state.questions[model.root];
  const mixed = root?.pinned === -1 && model.questions.some((q, i) => q.priorByRoot && state.questions[i]!.pinned < 0);
  const work = { left: budget, only };
  if (!mixed) return walk(model, state, root?.pinned ?? -1, 1, work, out) ? out : undefined;
  const anyOpen = state.questions.some(({ status, pinned }) => pinned < 0 && isOpen(status));
  if (!isOpen(root!.status) && anyOpen) return undefined;
  for (const [choice, weight] of rootCases(model, state)) {
    const questions = state.questions.slice();
    questions[model.root] = { ...root!, parts: [1 << choice], support: 1 << choice, pinned: choice };
    if (!walk(model, { questions }, choice, weight, work, out)) return undefined;
  }
  if (anyOpen) return out;
  // Nothing is open: the one verdict there is follows from all of the root's cases together.
  out.verdicts.fill(0);
  out.verdicts[pickLeader(model, out.winner, () => expectedScores(model, state))] = 1;
  return out;
}

function walk(model: Model, state: State, rootChoice: number, weight: number, work: Work, out: Enumeration): boolean {
  const plan = planEnumeration(model, state, rootChoice);
  const m = model.options.length;
  const width = m + 2;
  // A state is [alive options, rules half met, score of each option]; scores relative to the first alive option.
  const child = new Int32Array(width);
  let layer = createLayer(width);
  let next = createLayer(width);
  child[0] = ((1 << m) - 1) & ~plan.removed;
  for (let j = 0; j < m; j++) child[j + 2] = plan.constant[j]!;
  const settle = (winner: number, mass: number) => {
    if (work.only >= 0 && winner !== work.only) work.left = -1;
    out.winner[winner] = out.winner[winner]! + mass;
    out.verdicts[winner] = out.verdicts[winner]! + mass;
  };
  const first = reduce(plan, 0, child, m);
  if (first >= 0) settle(first, weight);
  else layer.add(child, weight);
  for (let depth = 0; depth < plan.open; depth++) {
    const { chance } = plan.steps[depth]!;
    for (let s = 0; s < layer.size(); s++) {
      work.left -= chance.length;
      if (work.left < 0) return false;
      const mass = layer.mass[s]!;
      for (let i = 0; i < chance.length; i++) {
        advance(model, plan, depth, i, layer.states, s * width, child);
        const winner = reduce(plan, depth + 1, child, m);
        if (winner >= 0) settle(winner, mass * chance[i]!);
        else if (!next.add(child, mass * chance[i]!)) return false;
      }
    }
    [layer, next] = [next, layer];
    next.clear();
  }
  for (let s = 0; s < layer.size(); s++) {
    const winner = new Float64Array(m + 1);
    const at = layer.states.slice(s * width, s * width + width);
    if (!finish(model, plan, plan.open, at, 1, work, winner)) return false;
    for (let w = 0; w <= m; w++) out.winner[w] = out.winner[w]! + layer.mass[s]! * winner[w]!;
    const leader = pickLeader(model, winner, () => expectedFrom(model, plan, at));
    out.verdicts[leader] = out.verdicts[leader]! + layer.mass[s]!;
  }
  return true;
}

/** Plain depth-first walk through the closed but uncertain questions. */
function finish(
  model: Model,
  plan: Plan,
  depth: number,
  at: Int32Array,
  mass: number,
  work: Work,
  out: Float64Array,
): boolean {
  const { chance } = plan.steps[depth]!;
  work.left -= chance.length;
  if (work.left < 0) return false;
  for (let i = 0; i < chance.length; i++) {
    const child = new Int32Array(at.length);
    advance(model, plan, depth, i, at, 0, child);
    const winner = reduce(plan, depth + 1, child, model.options.length);
    if (work.only >= 0 && winner >= 0 && winner !== work.only) return false;
    if (winner >= 0) out[winner] = out[winner]! + mass * chance[i]!;
    else if (!finish(model, plan, depth + 1, child, mass * chance[i]!, work, out)) return false;
  }
  return true;
}

function advance(
  model: Model,
  plan: Plan,
  depth: number,
  i: number,
  from: Int32Array,
  at: number,
  child: Int32Array,
): void {
  const step = plan.steps[depth]!;
  const m = child.length - 2;
  let alive = from[at]! & ~step.veto[i]!;
  let flags = from[at + 1]!;
  for (let j = 0; j < m; j++) child[j + 2] = from[at + j + 2]! + step.half[i * m + j]!;
  for (const { rule, mask } of step.completes) {
    if ((flags >> rule) & 1 && (mask >> step.choices[i]!) & 1) {
      alive &= ~model.rules[rule]!.veto;
      for (let j = 0; j < m; j++) child[j + 2] = child[j + 2]! + model.rules[rule]!.half[j]!;
    }
    flags &= ~(1 << rule);
  }
  for (const { rule, mask } of step.opens) if ((mask >> step.choices[i]!) & 1) flags |= 1 << rule;
  child[0] = alive;
  child[1] = flags;
}

/** Leaves out options that cannot win, makes equal situations equal, and returns the winner once there is only one. */
function reduce(plan: Plan, depth: number, state: Int32Array, m: number): number {
  let alive = state[0]!;
  if (alive === 0) return m;
  const least = plan.least[depth]!;
  const safe = alive & ~plan.vetoable[depth]!;
  for (let x = 0; x < m; x++) {
    if (((safe >> x) & 1) === 0) continue;
    for (let y = 0; y < m; y++) {
      if (x === y || ((alive >> y) & 1) === 0) continue;
      const margin = state[x + 2]! - state[y + 2]! + least[x * m + y]!;
      if (margin > 0 || (margin === 0 && x < y)) alive &= ~(1 << y);
    }
  }
  const first = 31 - Math.clz32(alive & -alive);
  if ((alive & (alive - 1)) === 0 && (alive & plan.vetoable[depth]!) === 0) return first;
  const base = state[first + 2]!;
  for (let j = 0; j < m; j++) state[j + 2] = (alive >> j) & 1 ? state[j + 2]! - base : 0;
  state[0] = alive;
  return -1;
}

/** Expected score of a state after the open questions, for ties among the alive. */
function expectedFrom(model: Model, plan: Plan, at: Int32Array): Float64Array {
  const m = model.options.length;
  const out = Float64Array.from(at.subarray(2));
  const met = new Map<number, number>();
  for (let rule = 0; rule < model.rules.length; rule++) if ((at[1]! >> rule) & 1) met.set(rule, 1);
  for (const step of plan.steps.slice(plan.open)) {
    const chanceOf = (mask: number) =>
      step.chance.reduce((sum, p, i) => ((mask >> step.choices[i]!) & 1 ? sum + p : sum), 0);
    step.chance.forEach((p, i) => {
      for (let j = 0; j < m; j++) out[j] = out[j]! + p * step.half[i * m + j]!;
    });
    for (const { rule, mask } of step.completes) {
      const both = (met.get(rule) ?? 0) * chanceOf(mask);
      for (let j = 0; j < m; j++) out[j] = out[j]! + both * model.rules[rule]!.half[j]!;
    }
    for (const { rule, mask } of step.opens) met.set(rule, chanceOf(mask));
  }
  return out;
}

function createLayer(width: number) {
  let states = new Int32Array(64 * width);
  let mass = new Float64Array(64);
  let size = 0;
  const slots = new Int16Array(2 * layerCap).fill(-1);
  const grow = () => {
    const wider = new Int32Array(states.length * 2);
    wider.set(states);
    const longer = new Float64Array(mass.length * 2);
    longer.set(mass);
    [states, mass] = [wider, longer];
  };
  return {
    get states() {
      return states;
    },
    get mass() {
      return mass;
    },
    size: () => size,
    clear() {
      size = 0;
      slots.fill(-1);
    },
    /** False when the layer is full. */
    add(state: Int32Array, more: number): boolean {
      let hash = 0;
      for (let i = 0; i < width; i++) hash = Math.imul(hash ^ state[i]!, 0x01000193) + i;
      let slot = (hash ^ (hash >>> 15)) & (2 * layerCap - 1);
      for (; slots[slot]! >= 0; slot = (slot + 1) & (2 * layerCap - 1)) {
        const at = slots[slot]! * width;
        let i = 0;
        while (i < width && states[at + i] === state[i]) i++;
        if (i === width) {
          mass[slots[slot]!] = mass[slots[slot]!]! + more;
          return true;
        }
      }
      if (size === layerCap) return false;
      if (size === mass.length) grow();
      states.set(state, size * width);
      mass[size] = more;
      slots[slot] = size++;
      return true;
    },
  };
}
