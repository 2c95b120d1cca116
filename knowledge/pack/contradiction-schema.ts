import { z } from "zod";
import { Condition, id, text } from "./fields.ts";

/** Sources that disagree on something this pack decides, and which of them it follows. */
export const Contradiction = z.strictObject({
  id,
  /** Completes "Sources disagree on …". */
  about: text(120),
  /** The answers it touches; any line suffices, all conditions of a line must hold. */
  when: z.array(z.array(Condition).min(1)).min(1),
  /** What each side says, as a clause, and the evidence that says it. */
  sides: z
    .array(z.strictObject({ says: text(160), evidence: z.array(id).min(1) }))
    .min(2)
    .max(4),
  /** Completes "We follow …". */
  follow: text(140),
  /** Completes "because …". */
  because: text(220),
  /** What the choice between the sides rests on. */
  evidence: z.array(id).min(1),
});
export type Contradiction = z.infer<typeof Contradiction>;
