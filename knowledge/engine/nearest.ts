import { editDistance } from "../edit-distance.ts";

// Longer input is no id; comparing it in full would cost time for nothing.
const longestId = 80;

/** The id that takes the fewest single-letter edits to reach; the first such one; "" when there are none. */
export function nearest(given: string, ids: readonly string[]): string {
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const id of ids) {
    const edits = editDistance(given.slice(0, longestId), id);
    if (edits < least) {
      least = edits;
      best = id;
    }
  }
  return best;
}
