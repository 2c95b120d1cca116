import { z } from "zod";

/** Limits: https://docs.slack.dev/reference/block-kit/composition-objects. */
const characters = (most: number, least = 1) => z.string().min(least).max(most);

export const plainText = (most: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: characters(most), emoji: z.boolean().optional() });

export const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: characters(most), verbatim: z.boolean().optional() });

export const anyText = (most: number) => z.discriminatedUnion("type", [plainText(most), mrkdwn(most)]);

/** Web addresses only: Slack refuses what it cannot open. */
export const url = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:|slack:\/\/)\S+$/, "invalid url");

export const id = characters(255);

export const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(["primary", "danger"]).optional(),
});

/** An option of a select or overflow menu: plain text only. Values are 150 characters long at most. */
export const plainOption = z.strictObject({
  text: plainText(75),
  value: characters(150),
  description: plainText(75).optional(),
});

/** An option of an overflow menu, which may open a page. */
export const overflowOption = plainOption.extend({ url: url.optional() });

/** An option of radio buttons or checkboxes. */
export const richOption = z.strictObject({
  text: anyText(75),
  value: characters(150),
  description: anyText(75).optional(),
});

export const slackFile = z.union([
  z.strictObject({ id: characters(255), url: z.undefined().optional() }),
  z.strictObject({ url: url, id: z.undefined().optional() }),
]);
