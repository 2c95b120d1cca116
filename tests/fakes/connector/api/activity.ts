import { z } from "zod";

const account = z.strictObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().optional(),
  role: z.string().optional(),
  tenantId: z.string().optional(),
  userPrincipalName: z.string().optional(),
  email: z.string().optional(),
  givenName: z.string().optional(),
  surname: z.string().optional(),
  userRole: z.string().optional(),
  properties: z.unknown().optional(),
});

const conversation = z.strictObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  isGroup: z.boolean().nullish(),
  conversationType: z.enum(["personal", "groupChat", "channel"]).optional(),
  tenantId: z.string().optional(),
  aadObjectId: z.string().nullish(),
  role: z.string().optional(),
  properties: z.unknown().optional(),
});

const mention = z.strictObject({
  type: z.literal("mention"),
  text: z.string().regex(/^<at>[^<]+<\/at>$/, "an <at> element"),
  mentioned: z.strictObject({ id: z.string(), name: z.string().optional(), role: z.string().optional() }),
});

export const CARD = "application/vnd.microsoft.card.adaptive";

const attachment = z.strictObject({
  contentType: z.literal(CARD),
  content: z.record(z.string(), z.unknown()),
  name: z.string().optional(),
});

/** An activity a bot sends, with nothing in it that Teams would not read. Nobody else's types of activity. */
export const OutgoingActivity = z.strictObject({
  type: z.enum(["message", "typing"]),
  id: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.enum(["plain", "markdown", "xml"]).optional(),
  summary: z.string().optional(),
  speak: z.string().optional(),
  locale: z.string().optional(),
  inputHint: z.string().optional(),
  attachmentLayout: z.enum(["list", "carousel"]).optional(),
  attachments: z.array(attachment).max(10).optional(),
  entities: z.array(mention).optional(),
  suggestedActions: z
    .strictObject({
      to: z.array(z.string()),
      actions: z
        .array(z.strictObject({ type: z.literal("imBack"), title: z.string().min(1).max(20), value: z.string() }))
        .max(3),
    })
    .optional(),
  importance: z.enum(["normal", "high", "urgent"]).optional(),
  channelData: z
    .strictObject({
      notification: z.strictObject({ alert: z.boolean() }).optional(),
      channel: z.strictObject({ id: z.string() }).optional(),
      team: z.strictObject({ id: z.string() }).optional(),
      tenant: z.strictObject({ id: z.string() }).optional(),
    })
    .optional(),
  // What the SDK copies from the reference of the conversation.
  channelId: z.literal("msteams").optional(),
  serviceUrl: z.string().optional(),
  from: account.optional(),
  recipient: account.optional(),
  conversation: conversation.optional(),
  replyToId: z.string().optional(),
  timestamp: z.string().optional(),
  localTimestamp: z.string().optional(),
});
export type OutgoingActivity = z.infer<typeof OutgoingActivity>;

/** Opens a personal chat or a thread in a channel. */
export const NewConversation = z.strictObject({
  isGroup: z.boolean().optional(),
  bot: account.optional(),
  members: z.array(account).optional(),
  tenantId: z.string().optional(),
  topicName: z.string().optional(),
  activity: z.unknown().optional(),
  channelData: z
    .strictObject({
      channel: z.strictObject({ id: z.string() }).optional(),
      tenant: z.strictObject({ id: z.string() }).optional(),
      team: z.strictObject({ id: z.string() }).optional(),
    })
    .optional(),
});
export type NewConversation = z.infer<typeof NewConversation>;
