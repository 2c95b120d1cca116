import { stringify } from "yaml";
import { OwnCase } from "./own-case-schema.ts";
import type { Problem } from "./pack-error.ts";
import { validatePart } from "./parts.ts";
import { type PackFile, parseYaml } from "./yaml-file.ts";

/** Reads a file of a team's own cases; with a problem in it there are no cases. */
export function loadOwnCases(file: PackFile): {
  readonly cases: readonly OwnCase[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const kind = { schema: OwnCase, list: true, required: true, trial: true };
  const { entries } = validatePart([parseYaml(file)], kind, problems);
  return { cases: problems.length === 0 ? entries.map(({ value }) => value as OwnCase) : [], problems };
}

/** Own cases as the file `loadOwnCases` reads, one after the other. */
export function formatOwnCases(cases: readonly OwnCase[]): string {
  return cases.length === 0 ? "[]\n" : stringify(cases, { lineWidth: 120, aliasDuplicateObjects: false });
}
