import type { Scenario } from "../../../knowledge/index.ts";
import { assessWritten, type BenchPack, leaderOf } from "./bench-pack.ts";

/** How a scenario came out: what differs from the expectation, nothing when it agrees. */
export interface ScenarioOutcome {
  readonly id: string;
  readonly leads: string;
  readonly differs: readonly string[];
}

/** Judges every scenario against all it expects. */
export function judgeScenarios({ model, trials }: BenchPack): ScenarioOutcome[] {
  return trials.scenarios.map(({ id, answers, expect }) => {
    const assessment = assessWritten(model, answers);
    const { verdict, settledWord } = assessment;
    const leads = leaderOf(assessment);
    const checks: [boolean, string][] = [
      [expect.leads.includes(leads), `${leads} leads, not ${expect.leads.join(" or ")}`],
      [expect.kind?.includes(verdict.kind) ?? true, `it is ${verdict.kind}, not ${expect.kind?.join(" or ")}`],
      [!expect.notWord?.includes(verdict.robustWord), `its word is ${verdict.robustWord}`],
      [stakesAgree(expect, verdict.stakes), `stakes are ${verdict.stakes}`],
      [settledAgrees(expect, settledWord), `it is ${settledWord}`],
    ];
    return { id, leads, differs: checks.flatMap(([agrees, text]) => (agrees ? [] : [text])) };
  });
}

function stakesAgree({ lowStakes }: Scenario["expect"], stakes: "low" | "normal"): boolean {
  return lowStakes === undefined || lowStakes === (stakes === "low");
}

function settledAgrees({ settled }: Scenario["expect"], word: string): boolean {
  return settled === undefined || settled === (word === "settled" || word === "practically-settled");
}
