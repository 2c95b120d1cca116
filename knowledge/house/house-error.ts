import { listProblems, type Problem } from "../pack/pack-error.ts";

/** A house overlay that cannot be used: lists every problem of the file, in line order. */
export class HouseError extends Error {
  override name = "HouseError" as const;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], file: string) {
    const { sorted, count, lines } = listProblems(problems);
    super([`The house overlay ${file} has ${count}; nothing of it is used.`, ...lines].join("\n"));
    this.problems = sorted;
  }
}
