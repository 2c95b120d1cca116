import { readFileSync, statSync } from "node:fs";
import { type LoadedPack, parseCanonicalPack, readWholePack, type Trials } from "../../../knowledge/index.ts";
import { UsageError } from "../../errors.ts";
import { choosePack } from "../choose-pack.ts";
import type { CommandPorts } from "../command.ts";

/** A version of a pack; only a folder has cases. */
export interface PackVersion {
  readonly pack: LoadedPack;
  readonly trials?: Trials;
}

/**
 * Reads a version by what it is called: a pack's name or folder, a `.json` file with the pack's canonical JSON, or the 64
 * digits of a hash an interview ran on. Throws `UsageError` where there is none, `PackError` where it is no pack.
 */
export async function readVersion(
  { packsFolder, archivedPack }: Pick<CommandPorts, "packsFolder" | "archivedPack">,
  named: string,
): Promise<PackVersion> {
  if (/^[0-9a-f]{64}$/.test(named)) {
    const canonical = await archivedPack(named);
    if (canonical === undefined) throw new UsageError(`No interview kept here ran on a pack with the hash ${named}.`);
    return { pack: parseCanonicalPack(canonical, named) };
  }
  if (!named.endsWith(".json")) return readWholePack(choosePack(packsFolder, named));
  if (!statSync(named, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no file ${named}.`);
  return { pack: parseCanonicalPack(readFileSync(named, "utf8").trim()) };
}
