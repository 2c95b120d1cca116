/** Slack had to be asked and did not answer: nothing is known, so nothing may be acknowledged or dropped. */
export class Unreachable extends Error {
  override name = "Unreachable" as const;
}
