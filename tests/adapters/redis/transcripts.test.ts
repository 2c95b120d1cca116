import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdWithBots } from "../../conversations/hold-with-bots.ts";
import { knowledgeOf, TODAY } from "../../conversations/replay.ts";
import { shown } from "../../conversations/shown.ts";
import { parseTranscript, type Transcript } from "../../conversations/transcript.ts";
import { aMovableClock } from "../../fakes/a-movable-clock.ts";
import { SOON } from "../fall-due.ts";
import { aReplica } from "./a-bot.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";

const folder = join(import.meta.dirname, "../../conversations");
const files = readdirSync(folder).filter((file) => file.endsWith(".md"));

let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.stop());

describe("the transcripts, held by two processes on one Redis that take turns", () => {
  test.each(files)("%s", async (file) => {
    const transcript = parseTranscript(readFileSync(join(folder, file), "utf8"));
    const said = await hold(transcript, `${file}:`);
    transcript.turns.forEach(({ line, expected }, index) => {
      expect(shown(said[index] ?? [], expected), line).toEqual(expected);
    });
  });
});

/** What is said is looked at here, not how long a busy machine takes for it. */
const patient = { waits: { commitMs: 20_000 }, timeoutMs: 20_000 };

async function hold(transcript: Transcript, prefix: string): Promise<string[][]> {
  const { at, zone } = transcript.begins ?? { at: Date.parse(TODAY), zone: "UTC" };
  const clock = aMovableClock(at);
  const { pack } = knowledgeOf(transcript.pack);
  const shared = { prefix, clock, zone, ...patient };
  const one = await aReplica(redis.url, pack, shared);
  const two = await aReplica(redis.url, pack, { ...shared, messenger: one.messenger });
  const bots = [one.bot, two.bot] as const;
  const ends = transcript.begins === undefined ? [] : bots.map((bot) => bot.beginReviews(SOON));
  const folder = mkdtempSync(join(tmpdir(), "waymark-beside-"));
  const environment = { REDIS_URL: redis.url, WAYMARK_REDIS_PREFIX: prefix };
  const { reviews, messenger } = one;
  const said = await holdWithBots(transcript, bots, messenger, { clock, reviews, folder, environment });
  for (const end of ends) await end();
  for (const each of [one, two]) await each.close();
  rmSync(folder, { recursive: true, force: true });
  return said;
}
