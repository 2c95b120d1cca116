import { createLocator, formatProblem, loadPack, PackError, readPackFiles } from "../../knowledge/index.ts";
import type { CommandPorts } from "./command.ts";
import { checkPack } from "./knowledge-check/check-pack.ts";
import { findingsText } from "./knowledge-check/findings-text.ts";
import { type OnePack, onOnePack } from "./on-one-pack.ts";
import { exitCode, measure, report } from "./report.ts";

/**
 * `knowledge:check [--pack] [pack] [--json]`: whether a pack may be published. `pack` is the name of a folder among the packs, or
 * a path; without it the first pack is checked. 0 when every goal holds, 1 otherwise, 2 for a wrong call.
 */
export async function run(
  ports: Pick<CommandPorts, "out" | "err" | "packsFolder" | "clock">,
  args: string[],
): Promise<number> {
  return onOnePack(ports, { name: "knowledge:check", args }, (on) => check(ports.out, on));
}

function check(out: CommandPorts["out"], { folder, json, today }: OnePack): number {
  try {
    const files = readPackFiles(folder);
    const { pack, trials } = loadPack(files, folder);
    const checks = checkPack(pack, trials, today);
    const rows = checks.map(({ row }) => row);
    out(report(rows, { json, title: `${pack.manifest.id} ${pack.manifest.version} on ${today}` }));
    if (!json) out(`${findingsText(checks, createLocator(files))}\n${verdict(exitCode(rows))}\n`);
    return exitCode(rows);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    // Nothing else can be measured on a pack that does not load.
    const rows = [measure("errors", error.problems.length, "problems", ["<=", 0])];
    out(report(rows, { json, title: folder }));
    if (!json) out(`\n${error.problems.map((problem) => `  ${formatProblem(problem)}\n`).join("")}\n${verdict(1)}\n`);
    return 1;
  }
}

function verdict(code: number): string {
  return code === 0 ? "Every goal holds: this pack may be published." : "Not to be published: a goal is missed.";
}
