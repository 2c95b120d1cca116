/** The id that takes the fewest single-letter edits to reach; the first such one; "" when there are none. */
export function nearest(given: string, ids: readonly string[]): string {
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const id of ids) {
    const edits = distance(given, id);
    if (edits < least) {
      least = edits;
      best = id;
    }
  }
  return best;
}

function distance(a: string, b: string): number {
  // Longer input is no id; comparing it in full would cost time for nothing.
  const from = a.slice(0, 80);
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (from[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
