import { z } from "zod";
import { text } from "./fields.ts";

/** A published claim that was read and that no evidence rests on: named so that nobody wonders whether it was overlooked. */
export const NotUsed = z.strictObject({
  /** The claim's id, as evidence would name it in `claims`. */
  id: z.string().min(1),
  reason: z.enum(["marketing", "wrong", "superseded", "duplicate"]),
  /** One sentence. */
  why: text(200),
});
export type NotUsed = z.infer<typeof NotUsed>;
