import { boundGains, type Moves } from "./bound-gains.ts";
import type { Model } from "./create-model.ts";
import { rateChange } from "./rate-change.ts";
import { type State, withChoice } from "./read-state.ts";
import { removedBy } from "./removed-by.ts";
import { defaults } from "./settings.ts";
import type { Flip, Stated } from "./types.ts";
import { weighState } from "./weigh-state.ts";
import { type Change, type WhatIf, whatIf } from "./what-if.ts";

const largest = 3;
// Completions played before the search of an unfinished interview is cut short; a finished one's runs to the end.
const budget = 600_000;
// Sums of chances in another order differ by less.
const rounding = 1e-9;

/**
 * The smallest sets of changed answers, up to three, that lead to another result and no part of which changes the verdict already.
 * The search goes on to larger sets until one leads out of the leading core, or to `towards` where that is given. Best rated first:
 * lifting the veto of a verdict by elimination, then the most plausible.
 */
export function findFlips(
  model: Model,
  state: State,
  stated: Stated,
  leader: number,
  towards?: number,
): readonly Flip[] {
  const wanted = (becomes: number) =>
    towards === undefined
      ? becomes < model.options.length && model.core[becomes] !== model.core[leader]
      : becomes === towards;
  const search = createSearch(model, state, leader);
  const eliminated = removedBy(model, state).map((causes) => causes.length > 0);
  const found: (Flip & { readonly result: number })[] = [];
  for (let size = 1; size <= largest && !found.some(({ result }) => wanted(result)); size++) {
    const reached = new Set(found.map(({ result }) => result));
    const anything = towards === undefined && found.length === 0;
    for (const { changes, becomes, veto } of search(
      size,
      (option) => (anything || wanted(option)) && !reached.has(option),
    )) {
      if (reached.has(becomes)) continue;
      const rated = changes.map(([q, to]) => rateChange(model, state, stated, q, to));
      // A veto nobody is near says nothing about this team.
      if (veto && rated.some(({ near }) => !near)) continue;
      found.push({
        changes: changes.map(([q, to]) => ({
          question: model.questions[q]!.id,
          from: model.questions[q]!.choices[state.questions[q]!.pinned] ?? null,
          to: model.questions[q]!.choices[to]!,
        })),
        becomes: model.options[becomes] ?? "none",
        plausibility: rated.reduce((product, { plausibility }) => product * plausibility, 1),
        liftsVeto: eliminated[becomes] === true,
        result: becomes,
      });
    }
  }
  const shown = towards === undefined ? found : found.filter(({ result }) => result === towards);
  return shown
    .map(({ result: _, ...flip }) => flip)
    .sort(
      (a, b) =>
        Number(b.liftsVeto) - Number(a.liftsVeto) ||
        b.plausibility - a.plausibility ||
        a.changes.length - b.changes.length ||
        (nameOf(a) < nameOf(b) ? -1 : 1),
    );
}

interface Found {
  readonly changes: readonly Change[];
  readonly becomes: number;
  /** It removes what leads: no option is left, or the leader is out in most completions and was in fewer before. */
  readonly veto: boolean;
}

function createSearch(model: Model, state: State, leader: number) {
  const what = whatIf(model, state);
  const limit = what.rows === 1 ? Number.POSITIVE_INFINITY : budget;
  const none = model.options.length;
  const before = leader === none ? 1 : what.removedShare([], leader);
  const removes = (changes: readonly Change[]) => {
    if (leader === none) return false;
    const share = what.removedShare(changes, leader);
    return share > 0.5 && share > before + rounding;
  };
  const flipping = new Set<string>();
  const all = movesOf(model, state);
  return (size: number, wanted: (option: number) => boolean): readonly Found[] => {
    const out: Found[] = [];
    // A choice that changes the verdict alone is part of no larger minimal set.
    const moves = all.map((list, q) => list.filter((to) => !flipping.has(keyOf([[q, to]]))));
    const bound = boundGains(model, state, leader, what, moves);
    const test = (changes: readonly Change[]) => {
      if (what.played() > limit) return;
      const becomes = what.leaderAfter(changes);
      if (becomes === leader || hasFlippingPart(what, changes, leader)) return;
      // A sample only finds candidates; what a turn would show then decides.
      if (!what.complete && leaderAfter(model, state, changes) !== becomes) return;
      flipping.add(keyOf(changes));
      out.push({ changes: changes.slice(), becomes, veto: becomes === none || removes(changes) });
    };
    const walk = (from: number, changes: Change[]) => {
      if (changes.length === size) return test(changes);
      const remaining = size - changes.length;
      if (size > 1 && !bound.wild && bound.outOfReach(changes, from, remaining, wanted)) return;
      for (let q = from; q <= model.questions.length - remaining; q++) {
        for (const to of moves[q]!) {
          if (what.played() > limit) return;
          changes.push([q, to]);
          walk(q + 1, changes);
          changes.pop();
        }
      }
    };
    walk(0, []);
    if (size === 2) for (const pair of vetoingPairs(model, moves, leader)) if (!flipping.has(keyOf(pair))) test(pair);
    return out;
  };
}

/** Pairs of changed answers that meet a rule which removes the leader: points do not bound those. */
function* vetoingPairs(model: Model, moves: Moves, leader: number): Generator<Change[]> {
  for (const { questions, masks, veto } of model.rules) {
    if (((veto >> leader) & 1) === 0) continue;
    const [first, second] = questions[0] < questions[1] ? [0, 1] : [1, 0];
    for (const a of moves[questions[first]!]!) {
      for (const b of moves[questions[second]!]!) {
        if ((masks[first]! >> a) & (masks[second]! >> b) & 1)
          yield [
            [questions[first]!, a],
            [questions[second]!, b],
          ];
      }
    }
  }
}

/** Other choices a question could be answered with, sorted. */
function movesOf(model: Model, state: State): Moves {
  return model.questions.map(({ size }, q) => {
    const { pinned, support, status } = state.questions[q]!;
    return Array.from({ length: size }, (_, a) => a).filter((a) =>
      status === "answered" ? a !== pinned : ((support >> a) & 1) === 1 && pinned < 0,
    );
  });
}

function leaderAfter(model: Model, state: State, changes: readonly Change[]): number {
  const changed = changes.reduce((before, [q, to]) => withChoice(model, before, q, to), state);
  return weighState(model, changed, defaults.tau).leader;
}

function hasFlippingPart(what: WhatIf, changes: readonly Change[], leader: number): boolean {
  for (let mask = 1; mask < (1 << changes.length) - 1; mask++) {
    if (what.leaderAfter(changes.filter((_, i) => (mask >> i) & 1)) !== leader) return true;
  }
  return false;
}

function keyOf(changes: readonly Change[]): string {
  return changes.map(([q, to]) => `${q}=${to}`).join(" ");
}

function nameOf(flip: Flip): string {
  return flip.changes.map(({ question, to }) => `${question}=${to}`).join(" ");
}
