import { applyToAll, type LoadedPack, readHouse, readPack } from "../../knowledge/index.ts";
import type { Clock } from "../ports.ts";
import { toDay } from "../to-day.ts";
import { choosePack } from "./choose-pack.ts";
import type { CommandPorts } from "./command.ts";
import { readPacks } from "./read-packs.ts";

type Ports = Pick<CommandPorts, "packsFolder" | "houseFile"> & { readonly clock: Pick<Clock, "now"> };

/** The chosen pack as the house uses it; `houseFile` comes before the configured one. Throws `UsageError`, `PackError` and `HouseError`. */
export function readHousePack(
  ports: Ports,
  named: string | undefined,
  houseFile: string | undefined = ports.houseFile,
): LoadedPack {
  const pack = readPack(choosePack(ports.packsFolder, named));
  if (houseFile === undefined) return pack;
  const today = toDay(ports.clock.now());
  const others = readPacks(ports.packsFolder).filter(({ manifest }) => manifest.id !== pack.manifest.id);
  return applyToAll([pack], readHouse(houseFile, [pack, ...others], today))[0];
}
