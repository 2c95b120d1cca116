import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Event } from "../../../src/conversation/event.ts";
import type { Clock, Delivery } from "../../../src/ports.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { eventOf } from "../../conversations/event-of.ts";
import { printSaid } from "../../conversations/print-reply.ts";
import { knowledgeOf, TODAY } from "../../conversations/replay.ts";
import { shown } from "../../conversations/shown.ts";
import { parseTranscript, type Transcript } from "../../conversations/transcript.ts";
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

/** The bot's lines for each turn, in the order the platform would show them. */
async function hold(transcript: Transcript, prefix: string): Promise<string[][]> {
  let minutes = 0;
  const clock: Clock = { ...systemClock, now: () => Date.parse(TODAY) + minutes * 60_000 };
  const { pack } = knowledgeOf(transcript.pack);
  const replicas = await Promise.all([0, 1].map(() => aReplica(redis.url, pack, { prefix, clock, ...patient })));
  const said: string[][] = [];
  let id: string | undefined;
  for (const [index, turn] of transcript.turns.entries()) {
    minutes = index;
    const { bot, messenger } = replicas[index % 2]!;
    const seen = id === undefined ? undefined : await bot.thread(id);
    const event = Event.parse(eventOf(turn, index, seen?.replies, seen?.session));
    const before = messenger.arrived.length;
    const { sessionId, notices, delivered } = await bot.handle(event);
    await delivered;
    // A turn that was repeated because the other process was quicker has begun to send before.
    for (const one of [id, sessionId]) {
      if (one !== undefined) await expect.poll(async () => (await bot.session(one))?.outbox ?? []).toEqual([]);
    }
    const lines = notices.map((outgoing) => printSaid({ mode: "send", outgoing }));
    // What is redrawn later is no part of what an event is answered with.
    const answered = messenger.arrived.slice(before).filter(({ redraws }) => redraws !== true);
    said.push([...lines, ...parted(answered, id)]);
    id = sessionId ?? id;
  }
  await Promise.all(replicas.map((each) => each.close()));
  return said;
}

/** After a restart what the closed interview says stands before what the new one says. */
function parted(arrived: readonly Delivery[], id: string | undefined): string[] {
  const print = (list: readonly Delivery[]) =>
    list.map(({ item: { kind, outgoing } }) => printSaid({ mode: kind, outgoing }));
  const [old, fresh] = [
    arrived.filter(({ session }) => session.id === id),
    arrived.filter(({ session }) => session.id !== id),
  ];
  return old.length > 0 && fresh.length > 0 ? [...print(old), "--", ...print(fresh)] : print(arrived);
}
