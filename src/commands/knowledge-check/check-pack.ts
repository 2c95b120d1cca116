import { type Finding, type LoadedPack, lintPack, lintTrials, type Trials } from "../../../knowledge/index.ts";
import { benchPack } from "../backtest/bench-pack.ts";
import { measure } from "../report.ts";
import { drawCorners, drawRespondents } from "./answer-sets.ts";
import type { Check } from "./check.ts";
import { checkBalance } from "./check-balance.ts";
import { checkGates } from "./check-gates.ts";
import { checkMoves } from "./check-moves.ts";
import { checkShares } from "./check-shares.ts";
import { checkSources } from "./check-sources.ts";
import { checkTexts } from "./check-texts.ts";

const perArchetype = 200;
const corners = 1000;

/** Everything that decides whether a pack may be published; `today` (ISO date) decides what has expired. The same every time. */
export function checkPack(pack: LoadedPack, trials: Trials, today: string): Check[] {
  const bench = benchPack(pack, trials, today);
  const respondents = drawRespondents(bench, perArchetype);
  const sets = [...respondents.map(({ answers }) => answers), ...drawCorners(bench, corners)];
  return [
    ...lintChecks([...lintPack(pack, today), ...lintTrials(pack, trials)]),
    ...checkShares(bench, respondents),
    checkGates(bench.model.spec, sets),
    ...checkMoves(bench.model.spec, sets),
    ...checkBalance(bench.model.spec, trials),
    ...checkSources(pack, today),
    checkTexts(pack),
  ];
}

/** What the linter objects to, in two rows. */
function lintChecks(findings: readonly Finding[]): Check[] {
  const of = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity);
  const [errors, warnings] = [of("error"), of("warning")];
  return [
    { row: measure("errors", errors.length, "findings", ["<=", 0]), findings: errors },
    { row: measure("warnings", warnings.length, "findings"), findings: warnings },
  ];
}
