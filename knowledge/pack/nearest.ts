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

/** Insertions, deletions, changes and swaps of neighbours; stops counting at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
