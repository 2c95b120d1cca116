import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { createLocator, formatProblem, loadPack, nearest, PackError, readPackFiles } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";
import type { CommandPorts } from "./command.ts";
import { checkPack } from "./knowledge-check/check-pack.ts";
import { findingsText } from "./knowledge-check/findings-text.ts";
import { packFolders } from "./pack-folders.ts";
import { readArguments } from "./read-arguments.ts";
import { exitCode, measure, report } from "./report.ts";

/**
 * `knowledge:check [pack] [--json]`: whether a pack may be published. `pack` is the name of a folder among the packs, or
 * a path; without it the first pack is checked. 0 when every goal holds, 1 otherwise, 2 for a wrong call.
 */
export async function run(
  ports: Pick<CommandPorts, "out" | "err" | "packsFolder" | "clock">,
  args: string[],
): Promise<number> {
  try {
    const [named, ...more] = args.filter((arg) => !arg.startsWith("--"));
    const { flags } = readArguments([...more, ...args.filter((arg) => arg.startsWith("--"))], { json: "flag" });
    return check(ports, folderOf(ports.packsFolder, named), flags.has("json"));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    ports.err(`${error.message}\nUsage: npm run --silent knowledge:check -- [pack] [--json]\n`);
    return 2;
  }
}

function check({ out, clock }: Pick<CommandPorts, "out" | "clock">, folder: string, json: boolean): number {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
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

function folderOf(packsFolder: string, named: string | undefined): string {
  const folders = packFolders(packsFolder);
  if (named === undefined) return folders[0];
  const names = folders.map((folder) => basename(folder));
  const at = names.indexOf(named);
  if (at >= 0) return folders[at]!;
  if (statSync(join(named, "pack.yaml"), { throwIfNoEntry: false })?.isFile()) return named;
  throw new UsageError(
    `There is no pack "${named}", nor a folder of that name with a pack.yaml; did you mean "${nearest(named, names) ?? names[0]}"? (${names.join(", ")})`,
  );
}
