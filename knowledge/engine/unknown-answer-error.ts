export interface AnswerProblem {
  /** Where it stands, such as `team-size` for a question, `team-size[1]` for the second choice given. */
  readonly path: string;
  readonly given: string;
  /** The known id most like it. */
  readonly nearest: string;
}

/** Answers that name questions or choices the model does not have; lists every one. */
export class UnknownAnswerError extends Error {
  override name = "UnknownAnswerError" as const;
  readonly problems: readonly AnswerProblem[];
  constructor(problems: readonly AnswerProblem[]) {
    const lines = problems.map(
      (p) => `${clipped(p.path)}: "${clipped(p.given)}" is not known, did you mean "${p.nearest}"?`,
    );
    super(lines.join("\n"));
    this.problems = problems;
  }
}

/** Ids are 64 characters at most: what is longer is none, and a message is to be read. */
function clipped(given: string): string {
  return given.length <= 64 ? given : `${given.slice(0, 63)}…`;
}
