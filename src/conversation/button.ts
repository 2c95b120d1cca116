import { z } from "zod";

/** One thing a person can press, and what it means. Platforms put the session id beside it. */
export const Button = z.object({
  label: z.string(),
  act: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("choice"), question: z.string(), choice: z.string() }),
    z.object({ kind: z.literal("unknown"), question: z.string() }),
    z.object({ kind: z.literal("not-applicable"), question: z.string() }),
    z.object({ kind: z.literal("command"), name: z.string(), argument: z.string().optional() }),
    z.object({ kind: z.literal("what-if"), changes: z.array(z.object({ question: z.string(), to: z.string() })) }),
    z.object({ kind: z.literal("details") }),
    z.object({ kind: z.literal("restart") }),
    /** `on`: what the person looks at, so that nothing else is decided. */
    z.object({ kind: z.literal("decide"), option: z.string().nullable(), on: z.string() }),
    z.object({ kind: z.literal("ratify"), on: z.string() }),
    z.object({ kind: z.literal("not-now") }),
    /** Words to the log of decisions, such as `show WM-7`. */
    z.object({ kind: z.literal("log"), words: z.string() }),
    /** Words to a review, such as `still right`. */
    z.object({ kind: z.literal("review"), words: z.string() }),
  ]),
});
export type Button = z.infer<typeof Button>;
