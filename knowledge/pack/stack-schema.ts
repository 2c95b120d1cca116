import { z } from "zod";
import { Condition, day, id, text } from "./fields.ts";

export { Condition } from "./fields.ts";

/** How much of a capability is there already, from all of it to none. */
export const Level = z.enum(["built-in", "first-party", "mature-extension", "assembled", "hand-built"]);
export type Level = z.infer<typeof Level>;

/** Which part of an option that builds on another carries a capability; a service's entry then stands beside the base's. */
export const CarriedBy = z.enum(["core", "service", "both"]);
export type CarriedBy = z.infer<typeof CarriedBy>;

/** A package somebody else maintains, and what was known of it on a day. */
export const Package = z.strictObject({
  id,
  name: text(40),
  version: text(20),
  /** Month of that version, such as 2026-10. */
  released: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "use a year and a month such as 2026-10"),
  /** active: releases go on; quiet: works, but nobody promises the next one; abandoned: never to be recommended. */
  status: z.enum(["active", "quiet", "abandoned"]),
  checkedOn: day,
  validUntil: day,
  /** Where the status was read. */
  address: z.url({ protocol: /^https$/ }),
});
export type Package = z.infer<typeof Package>;

/** What provides a capability in one option. */
export const Provided = z.strictObject({
  /** Only for an option with `buildsOn`; missing means core. */
  carriedBy: CarriedBy.optional(),
  level: Level.optional(),
  /** What provides it, as it completes "Accounts and roles: …". */
  by: text(140).optional(),
  packages: z.array(id).default([]),
  /** Packages that would do instead, or go further; not counted. */
  alternatives: z.array(id).default([]),
  /** Packages people would reach for and should not. */
  avoid: z.array(id).default([]),
  warnings: z.array(text(220)).default([]),
  evidence: z.array(id).default([]),
});
export type Provided = z.infer<typeof Provided>;

/** Something a system needs, whatever it is built on. */
export const Capability = z.strictObject({
  id,
  label: text(50),
  /** Every system needs it. */
  always: z.boolean().default(false),
  /** The answers that imply it; any line suffices, all conditions of a line must hold. */
  impliedBy: z.array(z.array(Condition).min(1)).default([]),
  /** It has to agree with the other joined ones: each pair that is put together by hand is a seam. */
  joined: z.boolean().default(false),
  /** Per option id. An option that builds on another inherits its base's entry where it has none. */
  options: z.record(id, Provided),
});
export type Capability = z.infer<typeof Capability>;

/** One agreement that has to hold between the two parts of an option that builds on another. */
export const SeamLine = z.strictObject({
  id,
  option: id,
  about: text(40),
  text: text(240),
  evidence: z.array(id).default([]),
});
export type SeamLine = z.infer<typeof SeamLine>;

/** Something to watch after the decision; the signal is a proposal, not a measured limit. */
export const Indicator = z.strictObject({
  id,
  name: text(60),
  signal: text(140),
  reading: text(220),
  /** Only with these leading options; missing means any. */
  options: z.array(id).optional(),
});
export type Indicator = z.infer<typeof Indicator>;

/** stack.yaml: what each option is made of, capability by capability. */
export const Stack = z.strictObject({
  packages: z.array(Package).default([]),
  capabilities: z.array(Capability).min(1).max(40),
  seams: z.array(SeamLine).default([]),
  indicators: z.array(Indicator).default([]),
});
export type Stack = z.infer<typeof Stack>;
