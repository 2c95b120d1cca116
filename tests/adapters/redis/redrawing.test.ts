import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPack } from "../../../knowledge/index.ts";
import type { Event } from "../../../src/conversation/event.ts";
import { aReplica, type Replica } from "./a-bot.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";

const pack = readPack(join(import.meta.dirname, "../../fixtures/packs/delivery"));

let redis: TestRedis;
let replicas: Replica[];
beforeAll(async () => {
  redis = await aRedis();
  replicas = [await aReplica(redis.url, pack), await aReplica(redis.url, pack)];
});
afterAll(async () => {
  await Promise.all(replicas.map((each) => each.close()));
  await redis.stop();
});

const says = (id: string, text: string, author: string): Event => ({
  kind: "text",
  id,
  workspace: "slack:T1",
  conversation: "slack:T1/C1/17.1",
  author: { id: author.toLowerCase(), name: author },
  text,
  addressed: true,
  opens: true,
});

test("one process redraws what another posted, first without one person, then without all", async () => {
  const [one, two] = replicas as [Replica, Replica];
  const begun = await one.bot.handle(says("e1", "", "Ana"));
  await begun.delivered;
  await (await one.bot.handle(says("e2", "12", "Bo"))).delivered;
  const stored = async () => {
    const read = await two.store.read(begun.sessionId ?? "");
    return read.kind === "found" ? read.session : undefined;
  };
  await expect.poll(async () => Object.keys((await stored())?.refs ?? {}).length).toBe(3);
  const refs = (await stored())?.refs ?? {};
  const redrawn = () => two.messenger.arrived.filter(({ redraws }) => redraws === true);

  await two.bot.forget("slack:T1", "bo");
  await expect.poll(redrawn).toHaveLength(1);
  expect(redrawn()[0]).toMatchObject({
    ref: refs["question-volume.0"],
    item: { outgoing: { reply: { kind: "question" } } },
  });

  await two.bot.handle(says("e3", "forget this", "Ana"));
  expect(await stored()).toBeUndefined();
  await expect
    .poll(() =>
      redrawn()
        .slice(1)
        .map(({ ref }) => ref)
        .sort(),
    )
    .toEqual(Object.values(refs).sort());
});
