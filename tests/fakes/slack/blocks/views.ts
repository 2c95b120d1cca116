import { z } from "zod";
import { viewBlock } from "./blocks.ts";
import { plainText } from "./objects.ts";

/** Views: https://docs.slack.dev/reference/views. */
const shared = {
  blocks: z.array(viewBlock).min(1).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal("modal"),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...shared,
  })
  .refine((view) => view.submit !== undefined || view.blocks.every((block) => block.type !== "input"), {
    error: "must define `submit` to use an `input` block in modals",
  });

export const home = z.strictObject({ type: z.literal("home"), ...shared });
