import { adrIndex, holdsIndex } from "../decisions/folder/adr-index.ts";
import { type Chosen, chooseDecisions } from "../decisions/folder/choose-decisions.ts";
import { type PlannedFile, planFolder } from "../decisions/folder/plan-folder.ts";
import { type AdrFile, readAdr } from "../decisions/folder/read-adr.ts";
import { UsageError } from "../errors.ts";
import { readFolder, writeInto } from "./adr-export/folder.ts";
import type { CommandPorts } from "./command.ts";
import { readArguments } from "./read-arguments.ts";
import { readDecisions } from "./read-decisions.ts";

const KINDS = { dir: "value", workspace: "value", only: "value", private: "flag", overwrite: "flag" } as const;
const INDEXES = ["README.md", "index.md"] as const;

/**
 * `adr:export --dir <folder> [--workspace <id>] [--only WM-3,WM-7] [--private] [--overwrite]`: decisions as files of a folder of
 * records, and the folder's index. Run again it writes only what changed.
 */
export async function run(ports: Pick<CommandPorts, "out" | "err" | "openBackup">, args: string[]): Promise<number> {
  const { values, flags } = readArguments(args, KINDS);
  const { dir, workspace, only } = values;
  if (dir === undefined) throw new UsageError("Name the folder of records: --dir docs/adr");
  const files = readFolder(dir);
  const all = await readDecisions(ports);
  const wanted = { workspace, only: only === undefined ? undefined : readIds(only), private: flags.has("private") };
  const chosen = chooseDecisions(all, wanted);
  const planned = planFolder(files, chosen, { overwrite: flags.has("overwrite") });
  const writes = planned.filter(({ what }) => what === "new" || what === "changed");
  const index = indexOf(files, writes);
  for (const { name, text, what, id } of [...writes, ...index]) {
    writeInto(dir, name, text, what === "new");
    ports.out(`${what === "new" ? "wrote" : "rewrote"} ${name}${id === "" ? "" : ` (${id})`}\n`);
  }
  ports.err(summary(planned, index.length, chosen, dir));
  return 0;
}

function readIds(only: string): string[] {
  const ids = only.split(/[\s,]+/).filter(Boolean);
  const wrong = ids.filter((id) => !/^wm-[1-9]\d*$/i.test(id));
  if (wrong.length > 0 || ids.length === 0) {
    throw new UsageError(`--only takes ids such as WM-3,WM-7; "${wrong[0] ?? only}" is none.`);
  }
  return ids.map((id) => id.toUpperCase());
}

/** The index where it changes; none is begun for a folder nothing was exported to. */
function indexOf(files: readonly AdrFile[], writes: readonly PlannedFile[]): PlannedFile[] {
  const after = [...files.filter(({ name }) => !writes.some((file) => file.name === name)), ...writes];
  const indexes = INDEXES.flatMap((name) => files.filter((file) => file.name === name));
  const before = indexes.find(({ text }) => holdsIndex(text)) ?? indexes[0];
  const text = adrIndex(before?.text, after);
  if (text === before?.text || (before === undefined && after.every((file) => readAdr(file).of === undefined)))
    return [];
  return [{ id: "", name: before?.name ?? INDEXES[0], text, what: before === undefined ? "new" : "changed" }];
}

function summary(
  planned: readonly PlannedFile[],
  indexes: number,
  { workspace, withheld }: Chosen,
  dir: string,
): string {
  const of = (what: PlannedFile["what"]) => planned.filter((file) => file.what === what);
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(", ");
  const lines = [
    workspace === undefined
      ? "Nothing is decided here yet, so there is nothing to export."
      : `${dir}, from ${workspace}: ${of("new").length} new, ${of("changed").length} rewritten, ${of("same").length} as they were; the index ${indexes === 0 ? "stays" : "is written"}.`,
    ...(of("edited").length === 0
      ? []
      : [
          `Changed by hand since they were exported, so left as they are: ${of("edited")
            .map(({ name, id }) => `${name} (${id})`)
            .join(", ")}. --overwrite replaces them.`,
        ]),
    ...(withheld.length === 0
      ? []
      : [
          `Decided in private places, so left out: ${ids(withheld)}. Name them with --only ${withheld[0]?.id}, or take all with --private.`,
        ]),
  ];
  return `${lines.join("\n")}\n`;
}
