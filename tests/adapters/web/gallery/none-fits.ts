import type { Recommendation } from "../../../../knowledge/index.ts";
import { clear } from "./recommendations.ts";

/** None of the options fits. */
export const noneFits: Recommendation = {
  ...clear,
  kind: "none",
  option: null,
  runnerUp: null,
  verdict: "None of these: ten thousand live connections are the whole job.",
  split: null,
  settled: "More answers would not change it.",
  robust: "Other priorities would not change it, because a stated fact rules all options out.",
  robustWord: "strong",
  against: null,
  reasons: [],
  rest: 0,
  gap: 0,
  flips: [],
  priority: null,
  findOuts: [],
  stakes: null,
  caveats: [],
  instead: [
    {
      name: "An asynchronous framework",
      text: "When most requests wait or stay open, one that was built around that wins.",
      evidence: ["second-service-costs"],
    },
    {
      name: "Drop the constraint",
      text: "If a hosted push service holds the connections, the rest is an ordinary product.",
      evidence: [],
    },
  ],
  collapse: null,
  details: {
    ...clear.details,
    reasons: [],
    byConsequence: [],
    byQuestion: [],
    ledger: [],
    disagreements: [],
    vendorClaims: [],
    stacks: [],
    watch: [],
  },
};
