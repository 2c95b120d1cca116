import { z } from "zod";
import { StackWords, Watch } from "./stack-words.ts";

/** A citation as shown: the evidence id, what it says, its grade and where it comes from. */
export const Citation = z.object({
  id: z.string(),
  statement: z.string(),
  grade: z.enum(["A", "B", "C", "D"]),
  sources: z.array(
    z.object({ title: z.string(), publisher: z.string(), date: z.string(), address: z.string(), vendor: z.boolean() }),
  ),
  checkedOn: z.string(),
  expired: z.boolean(),
});
export type Citation = z.infer<typeof Citation>;

const reason = z.object({
  side: z.enum(["for", "against"]),
  points: z.number(),
  consequence: z.string(),
  text: z.string(),
  /** What the team said, as a clause, where the reason rests on an answer. */
  said: z.string().optional(),
  question: z.string().optional(),
  rule: z.string().optional(),
  evidence: z.array(z.string()),
});

/** The eight lines and the details, as words and numbers; built by knowledge/recommend.ts. */
export const Recommendation = z.object({
  kind: z.enum(["option", "close-call", "by-elimination", "none"]),
  option: z.string().nullable(),
  runnerUp: z.string().nullable(),
  /** Line 1. The second sentence is the split, where there is one. */
  verdict: z.string(),
  split: z.string().nullable(),
  provisional: z.string().nullable(),
  /** Line 2: two sentences never joined. */
  settled: z.string(),
  robust: z.string(),
  /** Which consequences count half again as much, because the team said they would hurt most. */
  weighed: z.string().optional(),
  robustWord: z.enum(["strong", "clear", "moderate", "close-call"]),
  settledWord: z.enum(["settled", "practically-settled", "leaning", "open"]),
  /** Line 3: three for, two against, all against the runner-up; with `rest` they sum to `gap`. */
  against: z.string().nullable(),
  reasons: z.array(reason),
  rest: z.number(),
  gap: z.number(),
  /** Line 4. */
  flips: z.array(
    z.object({
      text: z.string(),
      changes: z.array(z.object({ question: z.string(), from: z.string().nullable(), to: z.string() })),
      becomes: z.string(),
      plausibility: z.number(),
    }),
  ),
  priority: z.string().nullable(),
  /** Line 5. */
  findOuts: z.array(z.object({ question: z.string(), text: z.string() })),
  /** Line 6. */
  stakes: z.string().nullable(),
  caveats: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
  /** For "none": what to look at instead. */
  instead: z.array(z.object({ name: z.string(), text: z.string(), evidence: z.array(z.string()) })),
  /** For an option that builds on another: when to fold it back. */
  collapse: z.string().nullable(),
  details: z.object({
    reasons: z.array(reason),
    byConsequence: z.array(z.object({ consequence: z.string(), points: z.number() })),
    byQuestion: z.array(z.object({ question: z.string(), text: z.string(), said: z.string(), points: z.number() })),
    unasked: z.array(z.object({ question: z.string(), text: z.string(), maxPoints: z.number() })),
    disagreements: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
    vendorClaims: z.array(z.string()),
    /** What the leading option is made of; two in a close call. */
    stacks: z.array(StackWords).optional(),
    /** What to watch after the decision. */
    watch: z.array(Watch).optional(),
    ledger: z.array(z.object({ text: z.string(), points: z.number(), evidence: z.array(z.string()) })),
    receipt: z.object({
      pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
      engine: z.string(),
      assessment: z.string(),
      /** Hash of the house rules in force. */
      house: z.string().optional(),
      /** What counted half again as much. */
      consequences: z.array(z.string()).optional(),
    }),
  }),
  /** Every citation named above, once. */
  citations: z.array(Citation),
});
export type Recommendation = z.infer<typeof Recommendation>;
