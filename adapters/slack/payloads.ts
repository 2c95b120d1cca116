import { z } from "zod";

/**
 * What Slack sends, as far as it is read: https://docs.slack.dev/reference/events and …/interaction-payloads (checked
 * 2026-11-24). Whatever does not fit is acknowledged and dropped before anything else looks at it.
 */
const id = z.string().regex(/^[A-Z0-9]{1,40}$/);
const ts = z.string().regex(/^\d{1,12}\.\d{1,8}$/);
const words = z.string().max(45_000);
const name = z.string().max(200);
const address = z.string().max(1000);

const authorization = z.object({
  enterprise_id: id.nullish(),
  team_id: id.nullish(),
  user_id: id.nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

/** A message of a person: no subtype, no bot, no files, no edit. The checks are in `read-event.ts`. */
export const MessageEvent = z.object({
  type: z.enum(["message", "app_mention"]),
  channel: id,
  ts,
  channel_type: z.string().max(20).optional(),
  thread_ts: ts.optional(),
  user: id,
  text: words,
});
export type MessageEvent = z.infer<typeof MessageEvent>;

export const EventEnvelope = z.object({
  type: z.literal("event_callback"),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  event_id: z.string().max(100).optional(),
  authorizations: z.array(authorization).max(20).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  event: z.looseObject({ type: z.string().max(100) }),
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;

export const HomeOpened = z.object({
  type: z.literal("app_home_opened"),
  user: id,
  tab: z.string().max(20).optional(),
});

export const SlashCommand = z.object({
  command: z.string().max(100),
  text: words.default(""),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  is_enterprise_install: z.enum(["true", "false"]).nullish(),
  channel_id: id,
  /** `privategroup` or `directmessage` where not everybody may look. */
  channel_name: name.optional(),
  user_id: id,
  user_name: name.optional(),
  response_url: address,
  trigger_id: z.string().min(1).max(200),
});
export type SlashCommand = z.infer<typeof SlashCommand>;

/** Who did it, and in which workspace; the same for everything interactive. */
const interaction = {
  team: z.object({ id }).nullish(),
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  user: z.object({
    id,
    name: name.optional(),
    username: name.optional(),
    team_id: id.nullish(),
  }),
  trigger_id: z.string().min(1).max(200),
};

const option = z.object({ value: z.string().max(300) });
const stateValue = z.looseObject({
  type: z.string().max(40),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).nullish(),
  selected_user: id.nullish(),
  selected_date: z.string().max(40).nullish(),
  selected_users: z.array(id).max(100).nullish(),
  value: z.string().max(5000).nullish(),
});
const state = z.object({ values: z.record(z.string().max(255), z.record(z.string().max(255), stateValue)) });
export type State = z.infer<typeof state>;

/** A block as it was shown: what is ticked in it from the start. */
const shownBlock = z.looseObject({
  type: z.string().max(40),
  block_id: z.string().max(255).optional(),
  elements: z
    .array(z.looseObject({ initial_options: z.array(option).max(100).optional().catch(undefined) }))
    .max(100)
    .optional()
    .catch(undefined),
});

export const PressedAction = z.looseObject({
  type: z.string().max(40),
  action_id: z.string().max(255),
  block_id: z.string().max(255),
  action_ts: z.string().max(40).optional(),
  value: z.string().max(2000).nullish(),
  selected_option: option.nullish(),
});
export type PressedAction = z.infer<typeof PressedAction>;

export const BlockActions = z.object({
  type: z.literal("block_actions"),
  ...interaction,
  channel: z.object({ id }).nullish(),
  container: z.looseObject({
    type: z.string().max(40),
    message_ts: ts.nullish(),
    thread_ts: ts.nullish(),
    is_ephemeral: z.boolean().nullish(),
  }),
  message: z
    .looseObject({ ts: ts.nullish(), thread_ts: ts.nullish(), blocks: z.array(shownBlock).max(100).nullish() })
    .nullish(),
  response_url: address.nullish(),
  state: state.nullish(),
  actions: z.array(PressedAction).min(1).max(25),
});
export type BlockActions = z.infer<typeof BlockActions>;

export const MessageShortcut = z.object({
  type: z.literal("message_action"),
  ...interaction,
  callback_id: z.string().max(255),
  channel: z.object({ id }),
  message: z.looseObject({ ts, thread_ts: ts.nullish(), user: id.nullish(), text: words.nullish() }),
  response_url: address.nullish(),
});
export type MessageShortcut = z.infer<typeof MessageShortcut>;

export const ViewSubmission = z.object({
  type: z.literal("view_submission"),
  ...interaction,
  view: z.looseObject({
    id: z.string().max(100),
    callback_id: z.string().max(255),
    private_metadata: z.string().max(3000).default(""),
    app_installed_team_id: id.nullish(),
    state,
  }),
});
export type ViewSubmission = z.infer<typeof ViewSubmission>;
