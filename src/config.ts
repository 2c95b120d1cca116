import { z } from "zod";
import { readRedisUrl } from "./config/read-redis-url.ts";
import { keysIn, type SlackConfig, SlackEnvironment, slackProblems, toSlackConfig } from "./config/slack-config.ts";
import { type TeamsConfig, TeamsEnvironment, teamsProblems, toTeamsConfig } from "./config/teams-config.ts";
import { ConfigError } from "./errors.ts";

const port = z.coerce
  .number("use a number from 0 to 65535")
  .int("use a whole number from 0 to 65535")
  .min(0, "use a number from 0 to 65535")
  .max(65535, "use a number from 0 to 65535");

/**
 * Every environment variable the program reads; nothing else decides how it runs. An empty value counts as not set.
 * README's table lists the same names and defaults.
 */
export const Environment = z.object({
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "use a host name or an IP address, such as 127.0.0.1")
    .default("127.0.0.1"),
  REDIS_URL: z
    .string()
    .refine((url) => readRedisUrl(url) !== undefined, {
      error:
        "use redis://host:6379, rediss:// for TLS, redis-sentinel://one:26379,two:26379/primary or redis-cluster://one:6379,two:6379",
    })
    .optional(),
  WAYMARK_REDIS_PREFIX: z
    .string()
    .regex(/^[\w:.-]{1,40}$/, "use up to 40 letters, digits and signs of _ : . -, such as waymark:")
    .default("waymark:"),
  WAYMARK_DATA: z.string().default("./data"),
  WAYMARK_PACKS: z.string().optional(),
  WAYMARK_HOUSE: z.string().optional(),
  WAYMARK_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, "use a slash and up to 31 lower-case letters, digits, - or _, such as /architect")
    .default("/architect"),
  WAYMARK_BASE_URL: z
    .url({ protocol: /^https?$/, error: "use the full address people open, such as https://waymark.example.org" })
    .refine((address) => !URL.canParse(address) || (new URL(address).pathname === "/" && !/[?#]/.test(address)), {
      error: "leave out everything after the host name; the page is served at /",
    })
    .optional(),
  WAYMARK_ENCRYPTION_KEY: z
    .string()
    .refine((keys) => keysIn(keys) !== undefined, {
      error:
        "use 32 random bytes, for example what `openssl rand -base64 32` prints; to change it put the new one first: new,old",
    })
    .optional(),
  WAYMARK_WEB_TOKEN: z
    .string()
    .min(16, "use at least 16 characters, for example what `openssl rand -hex 16` prints")
    .regex(/^[\x21-\x7e]*$/, "use letters, digits and signs without spaces")
    .optional(),
  WAYMARK_RETENTION_DAYS: z.coerce
    .number("use a whole number of days, such as 90")
    .int("use a whole number of days, such as 90")
    .min(1, "use at least 1 day")
    .max(3650, "use at most 3650 days")
    .default(90),
  METRICS_PORT: port.optional(),
  LOG_LEVEL: z
    .enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"], {
      error: "use one of silent, fatal, error, warn, info, debug, trace",
    })
    .default("warn"),
  ...SlackEnvironment.shape,
  ...TeamsEnvironment.shape,
});
export type Environment = z.infer<typeof Environment>;

/** How the program runs. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where everything is kept; undefined means the embedded database in the data folder. */
  readonly redis: { readonly url: string; readonly prefix: string } | undefined;
  readonly dataFolder: string;
  /** A folder of packs, or one pack's folder; undefined means the packs that come with the program. */
  readonly packsFolder: string | undefined;
  /** The slash command in Slack. */
  readonly command: string;
  /** A house.yaml with what this house adds to the packs. */
  readonly houseFile: string | undefined;
  /** Where people open the page, without a slash at the end. */
  readonly baseUrl: string | undefined;
  readonly webToken: string | undefined;
  /** Sessions idle for longer are removed; those with a recommendation after twice as long. */
  readonly retentionDays: number;
  /** Where /metrics is served; undefined means nowhere. */
  readonly metricsPort: number | undefined;
  readonly logLevel: Environment["LOG_LEVEL"];
  /** Undefined where Slack is not set up. */
  readonly slack: SlackConfig | undefined;
  /** Undefined where Teams is not set up. */
  readonly teams: TeamsConfig | undefined;
}

/** Reads the environment; throws a `ConfigError` that lists every problem at once and says what to do about each. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== "");
  const result = Environment.safeParse(Object.fromEntries(given));
  if (!result.success) {
    throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  }
  const { data } = result;
  const missing = [...slackProblems(data), ...teamsProblems(data)];
  if (missing.length > 0) throw new ConfigError(missing);
  return {
    port: data.PORT,
    host: data.HOST,
    redis: data.REDIS_URL === undefined ? undefined : { url: data.REDIS_URL, prefix: data.WAYMARK_REDIS_PREFIX },
    dataFolder: data.WAYMARK_DATA,
    packsFolder: data.WAYMARK_PACKS,
    command: data.WAYMARK_COMMAND,
    houseFile: data.WAYMARK_HOUSE,
    baseUrl: data.WAYMARK_BASE_URL?.replace(/\/$/, ""),
    webToken: data.WAYMARK_WEB_TOKEN,
    retentionDays: data.WAYMARK_RETENTION_DAYS,
    metricsPort: data.METRICS_PORT,
    logLevel: data.LOG_LEVEL,
    slack: toSlackConfig(data),
    teams: toTeamsConfig(data),
  };
}

/**
 * What the environment says where it is right, and every problem. A variable with a problem counts as not set, and with
 * one of a platform the whole platform, so that everything else can be looked at in the same go.
 */
export function checkEnvironment(environment: Readonly<Record<string, string | undefined>>): {
  readonly config: Config;
  readonly problems: readonly string[];
} {
  try {
    return { config: readConfig(environment), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const wrong = error.problems.map((problem) => problem.split(":", 1)[0] ?? "");
    const platforms = ["SLACK_", "Microsoft"].filter((prefix) => wrong.some((name) => name.startsWith(prefix)));
    const given = Object.entries(environment);
    const right = given.filter(
      ([name]) => !wrong.includes(name) && !platforms.some((prefix) => name.startsWith(prefix)),
    );
    const { config, problems } = checkEnvironment(right.length < given.length ? Object.fromEntries(right) : {});
    return { config, problems: [...error.problems, ...problems] };
  }
}
