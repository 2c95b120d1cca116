import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aRedis, type TestRedis } from "../../adapters/redis/a-redis.ts";
import { aRun } from "../a-run.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-check-"));
let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

const check = (environment: Record<string, string> = {}) =>
  aRun(["config:check"], { WAYMARK_DATA: join(folder, "none"), ...environment }).ended;

describe("config:check", () => {
  test("says what would run in plain lines, and creates nothing", async () => {
    const { code, out, err } = await check({ PORT: "3000", WAYMARK_PACKS: "tests/fixtures/packs/small" });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Address +http:\/\/127\.0\.0\.1:3000\nPage +served\nSlack +not set up\nTeams +not set up\n/);
    expect(out).toMatch(/^Packs +team-handbook 1\.2\.0$/m);
    expect(out).toMatch(/^Kept in +\S+none\/waymark\.db \(SQLite, for one process\)$/m);
    expect(out.endsWith("Everything is in order.\n")).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("names every problem at once: variables, packs, house rules, store; and prints no secret", async () => {
    const house = join(folder, "house.yaml");
    writeFileSync(house, "decider: Ada\n");
    const file = join(folder, "plain");
    writeFileSync(file, "");
    const environment = {
      PORT: "many",
      SLACK_BOT_TOKEN: "xoxb-secret-token",
      WAYMARK_WEB_TOKEN: "a-secret-web-token",
      WAYMARK_DATA: file,
    };
    const rules = await check({ ...environment, WAYMARK_HOUSE: house });
    expect(rules.code).toBe(1);
    expect(rules.err).toMatch(/^\nThere are 4 problems:\n- PORT: .*\n- SLACK_SIGNING_SECRET: .*\n- The house overlay/);
    expect(rules.err).toMatch(/- .*plain\/waymark\.db: it cannot be opened: .*Set WAYMARK_DATA/);
    const packs = await check({ ...environment, WAYMARK_PACKS: folder });
    expect(packs.err).toMatch(/- .*has a pack\.yaml; name a folder whose folders are packs/);
    expect(rules.out + rules.err + packs.out + packs.err).not.toMatch(/secret-/);
  });

  test("refuses a database of a newer program, and leaves it alone", async () => {
    const data = join(folder, "newer");
    mkdirSync(data);
    const database = new DatabaseSync(join(data, "waymark.db"));
    database.exec("PRAGMA user_version = 999");
    database.close();
    const { code, err } = await check({ WAYMARK_DATA: data });
    expect([code, err]).toEqual([1, expect.stringContaining("written by a newer version of Waymark (schema 999")]);
  });
});

describe("config:check with Redis", () => {
  test("says that it is there, warns where it would lose interviews, and shows no password", async () => {
    const { code, out, err } = await check({ REDIS_URL: redis.url.replace("//", "//nobody:pass-word@") });
    expect([code, err]).toEqual([1, expect.stringContaining("it refuses the user or password in REDIS_URL")]);
    expect(out + err).not.toContain("pass-word");
    const open = await check({ REDIS_URL: redis.url });
    expect([open.code, open.err]).toEqual([
      0,
      "\nThis works, but mind:\n- Redis keeps everything in memory only: when it stops, all interviews are gone. Set appendonly yes and appendfsync always.\n",
    ]);
    expect(open.out).toContain(`Redis at 127.0.0.1:${redis.port}, keys waymark:*`);
  });

  test("warns of snapshots only, of a memory that evicts, and of what it may not ask; content with a file", async () => {
    const warnings = async (...settings: [string, string][]) => {
      for (const [name, value] of settings) await redis.admin.config("SET", name, value);
      return (await check({ REDIS_URL: redis.url })).err;
    };
    expect(await warnings(["save", "3600 1"], ["maxmemory", "100mb"], ["maxmemory-policy", "allkeys-lru"])).toMatch(
      /removes what it likes when its memory is full \(maxmemory-policy allkeys-lru\).*\n.*takes snapshots only/,
    );
    await redis.admin.call("ACL", "SETUSER", "default", "-config");
    const unasked = (await check({ REDIS_URL: redis.url })).err;
    expect(unasked).toMatch(/could not be checked, because it does not let this user ask \(CONFIG\)/);
    await redis.admin.call("ACL", "SETUSER", "default", "+config");
    expect(await warnings(["appendonly", "yes"], ["maxmemory-policy", "noeviction"])).toBe("");
  });

  test("a Redis that is away is a problem", async () => {
    const { code, err } = await check({ REDIS_URL: "redis://127.0.0.1:1" });
    expect([code, err]).toEqual([
      1,
      "\nThere is a problem:\n- Redis at 127.0.0.1:1: it cannot be reached (connect ECONNREFUSED 127.0.0.1:1). Check REDIS_URL and that Redis runs.\n",
    ]);
  });

  test("a start warns in the log of a Redis that keeps nothing", async () => {
    await redis.admin.config("SET", "appendonly", "no");
    await redis.admin.config("SET", "save", "");
    const started = aRun(["start"], { REDIS_URL: redis.url });
    await started.address;
    await expect.poll(() => started.said.err, { timeout: 10_000 }).toContain("Redis keeps everything in memory only");
    started.child.kill("SIGINT");
    expect((await started.ended).code).toBe(0);
  });
});
