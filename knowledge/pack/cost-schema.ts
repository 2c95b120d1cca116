import { z } from "zod";
import { Condition, id, text } from "./fields.ts";
import { Level } from "./stack-schema.ts";

export * from "./stack-schema.ts";

const days = z.number().min(0).max(1000);

/** Person-days as an author believes them: one in ten below `p10`, half below `p50`, one in ten above `p90`. */
export const PersonDays = z.strictObject({ p10: days, p50: days, p90: days });
export type PersonDays = z.infer<typeof PersonDays>;

const basis = {
  days: PersonDays,
  /** What the figures rest on, as a sentence; without evidence they are a judgement and shown as one. */
  restsOn: text(220),
  evidence: z.array(id).default([]),
};

/** How long it takes to have one capability of ordinary size, by how much of it is there already. */
export const BuildEffort = z.strictObject({ level: Level, ...basis });
export type BuildEffort = z.infer<typeof BuildEffort>;

const amount = z.number().min(0).max(1000);

/** Something else that costs time, and how often it happens with each option. */
export const CostDriver = z.strictObject({
  id,
  label: text(60),
  /** What it is counted by: a figure per option, the packages the needed capabilities bring, or the seams among them. */
  counts: z.enum(["amounts", "packages", "seams"]),
  /** Comes back every year of the horizon. */
  yearly: z.boolean().default(false),
  /** For `amounts`: how often, per option id; missing means 0. */
  amounts: z.record(id, amount).default({}),
  /** Other amounts where answers say so; the first case that holds counts. */
  cases: z
    .array(z.strictObject({ when: z.array(z.array(Condition).min(1)).min(1), amounts: z.record(id, amount) }))
    .default([]),
  ...basis,
});
export type CostDriver = z.infer<typeof CostDriver>;

/** costs.yaml: what time the options take, in person-days. It never enters the score. */
export const Costs = z.strictObject({
  horizonYears: z.number().int().min(1).max(10),
  /** One for each level. */
  build: z.array(BuildEffort).min(1).max(5),
  /** How many ordinary capabilities one of these is worth; missing means 1. */
  sizes: z.record(id, z.number().min(0.1).max(10)).default({}),
  drivers: z.array(CostDriver).max(16).default([]),
  /** Moving away later, per option id; never part of the total, said where two options are close. */
  exit: z.strictObject({ days: z.record(id, PersonDays), restsOn: text(220) }).optional(),
});
export type Costs = z.infer<typeof Costs>;
