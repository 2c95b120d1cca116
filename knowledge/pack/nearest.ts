import { editDistance } from "../edit-distance.ts";

/** The known word most like the unknown one, or `undefined` when none is close enough to be what was meant. */
export function nearest(unknown: string, known: Iterable<string>): string | undefined {
  const word = unknown.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** "unknown <what> "x"; did you mean "y"? Known: …" with at most twenty known ids listed. */
export function unknownId(what: string, unknown: string, known: Iterable<string>): string {
  const ids = [...known];
  const guess = nearest(unknown, ids);
  const shown = ids.length > 20 ? [...ids.slice(0, 20), `… ${ids.length - 20} more`] : ids;
  const list = ids.length === 0 ? "there are none" : `known: ${shown.join(", ")}`;
  return `unknown ${what} "${unknown}"${guess === undefined ? "" : `; did you mean "${guess}"?`} (${list})`;
}
