import { z } from "zod";
import { Citation } from "../../knowledge/index.ts";
import { Person } from "../conversation/event.ts";

/** A sentence and the ids of the evidence behind it. */
export const Cited = z.object({ text: z.string(), evidence: z.array(z.string()) });
export type Cited = z.infer<typeof Cited>;

/** Everything the written record says, as data and in the words of that day: later packs and programs read it unchanged. */
export const DecisionRecord = z.object({
  /** Completes "We are deciding …". */
  deciding: z.string(),
  startedBy: Person,
  startedAt: z.number(),
  /** Sentences of the team, kept as they were said. */
  context: z.array(z.object({ author: Person, text: z.string() })),
  answers: z.array(
    z.object({
      question: z.string(),
      text: z.string(),
      given: z.array(z.object({ by: Person, label: z.string(), note: z.string().optional() })),
    }),
  ),
  /** What would hurt most, as the team said. */
  weighed: z.string().optional(),
  options: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      summary: z.string(),
      for: z.array(Cited),
      against: z.array(Cited),
      /** Why it was out of the question. */
      out: z.string().optional(),
    }),
  ),
  recommendation: z.object({
    verdict: z.string(),
    settled: z.string(),
    robust: z.string(),
    robustWord: z.string(),
    settledWord: z.string(),
    /** Name of the option the reasons compare with. */
    against: z.string().nullable(),
    reasons: z.array(Cited.extend({ side: z.enum(["for", "against"]), points: z.number() })),
    rest: z.number(),
    gap: z.number(),
    caveats: z.array(Cited),
    stakes: z.string().nullable(),
    provisional: z.string().nullable(),
  }),
  /** What would change the result. */
  flips: z.array(
    z.object({
      text: z.string(),
      changes: z.array(z.object({ question: z.string(), from: z.string().nullable(), to: z.string() })),
      becomes: z.string(),
    }),
  ),
  priority: z.string().nullable(),
  ignoreWhen: z.object({ author: Person, text: z.string() }).optional(),
  citations: z.array(Citation),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;
