import { z } from "zod";
import { Citation } from "./recommendation.ts";

const range = z.object({ low: z.number(), middle: z.number(), high: z.number() });

/** What the options take in person-days, as words and rounded numbers; built by knowledge/recommend/cost-panel.ts. Never part of the score. */
export const CostPanel = z.object({
  years: z.number(),
  /** Which way it points and the main driver, in words; stands without any input. */
  direction: z.string(),
  /** Every capability the pack knows; the needed ones are counted. */
  needs: z.array(z.object({ id: z.string(), label: z.string(), needed: z.boolean() })),
  days: z.number().nullable(),
  rate: z.number().nullable(),
  /** Only once the team has said which capabilities it needs, and its days or its day rate. */
  figures: z
    .object({
      /** Person-days over the horizon: one in ten below `low`, one in ten above `high`. `money`, only with a day rate, in its currency. */
      totals: z.array(
        z.object({ option: z.string(), name: z.string(), out: z.boolean(), days: range, money: range.optional() }),
      ),
      difference: z.string(),
      cheaper: z.string(),
      drivers: z.array(z.object({ text: z.string(), restsOn: z.string(), evidence: z.array(z.string()) })),
      /** With days available: how often what is built once fits into them. */
      fits: z.string().nullable(),
      /** In a close call: what leaving later would take. */
      leaving: z.string().nullable(),
    })
    .optional(),
  notes: z.array(z.string()),
  citations: z.array(Citation),
});
export type CostPanel = z.infer<typeof CostPanel>;
