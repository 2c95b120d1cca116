import type { OverrideReason } from "../../../decisions/fields.ts";

const SIGNS: readonly (readonly [OverrideReason, RegExp])[] = [
  ["house-rule", /\b(?:rule|policy|standard|paved|mandat\w+|not allowed|must)\b/i],
  ["running", /\b(?:already|running|exists|existing|in place|migrat\w+)\b/i],
  ["people", /\b(?:know|knows|skills?|experience|people|team|hire)\b/i],
  ["priorities", /\b(?:matters?|priorit\w+|more important|weigh\w*|rather)\b/i],
  ["missing-fact", /\b(?:missed|missing|not asked|forgot|overlooked|did not ask)\b/i],
];

/** Which of the short list of reasons the words are closest to; the words themselves are kept beside it. */
export function readReason(words: string): OverrideReason {
  return SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? "other";
}
