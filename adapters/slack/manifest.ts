import { DECIDE_HERE } from "./read-shortcut.ts";

export interface ManifestOptions {
  /** The slash command. */
  readonly command: string;
  /** Where the app is reached; undefined means Socket Mode. */
  readonly url: string | undefined;
  /** Whether people's replies in threads are read without a mention. */
  readonly typedReplies: boolean;
}

interface Scope {
  readonly scope: string;
  readonly why: string;
}

/** What the app may do, each with its reason; nothing is asked for that no feature needs. */
export function scopes({ typedReplies }: Pick<ManifestOptions, "typedReplies">): readonly Scope[] {
  return [
    { scope: "commands", why: "the slash command and the shortcut “Decide this here”" },
    { scope: "chat:write", why: "questions and the recommendation, in the thread" },
    { scope: "app_mentions:read", why: "what is said to the bot by name; nothing else in a channel" },
    { scope: "im:history", why: "what people write to the bot directly" },
    { scope: "im:write", why: "a direct message where it cannot post in the channel" },
    { scope: "files:write", why: "the record of a decision as a file in its thread" },
    { scope: "channels:read", why: "whether everybody may look into a channel, and so at what is decided there" },
    { scope: "users:read", why: "the names of those who answer: a decision needs named people" },
    ...(typedReplies
      ? [
          {
            scope: "channels:history",
            why: "replies in threads without a mention, in public channels it was invited to",
          },
          { scope: "groups:history", why: "the same in private channels it was invited to" },
        ]
      : []),
  ];
}

/** The app's manifest: https://docs.slack.dev/reference/app-manifest (checked 2026-11-24). */
export function manifest(options: ManifestOptions): object {
  const { command, url, typedReplies } = options;
  const request = url === undefined ? {} : { request_url: `${url}/slack/events` };
  const address = url === undefined ? {} : { url: `${url}/slack/events` };
  return {
    display_information: {
      name: "Waymark",
      description: "Architecture decisions in the thread where they are argued",
      background_color: "#1f3a4d",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "Waymark", always_online: true },
      shortcuts: [
        {
          name: "Decide this here",
          type: "message",
          callback_id: DECIDE_HERE,
          description: "Begins an interview in this message's thread",
        },
      ],
      slash_commands: [
        {
          command,
          ...address,
          description: "Start a short interview about an architecture decision",
          usage_hint: "[what you are deciding] | list | show WM-7 | mine | due | forget | help",
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [`${url}/slack/oauth_redirect`] }),
      scopes: { bot: scopes(options).map(({ scope }) => scope) },
    },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: [
          "app_home_opened",
          "app_mention",
          "app_uninstalled",
          "message.im",
          "tokens_revoked",
          ...(typedReplies ? ["message.channels", "message.groups"] : []),
        ],
      },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: true,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}
