import type { Answer, ModelQuestion, ModelSpec, Stated } from "../../../knowledge/engine/index.ts";

/** A plain second opinion: everything is enumerated by id, nothing is pruned, merged, sampled or shared with the engine. */

type Row = Readonly<Record<string, string | null>>;
type Chances = Readonly<Record<string, number>>;

export interface Outcome {
  readonly row: Row;
  readonly chance: number;
  /** Raw points by option. */
  readonly scores: Readonly<Record<string, number>>;
  readonly winner: string;
}

const nothing = "not applicable";

/** Chances of each choice of a question ("not applicable" included) given the root's choice. */
export function chancesOf(spec: ModelSpec, stated: Stated, question: ModelQuestion, root: string | null): Chances {
  const prior = (id: string) => {
    const choice = question.choices.find((c) => c.id === id)!;
    return question.id !== spec.root && root !== null ? (choice.priorByRoot?.[root] ?? choice.prior) : choice.prior;
  };
  const uniform = (ids: readonly string[]): Chances => {
    const total = ids.reduce((sum, id) => sum + prior(id), 0);
    return Object.fromEntries(ids.map((id) => [id, prior(id) / total]));
  };
  const known = Object.values(stated.answers[question.id] ?? {}).filter((answer) => answer.kind !== "unknown");
  if (known.length === 0) {
    const excluded = stated.excluded[question.id] ?? [];
    const all = question.choices.map((c) => c.id);
    const left = all.filter((id) => !excluded.includes(id));
    return uniform(left.length > 0 ? left : all);
  }
  const out: Record<string, number> = {};
  for (const answer of known) {
    for (const [id, p] of Object.entries(partOf(answer, uniform))) out[id] = (out[id] ?? 0) + p / known.length;
  }
  return out;
}

function partOf(answer: Answer, uniform: (ids: readonly string[]) => Chances): Chances {
  if (answer.kind === "choice") return { [answer.choice]: 1 };
  if (answer.kind === "one-of") return uniform([...new Set(answer.choices)]);
  return { [nothing]: 1 };
}

/** Every way the whole questionnaire may turn out. */
export function outcomesOf(spec: ModelSpec, stated: Stated): readonly Outcome[] {
  let rows: { row: Record<string, string | null>; chance: number }[] = [{ row: {}, chance: 1 }];
  const root = spec.questions.find((question) => question.id === spec.root);
  const order = root ? [root, ...spec.questions.filter((question) => question !== root)] : spec.questions;
  for (const question of order) {
    rows = rows.flatMap(({ row, chance }) => {
      const given = spec.root === undefined ? null : (row[spec.root] ?? null);
      return Object.entries(chancesOf(spec, stated, question, given)).map(([id, p]) => ({
        row: { ...row, [question.id]: id === nothing ? null : id },
        chance: chance * p,
      }));
    });
  }
  return rows.map(({ row, chance }) => ({ row, chance, ...play(spec, row) }));
}

/** Scores and winner of one completed questionnaire. */
export function play(spec: ModelSpec, row: Row): { scores: Record<string, number>; winner: string; out: Set<string> } {
  const ids = spec.options.map((option) => option.id);
  const scores: Record<string, number> = Object.fromEntries(ids.map((id) => [id, 0]));
  const out = new Set<string>();
  for (const question of spec.questions) {
    const choice = question.choices.find((c) => c.id === row[question.id]);
    if (!choice) continue;
    ids.forEach((id, j) => {
      scores[id]! += question.weight * choice.fits[j]!;
    });
    for (const id of choice.none ? ids : (choice.vetoes ?? [])) out.add(id);
  }
  for (const rule of spec.rules) {
    if (!rule.when.every((side) => side.choices.includes(row[side.question] ?? ""))) continue;
    ids.forEach((id, j) => {
      scores[id]! += rule.points[j]!;
    });
    for (const id of rule.none ? ids : (rule.vetoes ?? [])) out.add(id);
  }
  let winner = "none";
  for (const id of ids) if (!out.has(id) && (winner === "none" || scores[id]! > scores[winner]!)) winner = id;
  return { scores, winner, out };
}

/** Chance that each option wins, none last. */
export function winnersOf(spec: ModelSpec, outcomes: readonly Outcome[]): Record<string, number> {
  const out = Object.fromEntries([...spec.options.map((option) => option.id), "none"].map((id) => [id, 0]));
  const total = outcomes.reduce((sum, { chance }) => sum + chance, 0);
  for (const { winner, chance } of outcomes) out[winner]! += chance / total;
  return out;
}

/** Expected raw points by option. */
export function meansOf(spec: ModelSpec, outcomes: readonly Outcome[]): Record<string, number> {
  const total = outcomes.reduce((sum, { chance }) => sum + chance, 0);
  return Object.fromEntries(
    spec.options.map(({ id }) => [id, outcomes.reduce((sum, o) => sum + (o.chance * o.scores[id]!) / total, 0)]),
  );
}

/** The core with the largest chance, then its option with the largest; ties by expected points, then authored order. */
export function leaderOf(spec: ModelSpec, outcomes: readonly Outcome[]): string {
  const chance = winnersOf(spec, outcomes);
  const mean = meansOf(spec, outcomes);
  const coreOf = (id: string): string => {
    const base = spec.options.find((option) => option.id === id)?.buildsOn;
    return base === undefined ? id : coreOf(base);
  };
  const possible = spec.options.map((option) => option.id).filter((id) => chance[id]! > 0);
  const groups = spec.options.flatMap(({ id: core }) => {
    const ids = possible.filter((id) => coreOf(id) === core);
    if (ids.length === 0) return [];
    return [
      { ids, chance: ids.reduce((sum, id) => sum + chance[id]!, 0), mean: Math.max(...ids.map((id) => mean[id]!)) },
    ];
  });
  if (groups.length === 0) return "none";
  const better = (a: { chance: number; mean: number }, b: { chance: number; mean: number }) =>
    Math.abs(a.chance - b.chance) > 1e-10 ? a.chance > b.chance : a.mean > b.mean + 1e-8;
  const best = groups.reduce((most, group) => (better(group, most) ? group : most));
  if (chance.none! > best.chance + 1e-10) return "none";
  return best.ids
    .map((id) => ({ id, chance: chance[id]!, mean: mean[id]! }))
    .reduce((most, option) => (better(option, most) ? option : most)).id;
}

/** Chance over the open questions alone that the verdict after them is the verdict now; unknown answers stay uncertain in both. */
export function settledOf(spec: ModelSpec, stated: Stated): number {
  const outcomes = outcomesOf(spec, stated);
  const leader = leaderOf(spec, outcomes);
  const open = spec.questions.filter(({ id }) => Object.keys(stated.answers[id] ?? {}).length === 0);
  const groups = Map.groupBy(outcomes, ({ row }) => open.map(({ id }) => row[id]).join(" "));
  let same = 0;
  for (const group of groups.values()) {
    if (leaderOf(spec, group) === leader) same += group.reduce((sum, { chance }) => sum + chance, 0);
  }
  return same;
}

/** The same statements with some questions answered by one choice, whoever said what before. */
export function changed(stated: Stated, changes: Readonly<Record<string, string>>): Stated {
  const given = Object.entries(changes).map(([id, choice]) => [id, { someone: { kind: "choice", choice } }] as const);
  return { ...stated, answers: { ...stated.answers, ...Object.fromEntries(given) } };
}
