import { closeSync, writeSync } from "node:fs";
import { formatOwnCases } from "../../knowledge/index.ts";
import { ownCaseOf } from "../decisions/cases/own-case-of.ts";
import { decisionNumber } from "../decisions/decision-query.ts";
import { UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { createFile } from "./create-file.ts";
import { readArguments } from "./read-arguments.ts";
import { readDecisions } from "./read-decisions.ts";

const HEAD = `# What was decided with Waymark, labelled by what came of it: \`npm run backtest -- --cases <this file>\` reads it.
# Answers are ids of the pack. Names, notes and sentences of people, and where they talked, are left out.
`;

/**
 * `cases:export [--workspace <id>] [--out <new file>] [--private]`: decisions whose outcome is known, and those against the
 * recommendation, as labelled cases; those of private places only when asked for.
 */
export async function run(ports: Pick<CommandPorts, "out" | "err" | "openBackup">, args: string[]): Promise<number> {
  const { values, flags } = readArguments(args, { workspace: "value", out: "value", private: "flag" });
  const { workspace, out } = values;
  const all = await readDecisions(ports);
  const places = [...new Set(all.map((decision) => decision.workspace))].sort();
  if (workspace !== undefined && !places.includes(workspace)) {
    const known = places.length === 0 ? "No other has one." : `These have: ${places.join(", ")}.`;
    throw new UsageError(`Workspace ${workspace} has no decision here. ${known}`);
  }
  const here = all
    .filter((decision) => workspace === undefined || decision.workspace === workspace)
    .toSorted(
      (one, other) => compare(one.workspace, other.workspace) || decisionNumber(one.id) - decisionNumber(other.id),
    );
  const open = here.filter((decision) => flags.has("private") || !decision.private);
  const cases = open.flatMap((decision) => ownCaseOf(decision) ?? []);
  const withheld = here.filter((decision) => !open.includes(decision) && ownCaseOf(decision) !== undefined).length;
  const text = `${HEAD}${formatOwnCases(cases)}`;
  if (out === undefined) ports.out(text);
  else {
    const to = createFile(out);
    writeSync(to, text);
    closeSync(to);
  }
  const wrong = cases.filter(({ supports }) => !supports).length;
  ports.err(
    `${cases.length} of ${here.length} decisions are cases; ${wrong} of them turned out wrong and speak for no label.${withheld === 0 ? "" : ` ${withheld} of private places were left out; --private takes them too.`}\n`,
  );
  return 0;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
