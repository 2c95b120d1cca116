import type { DecisionStatus } from "../decision.ts";
import { linksIn, type Pointer, pointersIn } from "./pointers-in.ts";

/** What a record says of its standing. */
export interface SaidStatus {
  readonly status: DecisionStatus;
  readonly supersededBy?: Pointer | undefined;
  readonly supersedes?: Pointer | undefined;
}

const WORDS: readonly (readonly [RegExp, DecisionStatus])[] = [
  [/^(?:superseded|superceded|superseeded|replaced)\b/, "superseded"],
  [/^(?:not accepted|rejected|declined|withdrawn|abandoned|cancell?ed|dropped)\b/, "rejected"],
  [/^(?:deprecated|obsolete|outdated|retired|expired)\b/, "deprecated"],
  [/^(?:accepted|approved|decided|adopted|agreed|implemented|done|active|in effect|final|ratified)\b/, "accepted"],
  [
    /^(?:proposed|proposal|draft|pending|in review|under review|review|in discussion|under discussion|discussion|open|rfc|wip|work in progress|on hold|todo|tbd)\b/,
    "proposed",
  ],
];

/** The standing that lines of a status say, from the first that says one; a later "superseded by" wins. Undefined where none of them does. */
export function readStatus(lines: readonly string[]): SaidStatus | undefined {
  let status: DecisionStatus | undefined;
  let supersededBy: Pointer | undefined;
  let supersedes: Pointer | undefined;
  for (const line of lines) {
    const words = wordsOf(line);
    const said = WORDS.find(([pattern]) => pattern.test(words))?.[1];
    const by = /(?:superseded|superceded|superseeded|replaced)\s+by\b(.*)$/i.exec(line);
    if (by !== null) {
      status = "superseded";
      supersededBy ??= pointersIn(by[1] ?? "")[0];
    } else if (said !== undefined) {
      status ??= said;
      if (said === "superseded") supersededBy ??= linksIn(line)[0];
    }
    const over = /(?:supersedes|supercedes|supersceeds|replaces)\b(.*)$/i.exec(line);
    if (over !== null) supersedes ??= pointersIn(over[1] ?? "")[0];
  }
  return status === undefined ? undefined : { status, supersededBy, supersedes };
}

/** Without list marks, emphasis, ticks and the like before the first letter. */
function wordsOf(line: string): string {
  return line
    .slice(0, 200)
    .replace(/^[^\p{L}]+/u, "")
    .replace(/[*_`]/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
}
