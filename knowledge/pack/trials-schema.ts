import { z } from "zod";
import { Condition, id, text } from "./fields.ts";
import { Change, Expert } from "./fit-schema.ts";
import { NotUsed } from "./not-used-schema.ts";

export { NotUsed } from "./not-used-schema.ts";

/** A kind of team: a distribution over every question's choices, in percent summing to 100. */
export const Archetype = z.strictObject({
  id,
  title: text(120),
  ordinary: z.boolean(),
  answers: z.record(id, z.record(id, z.number().int().min(0).max(85))),
});
export type Archetype = z.infer<typeof Archetype>;

/** An answer as files write it: a choice, several ("one of these"), "unknown", or not applicable with a reason. */
export const WrittenAnswer = z.union([
  z.string(),
  z.array(z.string()).min(1),
  z.strictObject({ notApplicable: z.string().min(1) }),
]);
export type WrittenAnswer = z.infer<typeof WrittenAnswer>;

/** A case labelled by an article: inputs are criterion=value pairs, translated by criteria.yaml alone. */
export const LabelledCase = z.strictObject({
  id: z.string(),
  source: z.string(),
  kind: z.enum(["narrated", "rule"]),
  scenario: text(300),
  inputs: z.record(z.string(), z.array(z.string()).min(1)),
  expected: id,
  contested: text(240).optional(),
  /** States too little for its label to lead: a close call that names it is all one can ask. */
  thin: z.boolean().default(false),
});
export type LabelledCase = z.infer<typeof LabelledCase>;

/** A real public project with answers to this pack's questions and what its team chose. */
export const PublicCase = z.strictObject({
  id: z.string(),
  description: z.string(),
  label: z.string(),
  strength: z.enum(["clear", "lean"]),
  acceptable: z.array(z.string()).min(1),
  why: z.string(),
  source: z.string(),
  verified: z.boolean(),
  trust: z.string().optional(),
  answers: z.record(id, WrittenAnswer),
  missing: z.string().optional(),
});
export type PublicCase = z.infer<typeof PublicCase>;

/** A worked scenario with the verdict an expert expects; also the proof of each rule. */
export const Scenario = z.strictObject({
  id,
  text: text(300),
  answers: z.record(id, WrittenAnswer),
  /** The rules this scenario exercises. */
  rules: z.array(id).default([]),
  expect: z.strictObject({
    /** The option that leads, or "none". Several: any of them. */
    leads: z.array(id).min(1),
    kind: z.array(z.enum(["option", "close-call", "by-elimination", "none"])).optional(),
    notWord: z.array(z.enum(["strong", "clear", "moderate", "close-call"])).optional(),
    lowStakes: z.boolean().optional(),
    settled: z.boolean().optional(),
  }),
  because: text(240),
});
export type Scenario = z.infer<typeof Scenario>;

/** A rule of thumb the pack has to beat: a few lines somebody could know by heart. */
export const Baseline = z.strictObject({
  id,
  title: text(80),
  /** `first`: the first line that holds decides; `votes`: every line that holds is a vote. */
  by: z.enum(["first", "votes"]),
  /** A line holds when all conditions of any of its alternatives hold. */
  lines: z
    .array(z.strictObject({ when: z.array(z.array(Condition).min(1)).min(1), leads: id }))
    .min(1)
    .max(12),
  /** Where no line holds or votes are level. */
  otherwise: id,
});
export type Baseline = z.infer<typeof Baseline>;

/** Maps criterion=value of labelled cases to a choice, several choices, or nothing; the same for every case. */
export const Criteria = z.record(
  z.string(),
  z.record(
    z.string(),
    z.union([z.null(), z.array(z.strictObject({ question: id, choices: z.array(id).min(1) })).min(1)]),
  ),
);
export type Criteria = z.infer<typeof Criteria>;

/** What judges a pack; never part of its hash, never read by an assessment. */
export const Trials = z.strictObject({
  archetypes: z.array(Archetype),
  labelled: z.array(LabelledCase),
  criteria: Criteria,
  scenarios: z.array(Scenario),
  publicCases: z.array(PublicCase),
  baselines: z.array(Baseline),
  notUsed: z.array(NotUsed),
  expert: Expert.optional(),
  changes: z.array(Change).optional(),
});
export type Trials = z.infer<typeof Trials>;
