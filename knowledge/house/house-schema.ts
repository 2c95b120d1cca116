import { z } from "zod";
import { Condition, id, text } from "../pack/fields.ts";
import { Consequence, Evidence, Source } from "../pack/schema.ts";

/** Options a house removes where these answers are given: one condition, or two on different questions. */
export const HouseVeto = z.strictObject({
  id,
  when: z.array(Condition).min(1).max(2),
  options: z.array(id).min(1),
  because: text(220),
  evidence: z.array(id).default([]),
});
export type HouseVeto = z.infer<typeof HouseVeto>;

/** A veto of the pack that does not hold in this house: a choice as `question.choice`, or a rule. */
export const HouseWaiver = z.strictObject({
  veto: z.string().min(1).max(140),
  reason: text(200),
  /** Who answers for it. */
  owner: text(80),
});
export type HouseWaiver = z.infer<typeof HouseWaiver>;

/** The only options that may be chosen here, whatever is answered. */
export const Approved = z.strictObject({
  options: z.array(id).min(1),
  because: text(220),
  evidence: z.array(id).default([]),
});
export type Approved = z.infer<typeof Approved>;

const choice = z
  .strictObject({
    id,
    label: text(60),
    description: text(200).optional(),
    phrase: text(110),
    /** Options this answer removes. */
    removes: z.array(id).default([]),
    because: text(220).optional(),
    evidence: z.array(id).default([]),
    /** Relative frequency in parts per thousand, as in a pack. */
    prior: z.number().int().min(1).max(1000),
  })
  .refine(({ removes, because }) => removes.length > 0 === (because !== undefined), {
    path: ["because"],
    message: "is for a choice that `removes` options, and is required there",
  });

/** A question the house adds, such as whether there is an exemption from a paved road. Its answers give no points. */
export const HouseQuestion = z.strictObject({
  id,
  text: text(140),
  why: text(320),
  consequence: Consequence,
  findOut: text(160),
  choices: z.array(choice).min(2).max(7),
});
export type HouseQuestion = z.infer<typeof HouseQuestion>;

/** What a house adds to one pack, or changes in it. */
export const HouseRules = z.strictObject({
  /** Swing weights per question, from half to twice the pack's. */
  weights: z.record(id, z.number().int().min(1).max(10)).default({}),
  approved: Approved.optional(),
  vetoes: z.array(HouseVeto).max(12).default([]),
  waivers: z.array(HouseWaiver).max(24).default([]),
  questions: z.array(HouseQuestion).max(4).default([]),
  /** Adds to the pack's evidence: it can be cited and can raise a grade, and never gives points. */
  evidence: z.array(Evidence).max(200).default([]),
  sources: z.array(Source).max(200).default([]),
});
export type HouseRules = z.infer<typeof HouseRules>;

/** Who decides by default in the conversations a pattern names; `*` stands for anything, the first that fits counts. */
export const Decider = z.strictObject({ conversation: text(200), decider: text(120) });
export type Decider = z.infer<typeof Decider>;

/** house.yaml: a team's overlay on the packs it uses. */
export const House = z.strictObject({
  deciders: z.array(Decider).max(200).default([]),
  /** By pack id. */
  packs: z.record(id, HouseRules).default({}),
});
export type House = z.infer<typeof House>;
