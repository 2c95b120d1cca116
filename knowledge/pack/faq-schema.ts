import { z } from "zod";
import { id, text } from "./fields.ts";

/** A question people ask about the options, with the answer and what it rests on. */
export const FaqEntry = z.strictObject({
  id,
  question: text(160),
  /** Other ways of asking, whole questions or a few words: they are searched, never shown. */
  also: z.array(text(160)).min(1).max(16),
  /** The answer in own words, complete without the question. */
  answer: text(400),
  /** What many say and is not so, as a sentence; the answer puts it right. */
  belief: text(160).optional(),
  evidence: z.array(id).min(1),
});
export type FaqEntry = z.infer<typeof FaqEntry>;
