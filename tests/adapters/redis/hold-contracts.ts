import { join } from "node:path";
import type { Cluster, Redis } from "ioredis";
import { expect } from "vitest";
import { connectRedis, type RedisLink } from "../../../adapters/redis/connect.ts";
import { asideText } from "../../../adapters/redis/people.ts";
import { createRedisBackup } from "../../../adapters/redis/redis-backup.ts";
import { createRedisDecisionStore } from "../../../adapters/redis/redis-decision-store.ts";
import { createRedisInstallationStore } from "../../../adapters/redis/redis-installation-store.ts";
import { createRedisPackArchive } from "../../../adapters/redis/redis-pack-archive.ts";
import { createRedisReferenceStore } from "../../../adapters/redis/redis-reference-store.ts";
import { createRedisReviewQueue } from "../../../adapters/redis/redis-review-queue.ts";
import { createRedisSessionStore } from "../../../adapters/redis/redis-session-store.ts";
import { BUCKETS } from "../../../src/identity.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { createSeal } from "../../../src/seal.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { backupContract } from "../../contracts/backup-contract.ts";
import { decisionStoreContract } from "../../contracts/decision-store-contract.ts";
import { installationStoreContract } from "../../contracts/installation-store-contract.ts";
import { packArchiveContract } from "../../contracts/pack-archive-contract.ts";
import { referenceStoreContract } from "../../contracts/reference-store-contract.ts";
import { killedWhenTaken } from "../../contracts/review-queue/killed-when-taken.ts";
import { reviewQueueContract } from "../../contracts/review-queue-contract.ts";
import { sessionStoreContract } from "../../contracts/session-store-contract.ts";

/** Every contract of what is kept in Redis, on the Redis at that address; each test has keys of its own. */
export function holdContracts(name: string, url: () => string): void {
  const links = async (): Promise<[RedisLink, RedisLink]> => {
    const options = { url: url(), prefix: `${randomIds.next()}:`, log: failingLog };
    return Promise.all([connectRedis(options), connectRedis(options)]);
  };
  const closing = (both: readonly RedisLink[]) => async () => {
    await Promise.all(both.map((link) => link.close()));
  };

  sessionStoreContract(name, async () => {
    const both = await links();
    const [{ client, keys }] = both;
    const [here, there] = await Promise.all(both.map(createRedisSessionStore));
    if (here === undefined || there === undefined) throw new Error("two stores expected");
    return {
      here,
      there,
      async damage(id, stored) {
        const [head] = String(await client.get(keys.session(id))).split("\n", 1);
        await client.set(keys.session(id), `${head}\n${stored}`);
      },
      async aside() {
        const buckets = Array.from({ length: BUCKETS }, (_, bucket) => keys.aside(bucket));
        const kept = await Promise.all(buckets.map((key) => client.zrangeBuffer(key, 0, "-1")));
        return kept.flat().map(asideText);
      },
      close: closing(both),
    };
  });

  packArchiveContract(name, async () => {
    const both = await links();
    return {
      here: createRedisPackArchive(both[0]),
      there: createRedisPackArchive(both[1]),
      close: closing(both),
    };
  });

  referenceStoreContract(name, async () => {
    const both = await links();
    return {
      here: createRedisReferenceStore(both[0]),
      there: createRedisReferenceStore(both[1]),
      close: closing(both),
    };
  });

  decisionStoreContract(name, async () => {
    const both = await links();
    return {
      here: createRedisDecisionStore(both[0]),
      there: createRedisDecisionStore(both[1]),
      close: closing(both),
    };
  });

  backupContract(name, async () => {
    const apart = () => connectRedis({ url: url(), prefix: `${randomIds.next()}:`, log: failingLog });
    const both = await Promise.all([apart(), apart()]);
    const opened = async (link: RedisLink) => ({
      store: await createRedisSessionStore(link),
      archive: createRedisPackArchive(link),
      references: createRedisReferenceStore(link),
      decisions: createRedisDecisionStore(link),
      reviews: createRedisReviewQueue(link),
      backup: createRedisBackup(link),
    });
    return { here: await opened(both[0]), elsewhere: await opened(both[1]), close: closing(both) };
  });

  reviewQueueContract(name, async () => {
    const options = { url: url(), prefix: `${randomIds.next()}:`, log: failingLog };
    const opened = await Promise.all([connectRedis(options), connectRedis(options), connectRedis(options)]);
    const [one, two, three] = opened;
    // A tick in a hurry is no whole number.
    const tickMs = 99.5;
    return {
      queues: [createRedisReviewQueue(one), createRedisReviewQueue(two), createRedisReviewQueue(three)],
      clock: systemClock,
      tickMs,
      until: async (holds) => void (await expect.poll(holds, { timeout: 20_000, interval: 10 }).toBe(true)),
      crash: () =>
        killedWhenTaken(join(import.meta.dirname, "hanging-child.ts"), url(), options.prefix, tickMs, Date.now()),
      close: closing(opened),
    };
  });

  installationStoreContract(name, async () => {
    const both = await links();
    const [ours, other] = [createSeal([Buffer.alloc(32, 1)]), createSeal([Buffer.alloc(32, 2)])];
    return {
      here: createRedisInstallationStore(both[0], ours),
      there: createRedisInstallationStore(both[1], ours),
      otherKey: createRedisInstallationStore(both[1], other),
      raw: () => everything(both[0].client),
      close: closing(both),
    };
  });
}

/** A log in which an error is a failure of the test. */
export const failingLog = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: Record<string, unknown>, message: string) => expect.fail(`${message} ${JSON.stringify(fields)}`),
};

/** Every string of every node. */
async function everything(client: Redis | Cluster): Promise<string> {
  const nodes = "nodes" in client ? (client as Cluster).nodes("master") : [client as Redis];
  const found = await Promise.all(
    nodes.map(async (node) => {
      const keys = await node.keys("*");
      const values = await Promise.all(
        keys.map(async (key) => ((await node.type(key)) === "string" ? String(await node.getBuffer(key)) : "")),
      );
      return [...keys, ...values].join("\n");
    }),
  );
  return found.join("\n");
}
