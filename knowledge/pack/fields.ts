import { z } from "zod";

/** Kebab-case, permanent once shipped. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and single hyphens")
  .max(64);
/** Text of 1 to `max` characters. */
export const text = (max: number) => z.string().trim().min(1).max(max);
/** An ISO date. */
export const day = z.iso.date();

/** A question answered by one of these choices. */
export const Condition = z.strictObject({ question: id, choices: z.array(id).min(1) });
export type Condition = z.infer<typeof Condition>;
