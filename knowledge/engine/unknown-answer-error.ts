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
    const lines = problems.map((p) => `${p.path}: "${p.given}" is not known, did you mean "${p.nearest}"?`);
    super(lines.join("\n"));
    this.problems = problems;
  }
}
