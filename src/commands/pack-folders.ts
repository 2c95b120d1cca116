import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../errors.ts";

/** The folders of packs within a folder, by name, or the folder itself where it is one pack; the first is what new interviews begin with. Throws `ConfigError`. */
export function packFolders(packsFolder: string): [string, ...string[]] {
  if (!statSync(packsFolder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConfigError([`WAYMARK_PACKS: there is no folder ${packsFolder}; name a folder whose folders are packs`]);
  }
  if (isPack(packsFolder)) return [packsFolder];
  const names = readdirSync(packsFolder).toSorted();
  const [first, ...others] = names.map((name) => join(packsFolder, name)).filter(isPack);
  if (first === undefined) {
    throw new ConfigError([
      `WAYMARK_PACKS: no folder in ${packsFolder} has a pack.yaml; name a folder whose folders are packs`,
    ]);
  }
  return [first, ...others];
}

function isPack(folder: string): boolean {
  return statSync(join(folder, "pack.yaml"), { throwIfNoEntry: false })?.isFile() ?? false;
}
