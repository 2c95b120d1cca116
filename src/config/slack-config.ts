import { z } from "zod";

const yesOrNo = z.enum(["true", "false", "1", "0"], { error: "use true or false" });
const secret = (what: string) =>
  z.string().regex(/^\S{8,}$/, `use ${what}, as it stands on the app's page at api.slack.com`);

/** The environment variables of Slack. */
export const SlackEnvironment = z.object({
  SLACK_TYPED_REPLIES: yesOrNo.default("false"),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xox[a-z]\S*$/, "use the Bot User OAuth Token, which begins with xoxb-")
    .optional(),
  SLACK_SIGNING_SECRET: secret("the Signing Secret").optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, "use an app-level token, which begins with xapp-")
    .optional(),
  SLACK_CLIENT_ID: secret("the Client ID").optional(),
  SLACK_CLIENT_SECRET: secret("the Client Secret").optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(16, "use at least 16 characters, for example what `openssl rand -hex 16` prints")
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: "use the address of a Web API, such as https://slack.com/api/" })
    .optional(),
});
type SlackEnvironment = z.infer<typeof SlackEnvironment>;

/** What of the rest of the environment Slack needs. */
type Environment = SlackEnvironment & {
  readonly WAYMARK_ENCRYPTION_KEY?: string | undefined;
  readonly WAYMARK_BASE_URL?: string | undefined;
};

/** How Slack is connected. */
export interface SlackConfig {
  /** Undefined only where everything comes over a socket. */
  readonly signingSecret: string | undefined;
  /** Socket Mode. */
  readonly appToken: string | undefined;
  /** With a slash at the end; undefined means Slack's own. */
  readonly apiUrl: string | undefined;
  /** Whether people's replies in threads reach the bot without a mention. */
  readonly typedReplies: boolean;
  readonly access:
    | { readonly kind: "token"; readonly botToken: string }
    | {
        readonly kind: "oauth";
        readonly clientId: string;
        readonly clientSecret: string;
        readonly stateSecret: string;
        readonly baseUrl: string;
        readonly keys: readonly [Buffer, ...Buffer[]];
      };
}

const OAUTH = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const;

/** What is missing, or does not go together. */
export function slackProblems(given: Environment): string[] {
  const oauth = OAUTH.some((name) => given[name] !== undefined);
  const token = given.SLACK_BOT_TOKEN !== undefined;
  if (!oauth && !token) {
    const lonely = (["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"] as const).filter((name) => given[name] !== undefined);
    return lonely.map((name) => `${name}: set SLACK_BOT_TOKEN too, or SLACK_CLIENT_ID for many workspaces`);
  }
  const problems: string[] = [];
  if (oauth && token)
    problems.push("SLACK_BOT_TOKEN: leave it out where SLACK_CLIENT_ID is set: tokens then come from installing");
  if (given.SLACK_SIGNING_SECRET === undefined && given.SLACK_APP_TOKEN === undefined) {
    problems.push("SLACK_SIGNING_SECRET: set it, or SLACK_APP_TOKEN for Socket Mode");
  }
  if (oauth) {
    const needed = [...OAUTH, "WAYMARK_ENCRYPTION_KEY", "WAYMARK_BASE_URL"] as const;
    const missing = needed.filter((name) => given[name] === undefined);
    problems.push(...missing.map((name) => `${name}: installing in many workspaces needs it`));
  }
  return problems;
}

export function toSlackConfig(given: Environment): SlackConfig | undefined {
  const access = accessOf(given);
  if (access === undefined) return undefined;
  return {
    signingSecret: given.SLACK_SIGNING_SECRET,
    appToken: given.SLACK_APP_TOKEN,
    apiUrl: given.SLACK_API_URL?.replace(/\/?$/, "/"),
    typedReplies: given.SLACK_TYPED_REPLIES === "true" || given.SLACK_TYPED_REPLIES === "1",
    access,
  };
}

function accessOf(given: Environment): SlackConfig["access"] | undefined {
  if (given.SLACK_BOT_TOKEN !== undefined) return { kind: "token", botToken: given.SLACK_BOT_TOKEN };
  const keys = keysIn(given.WAYMARK_ENCRYPTION_KEY ?? "");
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = given;
  const baseUrl = given.WAYMARK_BASE_URL?.replace(/\/$/, "");
  if (!clientId || !clientSecret || !stateSecret || !baseUrl || !keys) return undefined;
  return { kind: "oauth", clientId, clientSecret, stateSecret, baseUrl, keys };
}

/** Keys of 32 bytes, in base64 or hexadecimal, separated by commas; undefined when one is something else. */
export function keysIn(text: string): readonly [Buffer, ...Buffer[]] | undefined {
  const keys = text.split(",").map((key) => {
    const trimmed = key.trim();
    return /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, "hex") : Buffer.from(trimmed, "base64");
  });
  const [first, ...others] = keys;
  return first !== undefined && keys.every(({ length }) => length === 32) ? [first, ...others] : undefined;
}
