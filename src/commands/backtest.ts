import { readWholePack } from "../../knowledge/index.ts";
import { benchPack } from "./backtest/bench-pack.ts";
import { judgeHeldOut } from "./backtest/judge-held-out.ts";
import { judgeLabelled } from "./backtest/judge-labelled.ts";
import { judgeOwn, ownMeasures } from "./backtest/judge-own.ts";
import { judgePublic } from "./backtest/judge-public.ts";
import { judgeScenarios } from "./backtest/judge-scenarios.ts";
import { agreementMeasures, firmnessMeasures } from "./backtest/labelled-measures.ts";
import { publicMeasures } from "./backtest/public-measures.ts";
import { readOwnCases } from "./backtest/read-own-cases.ts";
import { questionsAsked } from "./backtest/simulate-interviews.ts";
import { acceptedMeasures, sparseMeasures } from "./backtest/sparse-measures.ts";
import { labelledTable, ownTable, publicTable, scenarioTable } from "./backtest/tables.ts";
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

const aboutOwn = `own-*: decisions of the file as the pack judges them today, without house rules; held against no goal. Those that turned out
wrong speak for no label: own-wrong-advised-again says how many of them would be advised again.
`;

/** `backtest [--pack] [pack] [--json] [--cases <file>]`: how far a pack agrees with its cases, and with a team's own decisions. 0 when every goal holds, 1 otherwise. */
export async function run(
  ports: Pick<CommandPorts, "out" | "err" | "packsFolder" | "clock">,
  args: string[],
): Promise<number> {
  return onOnePack(ports, { name: "backtest", args, more: { cases: "value" } }, ({ folder, json, today, values }) => {
    const own = readOwnCases(values.cases);
    const { pack, trials } = readWholePack(folder);
    const bench = benchPack(pack, trials, today);
    const labelled = judgeLabelled(bench);
    const scenarios = judgeScenarios(bench);
    const outcomes = judgePublic(bench);
    const judged = judgeOwn(bench, own ?? []);
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
      ...(own === undefined ? [] : ownMeasures(own, judged)),
    ];
    ports.out(report(rows, { json, title: `${pack.manifest.id} ${pack.manifest.version}` }));
    if (!json) {
      ports.out(`\n${labelledTable(labelled)}\n${scenarioTable(scenarios)}`);
      if (outcomes.length > 0) ports.out(`\n${publicTable(outcomes)}\n${aboutPublic}`);
      if (own !== undefined) ports.out(`\n${ownTable(judged)}\n${aboutOwn}`);
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
