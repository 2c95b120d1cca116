/** The configuration cannot be used; `problems` says each one and what to do about it. */
export class ConfigError extends Error {
  override name = "ConfigError" as const;
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
    this.problems = problems;
  }
}
