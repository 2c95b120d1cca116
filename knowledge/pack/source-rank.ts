import type { Source } from "./schema.ts";

const ranks: Readonly<Record<Source["kind"], number>> = {
  official: 0,
  measured: 0,
  practitioner: 1,
  reference: 1,
  "own-analysis": 1,
  vendor: 2,
};

/** Where a kind of source stands in every list: official and measured ones first (0), vendors last (2). */
export function sourceRank(kind: Source["kind"]): number {
  return ranks[kind];
}
