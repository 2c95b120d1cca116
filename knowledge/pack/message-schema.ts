import { z } from "zod";
import { Condition, id, text } from "./fields.ts";

/** Something outside the pack that a team may ask about or be sent to. */
export const Exit = z.strictObject({
  id,
  name: text(60),
  /** When technology outside the pack wins, in two sentences at most. */
  wins: text(320),
  cues: z.array(text(60)).default([]),
  /** The answers that point there; any line suffices, all conditions of a line must hold. */
  pointsWhen: z.array(z.array(Condition).min(1)).default([]),
  evidence: z.array(id).default([]),
});
export type Exit = z.infer<typeof Exit>;

/** Two answers that pull against each other, said once and neutrally. */
export const Tension = z.strictObject({ id, when: z.tuple([Condition, Condition]), text: text(240) });
export type Tension = z.infer<typeof Tension>;

/** A remark that does not separate the options, answered with one cited sentence. */
export const Aside = z.strictObject({
  id,
  cues: z.array(text(60)).min(1),
  text: text(280),
  evidence: z.array(id).min(1),
});
export type Aside = z.infer<typeof Aside>;

/** A caveat printed with a verdict when its conditions hold. */
export const Caveat = z.strictObject({
  id,
  /** Any line suffices, all conditions of a line must hold. */
  when: z.array(z.array(Condition).min(1)).min(1),
  /** Only with these leading options; missing means any. */
  options: z.array(id).optional(),
  text: text(280),
  evidence: z.array(id).min(1),
});
export type Caveat = z.infer<typeof Caveat>;
