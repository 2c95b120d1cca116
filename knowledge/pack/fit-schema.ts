import { z } from "zod";
import { Condition, day, id, text } from "./fields.ts";

const PerOption = z.record(id, z.number().int().min(-20).max(20));

/** The values a fit is pulled to: what an expert wrote before any case was read. A missing fit or rule is worth 0. */
export const Expert = z.strictObject({
  /** Questions of the first draft: a backtest also judges with no other answers. */
  asked: z.array(id).default([]),
  weights: z.record(id, z.number().int().min(1).max(10)),
  fits: z.record(id, z.record(id, PerOption)),
  rules: z.record(id, PerOption).default({}),
  /** Choices in the order of a quantity: an option that gains or loses along one keeps doing so. */
  chains: z.array(Condition).default([]),
});
export type Expert = z.infer<typeof Expert>;

/** An accepted change of a weight, of fits or of a rule's points, with what justifies it. */
export const Change = z.strictObject({
  on: day,
  /** `weights.<question>`, `fits.<question>.<choice>.<option>` or `rules.<rule>.<option>`. */
  cell: z.string().regex(/^(weights|fits|rules)(\.[a-z0-9-]+){1,3}$/),
  from: z.number().int().min(-20).max(20),
  to: z.number().int().min(-20).max(20),
  evidence: z.array(id).min(1),
  because: text(240),
});
export type Change = z.infer<typeof Change>;
