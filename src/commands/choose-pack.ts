import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { nearest } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";
import { packFolders } from "./pack-folders.ts";

/**
 * The folder of the pack a command is about: the name of a folder among the packs, or a path; without one the first by
 * name. Throws `UsageError` for a pack that is not there, naming the nearest.
 */
export function choosePack(packsFolder: string, named: string | undefined): string {
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
