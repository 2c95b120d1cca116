import type { LoadedPack } from "../knowledge/index.ts";

/** The pack that the first of some words names by its id, and the words after it; undefined where it names none. */
export function namedPack(
  packs: readonly LoadedPack[],
  words: string,
): { readonly pack: string; readonly rest: string } | undefined {
  const [word = "", rest = ""] = words.split(/\s+(.*)/s);
  const named = packs.find(({ manifest }) => manifest.id === word.toLowerCase());
  return named && { pack: named.manifest.id, rest };
}
