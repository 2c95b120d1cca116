import type { Citation } from "../recommendation.ts";

/** How many publishers stand behind these citations: whatever one publisher says twice counts once. */
export function independentSources(citations: readonly Citation[]): number {
  return new Set(citations.flatMap(({ sources }) => sources.map(({ publisher }) => publisher))).size;
}
