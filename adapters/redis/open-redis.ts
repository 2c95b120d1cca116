import type {
  DecisionStore,
  InstallationStore,
  PackArchive,
  ReferenceStore,
  ReviewQueue,
  SessionStore,
} from "../../src/ports.ts";
import type { Seal } from "../../src/seal.ts";
import { connectRedis, type RedisConnection } from "./connect.ts";
import { redisConcerns } from "./redis-concerns.ts";
import { createRedisDecisionStore } from "./redis-decision-store.ts";
import { createRedisInstallationStore } from "./redis-installation-store.ts";
import { createRedisPackArchive } from "./redis-pack-archive.ts";
import { createRedisReferenceStore } from "./redis-reference-store.ts";
import { createRedisReviewQueue } from "./redis-review-queue.ts";
import { createRedisSessionStore } from "./redis-session-store.ts";

export interface RedisStores {
  readonly store: SessionStore;
  readonly archive: PackArchive;
  readonly decisions: DecisionStore;
  readonly references: ReferenceStore;
  readonly reviews: ReviewQueue;
  readonly installations: (seal: Seal) => InstallationStore;
  /** What of Redis' settings would lose interviews, in words; waits for a Redis that is away. */
  concerns(): Promise<readonly string[]>;
}

/** Everything that is kept, in one Redis. Closing the store closes the connection. Throws `StoreError` for a wrong address. */
export async function openRedis(options: RedisConnection): Promise<RedisStores> {
  const link = await connectRedis(options);
  return {
    store: await createRedisSessionStore(link),
    archive: createRedisPackArchive(link),
    decisions: createRedisDecisionStore(link),
    references: createRedisReferenceStore(link),
    reviews: createRedisReviewQueue(link),
    installations: (seal) => createRedisInstallationStore(link, seal),
    async concerns() {
      if (link.client.status !== "ready") await new Promise<void>((resolve) => link.client.once("ready", resolve));
      return redisConcerns(link.client);
    },
  };
}
