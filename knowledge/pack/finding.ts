/** Something the linter objects to. Errors must be put right; warnings are for an author's judgement. */
export interface Finding {
  readonly severity: "error" | "warning";
  /** By ids, such as `questions.size.large.fits.wiki`. */
  readonly path: string;
  readonly message: string;
}

/** An error at a path. */
export function errorAt(path: string, message: string): Finding {
  return { severity: "error", path, message };
}

/** A warning at a path. */
export function warningAt(path: string, message: string): Finding {
  return { severity: "warning", path, message };
}
