import { z } from "zod";

/**
 * What Teams sends, as far as it is read: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * and …/microsoftteams/platform/bots/how-to/conversations (checked 2026-11-24). Whatever does not fit is refused before
 * anything else looks at it, the SDK included.
 */
const id = z.string().min(1).max(250);
const name = z.string().max(1000);

const account = z.looseObject({ id, name: name.nullish(), aadObjectId: z.string().max(100).nullish() });

const entity = z.looseObject({ type: z.string().max(200) });

export const Mention = z.looseObject({
  type: z.literal("mention"),
  mentioned: z.looseObject({ id, name: name.nullish() }),
  text: z.string().max(2000).nullish(),
});

const channelData = z.looseObject({
  tenant: z.looseObject({ id: z.string().max(100) }).nullish(),
  team: z.looseObject({ id }).nullish(),
});

export const Activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.optional(),
  name: z.string().max(200).nullish(),
  channelId: z.literal("msteams"),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(500),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    conversationType: z.enum(["personal", "groupChat", "channel"]).nullish(),
    tenantId: z.string().max(100).nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: channelData.nullish(),
  text: z.string().max(100_000).nullish(),
  entities: z.array(entity).max(500).nullish(),
  replyToId: id.nullish(),
  value: z.unknown().optional(),
  action: z.string().max(100).nullish(),
  membersAdded: z.array(account).max(5000).nullish(),
  membersRemoved: z.array(account).max(5000).nullish(),
});
export type Activity = z.infer<typeof Activity>;

/** The value of an invoke that a pressed Action.Execute sends. Without `action` the SDK's handler throws. */
export const PressedValue = z.looseObject({
  action: z.looseObject({ type: z.literal("Action.Execute"), data: z.unknown() }),
});
