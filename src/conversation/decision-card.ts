import { z } from "zod";
import { DecisionStatus } from "../decisions/decision.ts";

/** A decision as a list shows it. */
export const DecisionCard = z.object({
  /** `WM-n`; null before it is final. */
  id: z.string().nullable(),
  title: z.string(),
  status: DecisionStatus,
  outcome: z.string(),
  owner: z.string(),
  decidedOn: z.string(),
  overridden: z.boolean(),
  /** What it took the place of, and what took its own. */
  supersedes: z.string().optional(),
  supersededBy: z.string().optional(),
  /** ISO date, null where none is planned. */
  reviewOn: z.string().nullable(),
  /** ISO date since when a look waits for its answer. */
  waitsSince: z.string().nullable().optional(),
  /** How firm the recommendation was at ratification, and at the last look where there was one. */
  confidence: z.object({ first: z.string(), latest: z.string().nullable() }).nullable(),
  /** Oldest first, this one included; empty where it stands alone. */
  chain: z.array(z.object({ id: z.string(), title: z.string(), on: z.string(), current: z.boolean() })),
});
export type DecisionCard = z.infer<typeof DecisionCard>;
