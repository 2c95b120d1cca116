import { z } from "zod";

/** Who decides by default in a channel, as people said there. */
export const ChannelDecider = z.object({
  name: z.string().min(1).max(120),
  /** Where the platform knows them. */
  id: z.string().optional(),
});
export type ChannelDecider = z.infer<typeof ChannelDecider>;
