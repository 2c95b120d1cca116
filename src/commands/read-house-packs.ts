import { applyHouse, type LoadedPack, readHouse } from "../../knowledge/index.ts";
import { readPacks } from "./read-packs.ts";

/** Every pack in a folder as the house uses it, by name; `today` is an ISO date. Throws `ConfigError`, `PackError` and `HouseError`. */
export function readHousePacks(
  packsFolder: string,
  houseFile: string | undefined,
  today: string,
): [LoadedPack, ...LoadedPack[]] {
  const [first, ...others] = readPacks(packsFolder);
  if (houseFile === undefined) return [first, ...others];
  const house = readHouse(houseFile, [first, ...others], today);
  const used = (pack: LoadedPack): LoadedPack => {
    const rules = house.packs[pack.manifest.id];
    return rules === undefined ? pack : applyHouse(pack, rules);
  };
  return [used(first), ...others.map(used)];
}
