import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readPack } from "../../../knowledge/index.ts";
import { waitingFor } from "../../../src/waiting-for.ts";
import { aReplica, type Replica } from "./a-bot.ts";
import { aProxy } from "./a-proxy.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";
import { hearsIn, pressIn, startIn } from "./an-interview.ts";

const pack = readPack(join(import.meta.dirname, "../../fixtures/packs/delivery"));

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
async function started(...args: string[]): Promise<TestRedis> {
  const redis = await aRedis(...args);
  ends.push(() => redis.stop());
  return redis;
}
async function served(url: string, waits = { commitMs: 300, drainMs: 10 }): Promise<Replica> {
  const replica = await aReplica(url, pack, { waits, timeoutMs: 300 });
  ends.push(() => replica.close());
  return replica;
}
const ready = ({ store }: Replica) => waitingFor(store);
const becomes = (replica: Replica, waits: string[]) =>
  expect.poll(() => ready(replica), { timeout: 5000 }).toEqual(waits);
const say = (replica: Replica, id: string, n: number) => replica.bot.handle(hearsIn(1, n, id));
async function begun(replica: Replica): Promise<string> {
  const { sessionId = "", outcome, delivered } = await replica.bot.handle(startIn(1));
  expect(outcome).toBe("done");
  await delivered;
  await expect.poll(async () => (await replica.bot.session(sessionId))?.outbox).toEqual([]);
  return sessionId;
}

describe("a Redis that fails", () => {
  test("killed and started again, it has everything that was confirmed, and nobody has to do anything", async () => {
    const redis = await started("--appendonly", "yes", "--appendfsync", "always");
    const replica = await served(redis.url);
    const id = await begun(replica);
    for (let round = 0; round < 3; round += 1) {
      expect((await say(replica, id, round)).outcome).toBe("done");
      const before = await replica.store.read(id);
      await redis.kill();
      expect((await say(replica, id, 50 + round)).outcome).toBe("not-saved");
      await becomes(replica, ["store"]);
      await redis.restart();
      await becomes(replica, []);
      const after = await replica.store.read(id);
      // Version and words; a reply may have been marked in between.
      const [had, has] = [before, after].map((read) => read.kind === "found" && [read.version, read.session.consulted]);
      expect(has).toEqual(had);
      expect(has).toEqual([expect.any(Number), [`Person ${round}`]]);
    }
  });

  test("away at the start, it is waited for and not queued for", async () => {
    const redis = await started();
    await redis.kill();
    const replica = await served(redis.url);
    expect(await ready(replica)).toEqual(["store"]);
    expect((await replica.bot.handle(startIn(1))).outcome).toBe("not-saved");
    await redis.restart();
    await becomes(replica, []);
    expect(await replica.store.read("anything")).toEqual({ kind: "absent" });
    await begun(replica);
  });

  test("with its memory full it takes no turn, says what to do, and goes on when there is room", async () => {
    const redis = await started();
    const replica = await served(redis.url);
    const id = await begun(replica);
    await redis.admin.config("SET", "maxmemory", "1");
    expect((await say(replica, id, 1)).outcome).toBe("not-saved");
    await expect(replica.store.probe()).rejects.toThrow(/its memory is full, so it takes no writes\. Give it more/);
    expect(await ready(replica)).toEqual(["store"]);
    await redis.admin.config("SET", "maxmemory", "0");
    expect(await ready(replica)).toEqual([]);
    expect((await say(replica, id, 1)).outcome).toBe("done");
  });

  test("as a replica it takes no turn, and goes on when it is the primary", async () => {
    const redis = await started();
    const replica = await served(redis.url);
    const id = await begun(replica);
    await redis.admin.replicaof("127.0.0.1", 1);
    expect((await say(replica, id, 1)).outcome).toBe("not-saved");
    await expect.poll(() => replica.store.probe().catch(String)).toMatch(/it is a replica and takes no writes/);
    await redis.admin.replicaof("NO", "ONE");
    await becomes(replica, []);
    expect((await say(replica, id, 1)).outcome).toBe("done");
  });

  test("slow, but within the limit, it is waited for; beyond it people are told, and repeating does no harm", async () => {
    const redis = await started("--enable-debug-command", "yes");
    const replica = await served(redis.url);
    const id = await begun(replica);
    void redis.admin.call("DEBUG", "SLEEP", "0.15");
    expect((await say(replica, id, 1)).outcome).toBe("done");
    void redis.admin.call("DEBUG", "SLEEP", "0.5");
    const from = performance.now();
    expect((await say(replica, id, 2)).outcome).toBe("not-saved");
    expect(performance.now() - from).toBeLessThan(450);
    await becomes(replica, []);
    // What was sent before the limit may have been done after it.
    expect(["done", "duplicate"]).toContain((await say(replica, id, 2)).outcome);
    expect((await replica.bot.session(id))?.consulted).toEqual(["Person 2"]);
  });

  test("hanging, it holds up nobody for longer than the limit, and nothing piles up", async () => {
    const redis = await started();
    const replica = await served(redis.url);
    const id = await begun(replica);
    redis.signal("SIGSTOP");
    const from = performance.now();
    const flood = Array.from({ length: 6000 }, () => replica.store.read(id).then(() => "read", String));
    const refused = (await Promise.all(flood)).filter((each) => /5000 commands wait for an answer already/.test(each));
    expect(refused).toHaveLength(1000);
    expect((await say(replica, id, 1)).outcome).toBe("not-saved");
    expect(performance.now() - from).toBeLessThan(3000);
    redis.signal("SIGCONT");
    await becomes(replica, []);
    expect(["done", "duplicate"]).toContain((await say(replica, id, 1)).outcome);
  });
});

describe("a failover to a replica that was behind", () => {
  test("is noticed: the log says so, and what is pending is asked again", async () => {
    const [primary, standby] = [await started("--repl-diskless-sync-delay", "0"), await started()];
    const proxy = await aProxy(primary.port);
    ends.push(() => proxy.stop());
    const replica = await served(proxy.url);
    await standby.admin.replicaof("127.0.0.1", primary.port);
    await expect.poll(() => standby.admin.info("replication"), { timeout: 10_000 }).toContain("master_link_status:up");
    const id = await begun(replica);
    const asked = replica.messenger.arrived.at(-1)?.item;
    await expect
      .poll(() => standby.admin.info("replication").then((info) => /slave_repl_offset:(\d+)/.exec(info)?.[1]))
      .toBe(/master_repl_offset:(\d+)/.exec(await primary.admin.info("replication"))?.[1]);
    await standby.admin.replicaof("NO", "ONE");

    // Confirmed, and lost: the standby does not have it.
    const lost = await replica.bot.handle(pressIn(1, 1, id, "volume", "few"));
    expect(lost.outcome).toBe("done");
    await lost.delivered;
    await primary.kill();
    proxy.switchTo(standby.port);
    await becomes(replica, []);
    const read = await replica.store.read(id);
    expect(read.kind === "found" && read.session.answers).toEqual({});

    const before = replica.messenger.arrived.length;
    const next = await say(replica, id, 2);
    expect(next.outcome).toBe("done");
    await next.delivered;
    expect(replica.lines.join("\n")).toContain(
      "the store lost the newest of a session; what is pending is asked again",
    );
    const again = replica.messenger.arrived.slice(before).map(({ item }) => item);
    expect(again.filter(({ kind, outgoing }) => kind === "send" && outgoing.key === asked?.outgoing.key)).toHaveLength(
      1,
    );
    await expect.poll(async () => (await replica.bot.session(id))?.outbox).toEqual([]);
  });
});
