import { type LoadedPack, readPack } from "../../knowledge/index.ts";
import { ConfigError } from "../errors.ts";
import { packFolders } from "./pack-folders.ts";

/** Every pack in a folder, by name; new interviews begin with the first. Throws `ConfigError` where two share an id. */
export function readPacks(packsFolder: string): [LoadedPack, ...LoadedPack[]] {
  const [first, ...others] = packFolders(packsFolder);
  const packs: [LoadedPack, ...LoadedPack[]] = [readPack(first), ...others.map((folder) => readPack(folder))];
  const ids = packs.map(({ manifest }) => manifest.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length > 0) {
    throw new ConfigError(
      [...new Set(twice)].map(
        (id) => `WAYMARK_PACKS: several packs have the id "${id}"; an interview could not name one`,
      ),
    );
  }
  return packs;
}
