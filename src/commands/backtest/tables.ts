import type { LabelledOutcome } from "./judge-labelled.ts";
import type { EngineOutcome } from "./judge-public.ts";
import type { ScenarioOutcome } from "./judge-scenarios.ts";

/** The labelled cases that only pass by being named, and those that miss. */
export function labelledTable(outcomes: readonly LabelledOutcome[]): string {
  const told = outcomes.filter(({ by, leads, expected }) => by === null || leads !== expected);
  const lines = told.map(
    ({ id, expected, leads, by }) => `  ${id}  expected ${expected}, ${leads} leads: ${by ?? "MISSED"}`,
  );
  return section("Labelled cases where another leads", lines);
}

/** The scenarios that differ from what an expert expects. */
export function scenarioTable(outcomes: readonly ScenarioOutcome[]): string {
  const lines = outcomes.flatMap(({ id, differs }) => (differs.length > 0 ? [`  ${id}: ${differs.join("; ")}`] : []));
  return section("Scenarios that differ", lines);
}

/** Every public case whose verdict is not its label. */
export function publicTable(outcomes: readonly EngineOutcome[]): string {
  const lines = outcomes
    .filter(({ exact }) => !exact)
    .map(({ id, label, strength, leads, word, partial }) => {
      const fair = partial ? "a fair grader accepts it" : "MISSED";
      return `  ${id}  chose ${label} (${strength}), ${leads} leads (${word}): ${fair}`;
    });
  return section("Public cases where the verdict is not the label", lines);
}

function section(title: string, lines: readonly string[]): string {
  return `${title}: ${lines.length === 0 ? "none" : lines.length}\n${lines.map((line) => `${line}\n`).join("")}`;
}
