import type { Baseline, Condition, WrittenAnswers } from "../../../knowledge/index.ts";

/** What a rule of thumb says of written answers. */
export function applyBaseline({ by, lines, otherwise }: Baseline, answers: WrittenAnswers): string {
  const held = lines.filter(({ when }) => when.some((all) => all.every((condition) => holds(condition, answers))));
  if (by === "first") return held[0]?.leads ?? otherwise;
  const votes = new Map<string, number>();
  for (const { leads } of held) votes.set(leads, (votes.get(leads) ?? 0) + 1);
  const most = Math.max(0, ...votes.values());
  const ahead = [...votes].filter(([, count]) => count === most);
  return ahead.length === 1 ? ahead[0]![0] : otherwise;
}

/** Always the commonest label of the other cases; ties by name. */
export function majorityWithout(labels: readonly string[]): string[] {
  return labels.map((_, left) => {
    const counts = new Map<string, number>();
    labels.forEach((label, at) => {
      if (at !== left) counts.set(label, (counts.get(label) ?? 0) + 1);
    });
    return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? "none";
  });
}

/** Every possible answer meets the condition. */
function holds({ question, choices }: Condition, answers: WrittenAnswers): boolean {
  const answer = answers[question];
  if (answer === undefined || answer === "unknown") return false;
  const given = typeof answer === "string" ? [answer] : Array.isArray(answer) ? (answer as readonly string[]) : [];
  return given.length > 0 && given.every((choice) => choices.includes(choice));
}
