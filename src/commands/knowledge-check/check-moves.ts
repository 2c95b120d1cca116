import type { ModelSpec } from "../../../knowledge/index.ts";
import { measure } from "../report.ts";
import { type Check, note } from "./check.ts";
import { type AnswerSet, createDecider, type Decided } from "./decide.ts";

/** A choice that favours an option and yet cost it the lead somewhere. */
interface Lost {
  readonly path: string;
  readonly move: string;
  readonly leaders: Set<string>;
  readonly rules: Set<string>;
  sets: number;
}

/**
 * Changes one answer at a time in every answer set: a choice that favours the leader must not cost it the lead, and
 * every question must matter to somebody. Rules count in the verdicts as they do in an interview, so it is their points
 * that can turn an answer against the option it speaks for.
 */
export function checkMoves(spec: ModelSpec, sets: readonly AnswerSet[]): Check[] {
  const decide = createDecider(spec);
  const names = [...spec.options.map(({ id }) => id), "none"];
  const pivotal = new Set<number>();
  const lost = new Map<string, Lost>();
  for (const answers of sets) {
    const before = decide(answers);
    for (const [q, { id, choices }] of spec.questions.entries()) {
      const from = choices[answers[q]!]!;
      for (const [to, choice] of choices.entries()) {
        const moved = answers.with(q, to);
        const after = decide(moved);
        if (after.leads === before.leads) continue;
        pivotal.add(q);
        if (!favours(before.leads, from.fits, choice.fits, before, after)) continue;
        const path = `questions.${id}.${choice.id}`;
        const move = `instead of "${from.id}" favours ${names[before.leads]}`;
        const entry = lost.get(path + move) ?? { path, move, leaders: new Set(), rules: new Set(), sets: 0 };
        lost.set(path + move, entry);
        entry.sets++;
        entry.leaders.add(names[after.leads]!);
        for (const rule of changedRules(spec, answers, moved)) entry.rules.add(rule);
      }
    }
  }
  const worst = [...lost.values()].sort((a, b) => b.sets - a.sets);
  const idle = spec.questions.filter((_, q) => !pivotal.has(q));
  return [
    {
      row: measure("monotone-violations", lost.size, "moves", ["<=", 0]),
      findings: worst.map((each) => describe(each, sets.length)),
    },
    {
      row: measure("never-pivotal", idle.length, "questions", ["<=", 0]),
      findings: idle.map(({ id }) => note(`questions.${id}`, "changes no verdict in any answer set tried")),
    },
  ];
}

/**
 * Whether a move favours the leader: its margin over no rival shrinks and over one it grows, it is not removed, and no
 * rival comes back that was removed. Removal is by choices and rules alike; the margins are those of the fits alone.
 */
function favours(
  leader: number,
  from: readonly number[],
  to: readonly number[],
  before: Decided,
  after: Decided,
): boolean {
  if (leader >= to.length || (after.removed >> leader) & 1 || before.removed & ~after.removed) return false;
  const margins = to.map((fit, j) => to[leader]! - from[leader]! - (fit - from[j]!));
  return (
    margins.every((margin) => margin >= 0) && (after.removed !== before.removed || margins.some((each) => each > 0))
  );
}

function describe({ path, move, leaders, rules, sets }: Lost, tried: number) {
  const by = [...rules].map((id) => `rule ${id}`).join(", ");
  return note(path, `${move}, yet ${[...leaders].join(" or ")} leads then in ${sets} of ${tried} answer sets: ${by}`);
}

/** Rules with points that hold in one of two answer sets alone. */
function changedRules({ questions, rules }: ModelSpec, before: AnswerSet, after: AnswerSet): string[] {
  const holds = (answers: AnswerSet, when: ModelSpec["rules"][number]["when"]) =>
    when.every(({ question, choices }) => {
      const q = questions.findIndex(({ id }) => id === question);
      return choices.includes(questions[q]!.choices[answers[q]!]!.id);
    });
  return rules
    .filter(({ when, points }) => points.some((each) => each !== 0) && holds(before, when) !== holds(after, when))
    .map(({ id }) => id);
}
