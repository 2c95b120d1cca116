import { errorAt, type Finding, warningAt } from "./finding.ts";
import type { Condition, PackContent, Rule, Scenario, Trials } from "./schema.ts";

const leastArchetypes = 8;

/** Objects to rules no scenario exercises, scenarios that claim rules they do not fire, and too few kinds of team. */
export function lintTrials(pack: PackContent, trials: Trials): Finding[] {
  const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const idle = pack.rules
    .filter((rule) => !trials.scenarios.some((scenario) => scenario.rules.includes(rule.id) && fires(rule, scenario)))
    .map((rule) =>
      errorAt(`rules.${rule.id}`, "no scenario exercises it; add one that lists it and gives both answers"),
    );
  const claims = trials.scenarios.flatMap((scenario) =>
    scenario.rules.flatMap((id) => {
      const rule = rules.get(id);
      return !rule || fires(rule, scenario)
        ? []
        : [errorAt(`scenarios.${scenario.id}.rules`, `lists "${id}", but its answers do not meet both conditions`)];
    }),
  );
  return [...idle, ...claims, ...lintArchetypes(trials), ...lintNotUsed(pack, trials)];
}

/** A claim is represented by evidence, which rests on it or puts it right, or it is left out for a reason. */
function lintNotUsed(pack: PackContent, trials: Trials): Finding[] {
  const users = new Map(
    pack.evidence.flatMap(({ id, claims, corrects }) => [...claims, ...corrects].map((claim) => [claim, id])),
  );
  return trials.notUsed
    .filter(({ id }) => users.has(id))
    .map(({ id }) => errorAt(`not-used.${id}`, `evidence "${users.get(id)}" names it; keep one of the two`));
}

function fires(rule: Rule, scenario: Scenario): boolean {
  return rule.when.every((condition) => meets(condition, scenario));
}

function meets({ question, choices }: Condition, scenario: Scenario): boolean {
  const answer = scenario.answers[question];
  if (Array.isArray(answer)) return answer.every((choice) => choices.includes(choice));
  return typeof answer === "string" && choices.includes(answer);
}

function lintArchetypes({ archetypes }: Trials): Finding[] {
  const findings: Finding[] = [];
  if (archetypes.length < leastArchetypes)
    findings.push(
      warningAt("archetypes", `${archetypes.length} kinds of team; at least ${leastArchetypes} give a picture`),
    );
  const ordinary = archetypes.filter((archetype) => archetype.ordinary).length;
  if (ordinary * 2 < archetypes.length)
    findings.push(
      warningAt("archetypes", `only ${ordinary} of ${archetypes.length} are ordinary; at least half should be`),
    );
  return findings;
}
