import { z } from "zod";
import { Given } from "../conversation/event.ts";

/** What an assessment was computed from, complete enough to compute it again, and what came out. */
export const Receipt = z.object({
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  /** House rules in force: their hash, and their canonical text so that no archive is needed. */
  house: z.object({ hash: z.string(), canonical: z.string() }).optional(),
  engine: z.string(),
  /** ISO date: evidence that had expired by then did not count. */
  day: z.iso.date(),
  stated: z.object({
    /** question id -> author id -> answer. */
    answers: z.record(z.string(), z.record(z.string(), Given)),
    excluded: z.record(z.string(), z.array(z.string())),
    waived: z.array(z.string()),
    fromText: z.array(z.string()),
  }),
  /** What counted half again as much. */
  consequences: z.array(z.string()),
  /** The assessment itself: ids and numbers. */
  assessment: z.record(z.string(), z.unknown()),
  /** SHA-256 (hex) of the canonical assessment. */
  hash: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;
