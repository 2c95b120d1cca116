import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqlite } from "../../../adapters/sqlite/open-sqlite.ts";
import { createSeal } from "../../../src/seal.ts";
import { aRedis, type TestRedis } from "../../adapters/redis/a-redis.ts";
import { fillStore } from "../../contracts/backup-contract.ts";
import { aRun } from "../a-run.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-export-"));
const filled = join(folder, "filled");
const seal = createSeal([Buffer.alloc(32, 3)]);
let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
  const stores = openSqlite(join(filled, "waymark.db"));
  await fillStore(stores);
  const installation = { workspace: "slack:T1", botToken: "xoxb-of-the-workspace", botId: "B1", botUserId: "U1" };
  await stores.installations(seal).put(installation);
  await stores.store.close();
});
afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

const on = (name: string) => ({ WAYMARK_DATA: join(folder, name) });
const exported = async (environment: Record<string, string>) => {
  const { code, out, err } = await aRun(["export"], environment).ended;
  expect([code, err]).toEqual([0, expect.stringMatching(/^\d+ records were exported from /)]);
  return out;
};
const imported = (environment: Record<string, string>, input: string, ...args: string[]) =>
  aRun(["import", ...args], environment, input).ended;

test("from SQLite to Redis and back to SQLite nothing changes, byte for byte", async () => {
  const original = await exported(on("filled"));
  const there = await imported({ REDIS_URL: redis.url }, original);
  expect([there.code, there.err]).toEqual([
    0,
    expect.stringMatching(/^\d+ records were imported into Redis at 127\.0\.0\.1:\d+; 0 were there already/m),
  ]);
  const inRedis = await exported({ REDIS_URL: redis.url });
  expect(inRedis).toBe(original);
  expect((await imported(on("back"), inRedis)).code).toBe(0);
  expect(await exported(on("back"))).toBe(original);
  expect(original).not.toContain("xoxb-of-the-workspace");
  const back = openSqlite(join(folder, "back/waymark.db"));
  expect(await back.installations(seal).get("slack:T1")).toMatchObject({ botToken: "xoxb-of-the-workspace" });
  await back.store.close();
});

test("a store that is not empty is refused, and with --merge keeps what it has", async () => {
  const original = await exported(on("filled"));
  const refused = await imported(on("filled"), original);
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/waymark\.db is not empty\. .* --merge/)]);
  const merged = await imported(on("filled"), original, "--merge");
  expect([merged.code, merged.err]).toEqual([
    0,
    expect.stringMatching(/^0 records were imported into .*; 19 were there/),
  ]);
  expect(await exported(on("filled"))).toBe(original);
});

test("a line that is wrong is named by its number, and a file with one changes nothing", async () => {
  const lines = (await exported(on("filled"))).split("\n");
  const file = join(folder, "damaged.jsonl");
  const broken = (at: number, text: string) => lines.toSpliced(at - 1, 1, text).join("\n");
  const said = async (text: string) => {
    writeFileSync(file, text);
    const { code, err } = await imported(on("wrong"), "", "--file", file);
    expect(code).toBe(1);
    return err.replaceAll(file, "FILE");
  };
  expect(await said(broken(3, "{"))).toBe("Line 3 of FILE: it is no JSON.\n");
  expect(await said(broken(2, '{"kind":"pack","hash":"x"}'))).toMatch(/^Line 2 of FILE: canonical: .*\n$/);
  expect(await said("[]\n")).toBe(
    "Line 1 of FILE: it is not the first line of an export; `npm run export` makes one.\n",
  );
  expect(await said(lines.slice(0, 4).join("\n"))).toBe(
    "FILE was cut off after line 4: the last line of an export is missing.\n",
  );
  expect(await said(lines.toSpliced(2, 1).join("\n"))).toMatch(
    /^Line \d+ of FILE: 19 records were exported, 18 are here\.\n$/,
  );
  expect(await said('{"kind":"waymark-export","format":99}\n')).toMatch(/^Line 1 of FILE: a newer version of Waymark/);
  expect(() => statSync(join(folder, "wrong"))).toThrow();
  // Over a pipe nobody can read to the end first: what came before is in, and said.
  const piped = await imported(on("piped"), broken(4, "{"));
  expect([piped.code, piped.err]).toEqual([
    1,
    "Line 4 of standard input: it is no JSON.\n0 records before it were imported. Put it right and import again with --merge.\n",
  ]);
});

test("an export to a file is for this user only, and replaces none", async () => {
  const file = join(folder, "new.jsonl");
  expect((await aRun(["export", "--file", file], on("filled")).ended).code).toBe(0);
  expect([statSync(file).mode & 0o777, readFileSync(file, "utf8")]).toEqual([0o600, await exported(on("filled"))]);
  const again = await aRun(["export", "--file", file], on("filled")).ended;
  expect([again.code, again.err]).toEqual([1, `${file} exists already. Name a new file, or remove it first.\n`]);
});
