import { z } from "zod";

/** How hard it is to take a decision back. */
export const Reversibility = z.enum(["easy", "costly", "one-way"]);
export type Reversibility = z.infer<typeof Reversibility>;

/** Why the decider chose something else than was recommended. */
export const OverrideReason = z.enum(["people", "house-rule", "running", "priorities", "missing-fact", "other"]);
export type OverrideReason = z.infer<typeof OverrideReason>;

export const Override = z.object({ reason: OverrideReason, note: z.string().max(2000) });
export type Override = z.infer<typeof Override>;

/** What would be seen first if the decision was wrong. */
export const Tripwire = z.object({ words: z.string().max(500), where: z.string().max(500).optional() });
export type Tripwire = z.infer<typeof Tripwire>;

/** ISO date, such as 2027-03-01. */
export const Day = z.iso.date();

/** Something nobody knew when it was decided. */
export const FindOut = z.object({
  /** Of the pack; missing where people added it themselves. */
  question: z.string().optional(),
  words: z.string().max(500),
  owner: z.string().max(120).optional(),
  dueOn: Day.optional(),
  /** Set by the review that found it out. */
  doneAt: z.number().optional(),
});
export type FindOut = z.infer<typeof FindOut>;
