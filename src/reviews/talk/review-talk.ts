import { z } from "zod";
import { DigestDone, Person } from "../../conversation/event.ts";
import { Hindsight } from "../../decisions/decision.ts";
import { Day, FindOut, Override, Reversibility, Tripwire } from "../../decisions/fields.ts";

/** What a look came to, judged against the state at ratification. */
export const ReviewResult = z.object({
  /** reopened: the recommendation differs from then, or the reason of an override no longer holds. */
  kind: z.enum(["confirmed", "changed", "reopened", "snoozed", "stopped"]),
  by: Person,
  at: z.number(),
  day: Day,
  /** What was found, a sentence each. */
  lines: z.array(z.string()),
  /** How firm the recommendation is with the answers of today. */
  robustWord: z.string().optional(),
  /** Of the next look; null where there is none. */
  nextOn: Day.nullable(),
});
export type ReviewResult = z.infer<typeof ReviewResult>;

/** A look at a decision, as its session holds it: what was true when it was signed, and what is said of it now. */
export const ReviewTalk = z.object({
  decision: z.string(),
  /** Id of the occurrence. */
  occurrence: z.string(),
  /** When it was due (ms), and the zone that is printed in. */
  dueAt: z.number(),
  zone: z.string(),
  /** Why now, where it is not the calendar. */
  why: z.string().optional(),
  /** Somebody wanted it. */
  askedBy: Person.optional(),
  title: z.string(),
  outcome: z.string(),
  decidedOn: Day,
  owner: Person,
  /** Evidence counts as on this day, so that only answers can make a difference; missing where nothing was computed. */
  day: Day.optional(),
  /** An option's id, or null where none fitted. */
  recommended: z.string().nullable(),
  override: Override.optional(),
  reversibility: Reversibility.optional(),
  everyDays: z.number().int().optional(),
  /** Those still open, each with its place in the decision. */
  findOuts: z.array(FindOut.extend({ at: z.number().int() })),
  tripwire: Tripwire.optional(),
  /** Questions whose answers carry the decision: other ones would have changed it. */
  carrying: z.array(z.string()),
  /** What changed in our evidence, a sentence each; never a reproach. */
  news: z.array(z.string()),
  /** Something changed, so things are asked one by one. */
  walking: z.boolean(),
  /** What was said of each thing that is asked about, by its id; unasked: before it was, with others. */
  said: z.record(z.string(), z.object({ value: z.string(), by: Person, unasked: z.literal(true).optional() })),
  notes: z.array(z.object({ by: Person, text: z.string() })),
  result: ReviewResult.optional(),
  /** Asked last, and after the result. */
  hindsight: z.object({ value: Hindsight, by: Person, at: z.number(), note: z.string().optional() }).optional(),
  /** It could not be said where it was decided: who is written to directly, as far as is known. */
  lost: z.enum(["owner", "installer", "nobody"]).optional(),
});
export type ReviewTalk = z.infer<typeof ReviewTalk>;

/** One message for several decisions; each is talked about in a session of its own, opened by whoever takes it up first. */
export const DigestTalk = z.object({
  occurrence: z.string(),
  dueAt: z.number(),
  zone: z.string(),
  title: z.string(),
  items: z.array(
    z.object({
      decision: z.string(),
      title: z.string(),
      outcome: z.string(),
      owner: Person,
      /** Id of the occurrence this message delivers. */
      occurrence: z.string(),
      dueAt: z.number(),
      /** Asked for before, and not answered. */
      open: z.boolean(),
      why: z.string().optional(),
      /** What it came to; missing while nobody has answered. */
      done: DigestDone.optional(),
      /** The version of the decision that is shown. */
      version: z.number().int().optional(),
    }),
  ),
  /** Where it is for one person only. */
  to: Person.optional(),
  lost: z.enum(["owner", "installer", "nobody"]).optional(),
});
export type DigestTalk = z.infer<typeof DigestTalk>;
