import type { LabelledOutcome } from "./judge-labelled.ts";
import type { OwnOutcome } from "./judge-own.ts";
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

/** Every own decision where another leads today, and those that turned out wrong. */
export function ownTable(outcomes: readonly OwnOutcome[]): string {
  const lines = outcomes.flatMap(({ id, label, strength, supports, leads, named, dropped }) => {
    const unknown = dropped.length === 0 ? "" : `; not known any more: ${dropped.join(", ")}`;
    if (!supports)
      return `  ${id}  chose ${label}, which was wrong; ${leads === label ? "advised again" : `${leads} leads`}${unknown}`;
    if (leads === label && unknown === "") return [];
    return `  ${id}  chose ${label} (${strength}), ${leads} leads${named ? ", a close call" : ""}${unknown}`;
  });
  return section("Own decisions where another leads, or that turned out wrong", lines);
}

function section(title: string, lines: readonly string[]): string {
  return `${title}: ${lines.length === 0 ? "none" : lines.length}\n${lines.map((line) => `${line}\n`).join("")}`;
}
