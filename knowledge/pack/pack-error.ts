/** One thing wrong in a pack: where (lines and columns count from 1) and what would be right. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Such as `questions[3].choices[1].fits.oak`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Collecting stops here, so that a file of nothing but mistakes costs no time. */
export const problemLimit = 500;
const listed = 200;

/** Bad knowledge: lists every problem of every file of one pack, in file and line order. */
export class PackError extends Error {
  override name = "PackError" as const;
  readonly problems: readonly Problem[];

  /** `folder` as the caller named it. */
  constructor(problems: readonly Problem[], folder?: string) {
    const { sorted, count, lines } = listProblems(problems);
    const which = folder === undefined ? "The pack" : `The pack in ${folder}`;
    super([`${which} has ${count}; nothing of it was loaded.`, ...lines].join("\n"));
    this.problems = sorted;
  }
}

/** Problems in file and line order, how many they are, and the lines an error prints of them. */
export function listProblems(problems: readonly Problem[]) {
  const sorted = [...problems].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.path, b.path),
  );
  const more = sorted.length > listed ? [`… and ${sorted.length - listed} more`] : [];
  const count =
    sorted.length === 1 ? "1 problem" : `${sorted.length}${sorted.length >= problemLimit ? " or more" : ""} problems`;
  return { sorted, count, lines: [...sorted.slice(0, listed).map(formatProblem), ...more] };
}

/** `file:line:column path: message`, the form editors turn into a link. */
export function formatProblem(problem: Problem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  return problem.path === "" ? `${place} ${problem.message}` : `${place} ${problem.path}: ${problem.message}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
