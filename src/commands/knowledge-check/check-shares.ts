import { toModelSpec } from "../../../knowledge/index.ts";
import type { BenchPack } from "../backtest/bench-pack.ts";
import { type Measure, measure } from "../report.ts";
import type { Respondent } from "./answer-sets.ts";
import { type Check, note } from "./check.ts";
import { createDecider } from "./decide.ts";
import { withoutVendors } from "./without-vendors.ts";

/** Who wins among the kinds of team, how often nothing fits ordinary ones, and whether vendors decide any of it. */
export function checkShares({ pack, model, today }: BenchPack, respondents: readonly Respondent[]): Check[] {
  const decide = createDecider(model.spec);
  const led = respondents.map(({ answers }) => decide(answers).leads);
  const none = model.options.length;
  const shares = model.options.map((option, j) => {
    const row = proven(
      measure(
        `win-share-${option}`,
        percent(led, (won) => won === j),
        "%",
        [">=", 2],
      ),
      led,
    );
    const path = `manifest.options.${option}`;
    return {
      row,
      findings: row.holds ? [] : [note(path, `leads for ${row.value} % of the teams drawn from archetypes`)],
    };
  });
  const ordinary = led.filter((_, at) => respondents[at]!.ordinary);
  const noneRow = measure(
    "none-on-ordinary",
    percent(ordinary, (won) => won === none),
    "%",
    ["<=", 3],
  );
  const independent = createDecider(toModelSpec(withoutVendors(pack, today), today));
  const same = percent([...led.entries()], ([at, won]) => independent(respondents[at]!.answers).leads === won);
  const ablation = measure("vendor-ablation-unchanged", same, "%", [">=", 97]);
  const rows = [proven(noneRow, ordinary), proven(ablation, led)];
  return [...shares, ...rows.map((row) => ({ row, findings: [] }))];
}

/** A share of nobody proves nothing. */
function proven(row: Measure, among: readonly unknown[]): Measure {
  return among.length > 0 ? row : { ...row, holds: false };
}

function percent<T>(list: readonly T[], holds: (one: T) => boolean): number {
  return (100 * list.filter(holds).length) / Math.max(1, list.length);
}
