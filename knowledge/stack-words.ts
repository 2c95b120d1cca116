import { z } from "zod";

const packageWords = z.object({
  name: z.string(),
  version: z.string(),
  /** Year and month of that version. */
  released: z.string(),
  status: z.enum(["active", "quiet", "abandoned"]),
  checkedOn: z.string(),
  /** The status was to be checked again before today. */
  expired: z.boolean(),
  address: z.string(),
});

/** What an option is made of, for the capabilities the answers imply. */
export const StackWords = z.object({
  /** The option's name. */
  option: z.string(),
  capabilities: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      parts: z.array(
        z.object({
          /** For an option that builds on another: who carries it. */
          part: z.enum(["core", "service"]).optional(),
          level: z.string(),
          by: z.string(),
          packages: z.array(packageWords),
          alternatives: z.array(packageWords),
          avoid: z.array(packageWords),
          warnings: z.array(z.string()),
          evidence: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** What open or unknown answers could still add, each with its condition. */
  possible: z.array(z.string()),
  /** For an option that builds on another: what has to hold between its parts. */
  seam: z.array(z.object({ about: z.string(), text: z.string(), evidence: z.array(z.string()) })),
  /** When to fold it back. */
  collapse: z.string().nullable(),
});
export type StackWords = z.infer<typeof StackWords>;

/** One thing to watch after the decision. */
export const Watch = z.object({ name: z.string(), signal: z.string(), reading: z.string() });
export type Watch = z.infer<typeof Watch>;
