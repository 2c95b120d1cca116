import { describe, expect, test } from "vitest";
import { readRedisUrl } from "../../src/config/read-redis-url.ts";
import { readConfig } from "../../src/config.ts";
import { ConfigError } from "../../src/errors.ts";

const problems = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe("the configuration", () => {
  test("needs nothing set", () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      redis: undefined,
      dataFolder: "./data",
      command: "/architect",
      packsFolder: undefined,
      houseFile: undefined,
      baseUrl: undefined,
      webToken: undefined,
      retentionDays: 90,
      metricsPort: undefined,
      logLevel: "warn",
      slack: undefined,
      teams: undefined,
    });
  });

  test("takes every value from its variable and ignores other variables", () => {
    const environment = {
      PORT: "8080",
      HOST: "0.0.0.0",
      REDIS_URL: "redis-sentinel://ana:se%40cret@one,two:5000/mine",
      WAYMARK_REDIS_PREFIX: "ours:",
      WAYMARK_DATA: "/var/lib/waymark",
      WAYMARK_PACKS: "/srv/packs",
      WAYMARK_HOUSE: "/srv/house.yaml",
      WAYMARK_COMMAND: "/decide",
      WAYMARK_BASE_URL: "https://waymark.example.org/",
      WAYMARK_WEB_TOKEN: "0123456789abcdef",
      WAYMARK_RETENTION_DAYS: "30",
      METRICS_PORT: "9464",
      LOG_LEVEL: "info",
      SLACK_BOT_TOKEN: "xoxb-1-2-3",
      SLACK_SIGNING_SECRET: "0123456789abcdef",
      SLACK_TYPED_REPLIES: "true",
      SLACK_API_URL: "http://127.0.0.1:9/api",
      MicrosoftAppId: "11111111-2222-4333-8444-555555555555",
      MicrosoftAppPassword: "the-secret",
      MicrosoftAppTenantId: "22222222-2222-4333-8444-555555555555",
      HOME: "/root",
    };
    expect(readConfig(environment)).toEqual({
      port: 8080,
      host: "0.0.0.0",
      redis: { url: "redis-sentinel://ana:se%40cret@one,two:5000/mine", prefix: "ours:" },
      dataFolder: "/var/lib/waymark",
      packsFolder: "/srv/packs",
      houseFile: "/srv/house.yaml",
      command: "/decide",
      baseUrl: "https://waymark.example.org",
      webToken: "0123456789abcdef",
      retentionDays: 30,
      metricsPort: 9464,
      logLevel: "info",
      slack: {
        signingSecret: "0123456789abcdef",
        appToken: undefined,
        apiUrl: "http://127.0.0.1:9/api/",
        typedReplies: true,
        access: { kind: "token", botToken: "xoxb-1-2-3" },
      },
      teams: {
        kind: "registered",
        appId: "11111111-2222-4333-8444-555555555555",
        password: "the-secret",
        tenantId: "22222222-2222-4333-8444-555555555555",
        type: "SingleTenant",
      },
    });
  });

  test("Teams needs an app, its secret and its tenant, or this machine only and none of them", () => {
    const id = "11111111-2222-4333-8444-555555555555";
    expect(problems({ MicrosoftAppId: id })).toEqual([
      "MicrosoftAppPassword: Teams needs it; set it too",
      "MicrosoftAppTenantId: Teams needs it; set it too",
    ]);
    expect(problems({ MicrosoftAppPassword: "the-secret", MicrosoftAppType: "Other" })).toHaveLength(1);
    const managed = { MicrosoftAppId: id, MicrosoftAppTenantId: id, MicrosoftAppType: "UserAssignedMSI" };
    expect(readConfig(managed).teams).toMatchObject({ kind: "registered", password: undefined });
    expect(problems({ ...managed, MicrosoftAppPassword: "the-secret" })).toHaveLength(1);

    const local = { WAYMARK_TEAMS_INSECURE_LOCAL: "1" };
    expect(readConfig(local).teams).toEqual({ kind: "insecure-local" });
    for (const HOST of ["localhost", "127.0.0.2", "::1"]) expect(problems({ ...local, HOST })).toEqual([]);
    for (const HOST of ["0.0.0.0", "::", "waymark.example.org", "127.0.0.1.example.org"]) {
      expect(problems({ ...local, HOST })).toEqual([
        "WAYMARK_TEAMS_INSECURE_LOCAL: nobody's token is checked, so HOST must be this machine only, such as 127.0.0.1",
      ]);
    }
    expect(problems({ ...local, MicrosoftAppId: id })).toHaveLength(1);
  });

  test("treats an empty variable as one that is not set", () => {
    expect(readConfig({ PORT: "", WAYMARK_BASE_URL: " ", WAYMARK_WEB_TOKEN: "" })).toEqual(readConfig({}));
  });

  test("names every problem at once, each with what to do", () => {
    const found = problems({
      PORT: "eighty",
      HOST: "not a host",
      WAYMARK_BASE_URL: "waymark.example.org",
      WAYMARK_WEB_TOKEN: "short",
      WAYMARK_RETENTION_DAYS: "0",
      LOG_LEVEL: "loud",
    });
    expect(found).toEqual([
      "PORT: use a number from 0 to 65535",
      "HOST: use a host name or an IP address, such as 127.0.0.1",
      "WAYMARK_BASE_URL: use the full address people open, such as https://waymark.example.org",
      "WAYMARK_WEB_TOKEN: use at least 16 characters, for example what `openssl rand -hex 16` prints",
      "WAYMARK_RETENTION_DAYS: use at least 1 day",
      "LOG_LEVEL: use one of silent, fatal, error, warn, info, debug, trace",
    ]);
    expect(() => readConfig({ PORT: "-1", LOG_LEVEL: "loud" })).toThrow(
      /has 2 problems:\n {2}PORT: .*\n {2}LOG_LEVEL: /,
    );
  });

  test("refuses numbers that are not whole or out of range, and an address with a path", () => {
    expect(problems({ PORT: "80.5" })).toEqual(["PORT: use a whole number from 0 to 65535"]);
    expect(problems({ PORT: "70000" })).toEqual(["PORT: use a number from 0 to 65535"]);
    expect(problems({ WAYMARK_BASE_URL: "https://example.org/waymark" })).toEqual([
      "WAYMARK_BASE_URL: leave out everything after the host name; the page is served at /",
    ]);
    expect(problems({ WAYMARK_BASE_URL: "ftp://example.org" })).toHaveLength(1);
  });

  test("takes the forms of a Redis address, and no other", () => {
    const place = { tls: false, username: undefined, password: undefined, db: 0, primary: undefined };
    const one = { host: "127.0.0.1", port: 6379 };
    const read = (url: string) => readRedisUrl(url) ?? url;
    expect(read("redis://127.0.0.1")).toEqual({ ...place, kind: "single", nodes: [one], shown: "127.0.0.1" });
    expect(read("rediss://:p%3Aw@[::1]:7000/2")).toMatchObject({
      ...{ kind: "single", tls: true, password: "p:w", db: 2, nodes: [{ host: "::1", port: 7000 }] },
    });
    expect(read("redis-cluster://a:1,b:2")).toMatchObject({ kind: "cluster", nodes: [{ port: 1 }, { port: 2 }] });
    expect(read("redis-sentinel://ana:se%40cret@one,two:5000/mine")).toEqual({
      ...{ ...place, kind: "sentinel", username: "ana", password: "se@cret", primary: "mine" },
      nodes: [
        { host: "one", port: 26379 },
        { host: "two", port: 5000 },
      ],
      shown: "one,two:5000/mine",
    });
    const wrong = [
      "http://a",
      "redis://",
      "redis://a,b",
      "redis://a/x",
      "redis-sentinel://a",
      "redis-cluster://a/b",
      "a",
    ];
    expect(wrong.filter((url) => !problems({ REDIS_URL: url })[0]?.startsWith("REDIS_URL: use redis://"))).toEqual([]);
    expect(problems({ WAYMARK_REDIS_PREFIX: "{w1}:" })).toHaveLength(1);
  });

  test("says what is missing for Slack, and what does not go together", () => {
    expect(problems({ SLACK_SIGNING_SECRET: "0123456789abcdef" })).toEqual([
      "SLACK_SIGNING_SECRET: set SLACK_BOT_TOKEN too, or SLACK_CLIENT_ID for many workspaces",
    ]);
    expect(problems({ SLACK_BOT_TOKEN: "xoxb-1" })).toEqual([
      "SLACK_SIGNING_SECRET: set it, or SLACK_APP_TOKEN for Socket Mode",
    ]);
    const both = problems({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_CLIENT_ID: "10.20.30.40", SLACK_APP_TOKEN: "xapp-1" });
    expect(both.map((problem) => problem.split(":")[0])).toEqual([
      "SLACK_BOT_TOKEN",
      "SLACK_CLIENT_SECRET",
      "SLACK_STATE_SECRET",
      "WAYMARK_ENCRYPTION_KEY",
      "WAYMARK_BASE_URL",
    ]);
    expect(problems({ WAYMARK_ENCRYPTION_KEY: "c2hvcnQ=" })).toHaveLength(1);
    expect(problems({ WAYMARK_COMMAND: "architect" })).toHaveLength(1);
  });

  test("many workspaces: every key opens, the first one seals", () => {
    const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const { slack } = readConfig({
      SLACK_CLIENT_ID: "10.20.30.40",
      SLACK_CLIENT_SECRET: "0123456789abcdef",
      SLACK_STATE_SECRET: "0123456789abcdef",
      SLACK_SIGNING_SECRET: "0123456789abcdef",
      WAYMARK_BASE_URL: "https://waymark.example.org/",
      WAYMARK_ENCRYPTION_KEY: `${first.toString("base64")},${second.toString("hex")}`,
    });
    expect(slack?.access).toMatchObject({
      kind: "oauth",
      baseUrl: "https://waymark.example.org",
      keys: [first, second],
    });
  });

  test("never repeats a secret in a message", () => {
    expect(problems({ WAYMARK_WEB_TOKEN: "s3cret" }).join()).not.toContain("s3cret");
  });
});
