/** A model that cannot be computed with; lists every problem at once. */
export class ModelError extends Error {
  override name = "ModelError" as const;
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The model cannot be used: ${problems.join("; ")}.`);
    this.problems = problems;
  }
}
