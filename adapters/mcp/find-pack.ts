import { type LoadedPack, nearest } from "../../knowledge/index.ts";
import { UnknownPackError } from "./unknown-pack-error.ts";

/** The pack with an id, or the first where none is named. Throws `UnknownPackError` naming the nearest. */
export function findPack(packs: readonly [LoadedPack, ...LoadedPack[]], named: string | undefined): LoadedPack {
  if (named === undefined) return packs[0];
  const found = packs.find(({ manifest }) => manifest.id === named);
  if (found !== undefined) return found;
  const ids = packs.map(({ manifest }) => manifest.id);
  throw new UnknownPackError(named, nearest(named, ids), ids);
}
