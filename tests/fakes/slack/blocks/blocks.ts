import { z } from "zod";
import { dataVisualization } from "./chart.ts";
import { asAccessory, image, inActions, inInput } from "./elements.ts";
import { anyText, id, mrkdwn, plainText, slackFile, url } from "./objects.ts";
import { richText } from "./rich-text.ts";

/** Blocks: https://docs.slack.dev/reference/block-kit/blocks. */
const named = { block_id: id.optional() };

const section = z
  .strictObject({
    type: z.literal("section"),
    ...named,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: asAccessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((given) => given.text !== undefined || given.fields !== undefined, {
    error: "must define either `text` or `fields`",
  });

const actions = z.strictObject({ type: z.literal("actions"), ...named, elements: z.array(inActions).min(1).max(25) });
const context = z.strictObject({
  type: z.literal("context"),
  ...named,
  elements: z
    .array(z.discriminatedUnion("type", [image, plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});
const divider = z.strictObject({ type: z.literal("divider"), ...named });
const header = z.strictObject({
  type: z.literal("header"),
  ...named,
  text: plainText(150),
});
const imageBlock = z
  .strictObject({
    type: z.literal("image"),
    ...named,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    image_url: url.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((given) => (given.image_url === undefined) !== (given.slack_file === undefined), {
    error: "must define either `image_url` or `slack_file`",
  });
const markdown = z.strictObject({ type: z.literal("markdown"), ...named, text: z.string().min(1).max(12_000) });
const input = z.strictObject({
  type: z.literal("input"),
  ...named,
  label: plainText(2000),
  element: inInput,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const cell = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
  richText,
]);
const table = z.strictObject({
  type: z.literal("table"),
  ...named,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(20)
    .optional(),
});

const everywhere = [section, actions, context, divider, header, imageBlock, richText] as const;

export const messageBlock = z.discriminatedUnion("type", [...everywhere, markdown, table, dataVisualization]);
/** Input blocks are for views here: a message with one is legal in Slack, but this project has no use for it. */
export const viewBlock = z.discriminatedUnion("type", [...everywhere, input]);
