import { readWholePack } from "../../knowledge/index.ts";
import { benchPack } from "./backtest/bench-pack.ts";
import { judgeHeldOut } from "./backtest/judge-held-out.ts";
import { judgeLabelled } from "./backtest/judge-labelled.ts";
import { judgePublic } from "./backtest/judge-public.ts";
import { judgeScenarios } from "./backtest/judge-scenarios.ts";
import { agreementMeasures, firmnessMeasures } from "./backtest/labelled-measures.ts";
import { publicMeasures } from "./backtest/public-measures.ts";
import { questionsAsked } from "./backtest/simulate-interviews.ts";
import { acceptedMeasures, sparseMeasures } from "./backtest/sparse-measures.ts";
import { labelledTable, publicTable, scenarioTable } from "./backtest/tables.ts";
import type { CommandPorts } from "./command.ts";
import { onOnePack } from "./on-one-pack.ts";
import { exitCode, type Measure, measure, report } from "./report.ts";

const weightDraws = 200;
const respondentsPerArchetype = 30;
const folds = 18;

const aboutPublic = `public-*: each case is judged by weights, fits and points fitted without it, in ${folds} folds, from the values of
cases/expert.yaml. Questions, gates, rules and the answers of four later questions were chosen with these cases in view, so
projects not seen may do worse. accepted-*: the pack as it is, on the cases that took part in accepting it.
draft-answers-*: the same with the answers to the first draft's questions alone.
`;

/** `backtest [--pack] [pack] [--json]`: how far a pack agrees with its cases. 0 when every goal holds, 1 otherwise. */
export async function run(
  ports: Pick<CommandPorts, "out" | "err" | "packsFolder" | "clock">,
  args: string[],
): Promise<number> {
  return onOnePack(ports, { name: "backtest", args }, ({ folder, json, today }) => {
    const { pack, trials } = readWholePack(folder);
    const bench = benchPack(pack, trials, today);
    const labelled = judgeLabelled(bench);
    const scenarios = judgeScenarios(bench);
    const outcomes = judgePublic(bench);
    const rows = [
      ...agreementMeasures(labelled, scenarios),
      ...firmnessMeasures(bench, weightDraws),
      ...questionMeasures(questionsAsked(bench, respondentsPerArchetype)),
      ...(outcomes.length === 0
        ? []
        : [
            ...publicMeasures(bench, judgeHeldOut(bench, folds)),
            ...acceptedMeasures(bench, outcomes),
            ...sparseMeasures(bench),
          ]),
    ];
    ports.out(report(rows, { json, title: `${pack.manifest.id} ${pack.manifest.version}` }));
    if (!json) {
      ports.out(`\n${labelledTable(labelled)}\n${scenarioTable(scenarios)}`);
      if (outcomes.length > 0) ports.out(`\n${publicTable(outcomes)}\n${aboutPublic}`);
    }
    return exitCode(rows);
  });
}

/** Questions asked in simulated interviews, the checklist counted as one. */
function questionMeasures(asked: readonly number[]): Measure[] {
  const sorted = asked.toSorted((a, b) => a - b);
  const mean = asked.reduce((sum, count) => sum + count, 0) / Math.max(1, asked.length);
  return [
    measure("questions-mean", mean, "questions"),
    measure("questions-p90", sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0, "questions"),
  ];
}
