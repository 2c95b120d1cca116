import type { Model } from "./create-model.ts";
import { rootCases } from "./expected-scores.ts";
import { pickLeader } from "./pick-leader.ts";
import { isOpen } from "./plan-enumeration.ts";
import { playOut } from "./play-out.ts";
import { drawRows } from "./prior-rows.ts";
import { chances, type State } from "./read-state.ts";
import type { Sample } from "./sample-state.ts";
import { rowCount } from "./sobol-column.ts";

/** One way the closed but uncertain questions may turn out. */
interface Outcome {
  readonly choice: ReadonlyMap<number, number>;
  /** Chance given the root, which is the one in `choice` where the root is uncertain itself. */
  readonly chance: number;
}

// Outcomes of the uncertain questions are all tried up to this many, else a fixed sample of 64; rows are then thinned.
const outcomeCap = 256;
const rowCap = 512;

/** Chance over the open questions alone that the verdict after them is `leader`, on the fixed rows. */
export function estimateSettled(model: Model, state: State, sample: Sample, leader: number): number {
  const open: number[] = [];
  const uncertain: number[] = [];
  state.questions.forEach(({ pinned, status }, q) => {
    if (pinned < 0) (isOpen(status) ? open : uncertain).push(q);
  });
  if (open.length === 0) return 1;
  if (uncertain.length === 0) return sample.counts[leader]! / rowCount;
  const byRoot = new Map<number, readonly Outcome[]>();
  const outcomesFor = (root: number) => {
    const outcomes = byRoot.get(root) ?? outcomesOf(model, state, uncertain, root);
    byRoot.set(root, outcomes);
    return outcomes;
  };
  const rootKnown = state.questions[model.root]?.pinned ?? -1;
  const rootUncertain = uncertain.includes(model.root);
  const given = (root: number, q: number, a: number) => chances(model, state, q, root)[a]!;
  let same = 0;
  for (let k = 0; k < rowCap; k++) {
    const row = model.questions.map((_, q) => {
      const { pinned } = state.questions[q]!;
      return pinned >= 0 ? pinned : sample.choices[q]![k]!;
    });
    const winner = new Float64Array(model.options.length + 1);
    const expected = new Float64Array(model.options.length);
    const roots = rootUncertain ? rootCases(model, state) : [[model.root < 0 ? -1 : row[model.root]!, 1] as const];
    let total = 0;
    for (const [root, chance] of roots) {
      // What the open answers say about an uncertain root.
      const likelihood = rootUncertain ? open.reduce((p, q) => p * given(root, q, row[q]!), chance) : 1;
      if (likelihood === 0) continue;
      for (const outcome of outcomesFor(rootUncertain ? root : rootKnown >= 0 ? rootKnown : root)) {
        for (const [q, a] of outcome.choice) row[q] = a;
        if (rootUncertain) row[model.root] = root;
        const { scores, winner: won } = playOut(model, row);
        const weight = likelihood * outcome.chance;
        total += weight;
        winner[won] = winner[won]! + weight;
        for (let j = 0; j < expected.length; j++) expected[j] = expected[j]! + weight * scores[j]!;
      }
    }
    const verdict = pickLeader(
      model,
      winner.map((weight) => weight / total),
      () => expected.map((score) => score / total),
    );
    if (verdict === leader) same++;
  }
  return same / rowCap;
}

function outcomesOf(model: Model, state: State, uncertain: readonly number[], root: number): readonly Outcome[] {
  const asked = uncertain.filter((q) => q !== model.root);
  let outcomes: Outcome[] = [{ choice: new Map(), chance: 1 }];
  for (const q of asked) {
    const p = chances(model, state, q, root);
    const wider: Outcome[] = [];
    for (const { choice, chance } of outcomes) {
      p.forEach((more, a) => {
        if (more > 0) wider.push({ choice: new Map(choice).set(q, a), chance: chance * more });
      });
    }
    if (wider.length > outcomeCap) return sampledOutcomes(model, state, asked, root);
    outcomes = wider;
  }
  return outcomes;
}

function sampledOutcomes(model: Model, state: State, asked: readonly number[], root: number): readonly Outcome[] {
  const rows = asked.map((q) => drawRows(model, state, q, null, root));
  // A later stretch of the sequence than the rows themselves use, so that the two are not in step.
  return Array.from({ length: 64 }, (_, k) => ({
    choice: new Map(asked.map((q, i) => [q, rows[i]![rowCap + k]!])),
    chance: 1 / 64,
  }));
}
