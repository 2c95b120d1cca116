import type { OverrideReason, Reversibility } from "./fields.ts";

/** The short list of reasons why something else was chosen. */
export const OVERRIDE_REASONS: Readonly<Record<OverrideReason, string>> = {
  people: "Our people know it better",
  "house-rule": "A rule of ours says so",
  running: "It is running here already",
  priorities: "We weigh things differently",
  "missing-fact": "The interview missed a fact",
  other: "Another reason",
};

/** How hard it is to take a decision back. */
export const REVERSIBILITY_WORDS: Readonly<Record<Reversibility, string>> = {
  easy: "Easy to take back",
  costly: "Costly to take back",
  "one-way": "One-way: it cannot be taken back",
};
