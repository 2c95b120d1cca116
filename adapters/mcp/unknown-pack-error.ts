/** A pack nobody has was named; the message says which there are. */
export class UnknownPackError extends Error {
  override name = "UnknownPackError" as const;
  constructor(named: string, nearest: string | undefined, known: readonly string[]) {
    const guess = nearest === undefined ? "" : `, did you mean "${nearest}"?`;
    super(`There is no pack "${named}"${guess} (known: ${known.join(", ")})`);
  }
}
