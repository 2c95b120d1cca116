import type { LoadedPack } from "../pack/schema.ts";
import { createSearch } from "./create-search.ts";
import type { PassageOrigin } from "./passages.ts";

/** What a pack says to a question: one of its own texts, or that it says nothing. */
export type Asked =
  | {
      readonly kind: "answered";
      /** A text of the pack, at most 400 characters, as it stands there. */
      readonly text: string;
      /** A popular belief the text puts right; null for most. */
      readonly corrects: string | null;
      /** Evidence ids the text rests on; `cite` turns them into citations. */
      readonly evidence: readonly string[];
      readonly from: PassageOrigin;
    }
  | { readonly kind: "not-covered" };

/**
 * A question is refused unless the best passage speaks of nearly half of what it is about (words weighed by their rarity,
 * unknown words most) and matches it this strongly. A passage found by its text alone, not by a way of asking, has to speak
 * of three quarters. A question that only says an everyday word of the pack, such as an option's name, asks nothing. Set on
 * the development questions.
 */
const LEAST = { weight: 1.5, coverage: 0.45, coverageByText: 0.75, strength: 2 };

/** Answers a question about the options with a text of the pack, never with anything else. Pure and deterministic; errors: none. */
export function ask(pack: LoadedPack, question: string): Asked {
  const found = createSearch(pack).find(question);
  if (found === undefined) return { kind: "not-covered" };
  const { passage, weight, coverage, strength } = found;
  const least = passage.asked.length > 0 ? LEAST.coverage : LEAST.coverageByText;
  if (weight < LEAST.weight || coverage < least || strength < LEAST.strength) return { kind: "not-covered" };
  const { text, corrects, evidence, from } = passage;
  return { kind: "answered", text, corrects, evidence, from };
}
