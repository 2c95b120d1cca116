import { type LoadedPack, PackError } from "../../knowledge/index.ts";
import { UsageError } from "../errors.ts";
import { toDay } from "../to-day.ts";
import type { CommandPorts } from "./command.ts";
import { diffCases } from "./pack-diff/diff-cases.ts";
import { diffPacks } from "./pack-diff/diff-packs.ts";
import { casesText, changesText } from "./pack-diff/diff-text.ts";
import { readVersion } from "./pack-diff/read-version.ts";

const USAGE = `Usage: npm run --silent pack:diff -- <old> <new> [--json]
A version is a pack's name or folder, a .json file with its canonical JSON, or the hash an interview ran on.
`;

export type PackDiffPorts = Pick<CommandPorts, "out" | "err" | "packsFolder" | "archivedPack"> & {
  readonly clock: Pick<CommandPorts["clock"], "now">;
};

/** `pack:diff old new [--json]`: what changed between two versions, and which cases change their result. 0, or 2 for what is no pack. */
export async function run(ports: PackDiffPorts, args: string[]): Promise<number> {
  try {
    const json = args.includes("--json");
    const [old, now, ...more] = args.filter((arg) => arg !== "--json");
    if (old === undefined || now === undefined || more.length > 0) throw new UsageError("Name two versions of a pack.");
    const [before, after] = [await readVersion(ports, old), await readVersion(ports, now)];
    const changes = diffPacks(before.pack, after.pack);
    const trials = after.trials ?? before.trials;
    const today = toDay(ports.clock.now());
    const cases = trials ? diffCases(before.pack, after.pack, trials, today) : { of: 0, changed: [] };
    const sides = { old: named(before.pack), new: named(after.pack) };
    ports.out(
      json
        ? `${JSON.stringify({ ...sides, changes, cases }, null, 2)}\n`
        : `${headline(before.pack, after.pack)}\n${changesText(changes)}\n${casesText(cases)}`,
    );
    return 0;
  } catch (error) {
    if (error instanceof UsageError) ports.err(`${error.message}\n${USAGE}`);
    else if (error instanceof PackError) ports.err(`${error.message}\n`);
    else throw error;
    return 2;
  }
}

function named({ manifest: { id, version }, hash }: LoadedPack) {
  return { id, version, hash };
}

function headline(before: LoadedPack, after: LoadedPack): string {
  const [old, now] = [before, after].map(
    ({ manifest, hash }) => `${manifest.id} ${manifest.version} (${hash.slice(0, 12)})`,
  );
  if (before.hash === after.hash) return `${old}: nothing that counts or is said has changed.`;
  const same = before.manifest.id === after.manifest.id && before.manifest.version === after.manifest.version;
  return `${old} -> ${now}\n${same ? "The version is the same on both sides: raise it with every change.\n" : ""}`;
}
