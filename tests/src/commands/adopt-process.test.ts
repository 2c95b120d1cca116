import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aRedis, type TestRedis } from "../../adapters/redis/a-redis.ts";
import { aRun } from "../a-run.ts";

const place = mkdtempSync(join(tmpdir(), "waymark-adopt-"));
const folder = join(import.meta.dirname, "../../fixtures/adr/nygard");
let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(async () => {
  await redis.stop();
  rmSync(place, { recursive: true, force: true });
});

test.each(["SQLite", "Redis"])(
  "the program adopts a folder into %s, ends, and carries it to another store",
  async (store) => {
    const here = store === "SQLite" ? { WAYMARK_DATA: join(place, "here") } : { REDIS_URL: redis.url };
    const adopt = (on: Readonly<Record<string, string>>) => aRun(["adopt", "--dir", folder], on).ended;
    const summary = (counts: string) => `${folder}, into local: ${counts}, 0 skipped, 0 not adopted.\n`;
    expect(await adopt(here)).toMatchObject({ code: 0, err: summary("5 adopted, 0 amended, 0 as they were") });
    expect(await adopt(here)).toEqual({ code: 0, out: "", err: summary("0 adopted, 0 amended, 5 as they were") });
    const there = { WAYMARK_DATA: join(place, `from-${store}`) };
    const { out } = await aRun(["export"], here).ended;
    expect(await aRun(["import"], there, out).ended).toMatchObject({ code: 0 });
    expect(await adopt(there)).toEqual({ code: 0, out: "", err: summary("0 adopted, 0 amended, 5 as they were") });
    const cases = join(place, `${store}.yaml`);
    expect(await aRun(["cases:export", "--out", cases], there).ended).toMatchObject({
      code: 0,
      err: "0 of 5 decisions are cases; 0 of them turned out wrong and speak for no label.\n",
    });
    expect(readFileSync(cases, "utf8")).toMatch(/^# What was decided .*\n#.*\n\[\]\n$/);
    expect(await aRun(["adopt", "--dir", join(place, "none")], there).ended).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is no folder this user can read/),
    });
  },
);
