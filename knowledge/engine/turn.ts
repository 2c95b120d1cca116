import type { Model } from "./create-model.ts";
import { findGuard } from "./find-guard.ts";
import { pickLeader } from "./pick-leader.ts";
import { readState, type State } from "./read-state.ts";
import type { Sample } from "./sample-state.ts";
import { defaults, type Settings } from "./settings.ts";
import { rowCount } from "./sobol-column.ts";
import type { SettledWord, Stated, Stop, Turn } from "./types.ts";
import { type Weighed, weighState } from "./weigh-state.ts";

// A smaller expected drop is no reason to ask.
const leastGain = 1e-9;

/** What to ask next, or to stop. Pure: the same statements give the same bits. */
export function turn(model: Model, stated: Stated, settings: Settings = {}): Turn {
  const state = readState(model, stated);
  return turnOf(model, state, weighState(model, state, settings.tau ?? defaults.tau), settings);
}

/** The turn of a state already weighed. */
export function turnOf(model: Model, state: State, weighed: Weighed, settings: Settings): Turn {
  const { winner, leader, settled, exact, certain } = weighed;
  const askable = model.authored.filter((q) => state.questions[q]!.status === "open" && state.questions[q]!.pinned < 0);
  const tables = winnersByChoice(model, weighed.sample, askable);
  const guard = findGuard(model, state, leader, (q, a) => {
    const row = tables.get(q)!.subarray(a * winner.length, (a + 1) * winner.length);
    const total = row.reduce((sum, count) => sum + count, 0);
    const chance = Float64Array.from(row, (count) => count / total);
    return total === 0 ? leader : pickLeader(model, chance, () => weighed.expected);
  });
  const gains = new Map(askable.map((q) => [q, gainOf(tables.get(q)!, weighed.sample.counts)]));
  const stop = stopOf(model, state, weighed, guard, Math.max(0, ...gains.values()), settings);
  const next = stop.stop ? -1 : nextOf(model, stop.reason === "guard" ? guard : askable, gains, settings);
  return {
    winner: Object.fromEntries([...model.options, "none"].map((id, w) => [id, winner[w]!])),
    leader: model.options[leader] ?? "none",
    settled: { value: settled, exact },
    settledWord: settledWord(settled, certain),
    next: next < 0 ? null : { question: model.questions[next]!.id, gain: gains.get(next)! },
    stop,
    open: askable.map((q) => model.questions[q]!.id),
    unknown: model.authored.filter((q) => state.questions[q]!.status === "unknown").map((q) => model.questions[q]!.id),
  };
}

function stopOf(
  model: Model,
  state: State,
  weighed: Weighed,
  guard: readonly number[],
  bestGain: number,
  settings: Settings,
): Stop {
  const { tau, floor, closeBand, closeStop } = { ...defaults, ...settings };
  const ids = guard.map((q) => model.questions[q]!.id);
  if (weighed.certain) return { stop: true, reason: "certain", guard: ids };
  const rootOpen =
    model.root >= 0 && state.questions[model.root]!.status === "open" && state.questions[model.root]!.pinned < 0;
  const answered = state.questions.filter(({ status }) => status === "answered").length;
  const enough = weighed.settled >= tau;
  if (!rootOpen) {
    if (enough && guard.length === 0 && answered >= floor) return { stop: true, reason: "settled", guard: ids };
    if (closeStop && guard.length === 0 && staysClose(model, weighed, closeBand) >= 0.95) {
      return { stop: true, reason: "close-call", guard: ids };
    }
    if (bestGain <= leastGain && guard.length === 0) return { stop: true, reason: "no-gain", guard: ids };
    if (guard.length > 0 && (enough || bestGain <= leastGain)) return { stop: false, reason: "guard", guard: ids };
  }
  return { stop: false, reason: enough ? "floor" : "open", guard: ids };
}

/** Root first; then the largest gain, ties in authored order; a same-topic question while it is nearly as good. */
function nextOf(
  model: Model,
  among: readonly number[],
  gains: ReadonlyMap<number, number>,
  settings: Settings,
): number {
  if (among.includes(model.root)) return model.root;
  const best = (list: readonly number[]) =>
    list.reduce((most, q) => (most < 0 || gains.get(q)! > gains.get(most)! ? q : most), -1);
  const first = best(among);
  if (settings.lastTopic === undefined || first < 0) return first;
  const same = best(among.filter((q) => model.questions[q]!.spec.topic === settings.lastTopic));
  return same >= 0 && gains.get(same)! >= 0.7 * gains.get(first)! ? same : first;
}

/** Per question rows by choice and winner, winners of a choice side by side. */
function winnersByChoice(model: Model, { choices, winners }: Sample, questions: readonly number[]) {
  const stride = model.options.length + 1;
  const tables = questions.map((q) => new Int32Array((model.questions[q]!.size + 1) * stride));
  // Two questions in one pass: counting into one small table alone stalls on its own last write.
  for (let i = 0; i < questions.length; i += 2) {
    const last = i + 1 === questions.length;
    const [a, b] = [choices[questions[i]!]!, choices[questions[last ? i : i + 1]!]!];
    const [x, y] = [tables[i]!, last ? new Int32Array(tables[i]!.length) : tables[i + 1]!];
    for (let k = 0; k < rowCount; k++) {
      const won = winners[k]!;
      const u = a[k]! * stride + won;
      const v = b[k]! * stride + won;
      x[u] = x[u]! + 1;
      y[v] = y[v]! + 1;
    }
  }
  return new Map(questions.map((q, i) => [q, tables[i]!]));
}

/** Expected drop of the winner distribution's Gini impurity, rounded so that equal questions tie. */
function gainOf(table: Int32Array, counts: Float64Array): number {
  const stride = counts.length;
  let purity = 0;
  for (let from = 0; from < table.length; from += stride) {
    let total = 0;
    let squares = 0;
    for (let w = 0; w < stride; w++) {
      total += table[from + w]!;
      squares += table[from + w]! * table[from + w]!;
    }
    if (total > 0) purity += squares / total;
  }
  const before = counts.reduce((sum, count) => sum + count * count, 0) / rowCount;
  return Math.round(((purity - before) / rowCount) * 1e9) / 1e9;
}

/** Chance that the two leaders end within the band of each other and ahead of the rest. */
function staysClose(model: Model, { sample, winner, expected }: Weighed, closeBand: number): number {
  const m = model.options.length;
  const order = [...expected.keys()].sort((a, b) => winner[b]! - winner[a]! || expected[b]! - expected[a]! || a - b);
  const [first, second] = order;
  if (second === undefined) return 0;
  const band = (closeBand * model.swing) / 100;
  let close = 0;
  for (let k = 0; k < rowCount; k++) {
    const won = sample.winners[k]!;
    if (won !== first && won !== second) continue;
    const gone = sample.removed ? sample.removed[k]! : 0;
    if ((gone >> first!) & 1 || (gone >> second) & 1) continue;
    if (Math.abs(sample.scores[k * m + first!]! - sample.scores[k * m + second]!) <= band) close++;
  }
  return close / rowCount;
}

function settledWord(settled: number, certain: boolean): SettledWord {
  if (certain) return "settled";
  return settled >= 0.95 ? "practically-settled" : settled >= 0.8 ? "leaning" : "open";
}
