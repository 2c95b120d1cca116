import { readFileSync } from "node:fs";
import { formatProblem, loadOwnCases, type OwnCase } from "../../../knowledge/index.ts";
import { UsageError } from "../../errors.ts";

/** The cases of a file that `cases:export` wrote; none without a file. Throws `UsageError` that lists every problem. */
export function readOwnCases(file: string | undefined): readonly OwnCase[] | undefined {
  if (file === undefined) return undefined;
  const { cases, problems } = loadOwnCases({ name: file, text: read(file) });
  if (problems.length === 0) return cases;
  throw new UsageError(["These cases cannot be read:", ...problems.slice(0, 20).map(formatProblem)].join("\n"));
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (cause) {
    throw new UsageError(`${file} cannot be read. Name a file that cases:export wrote, with --cases.`, { cause });
  }
}
