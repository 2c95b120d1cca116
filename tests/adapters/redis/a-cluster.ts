import type { Redis } from "ioredis";
import { aRedis, type TestRedis } from "./a-redis.ts";

/** Three nodes of a Redis Cluster, each a process of its own, with all slots given out; resolves when they agree. */
export async function aCluster(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const nodes = await Promise.all(
    [0, 1, 2].map(() => aRedis("--cluster-enabled", "yes", "--cluster-node-timeout", "2000")),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
  };
  const [first] = nodes as [TestRedis];
  const bounds = [0, 5461, 10923, 16384];
  for (const [index, { admin }] of nodes.entries()) {
    await admin.call("CLUSTER", "ADDSLOTSRANGE", bounds[index] ?? 0, (bounds[index + 1] ?? 0) - 1);
    await admin.call("CLUSTER", "SET-CONFIG-EPOCH", index + 1);
    if (index > 0) await admin.call("CLUSTER", "MEET", "127.0.0.1", first.port);
  }
  await Promise.all(nodes.map(({ admin }) => agreed(admin)));
  return { url: `redis-cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(",")}`, stop };
}

async function agreed(admin: Redis): Promise<void> {
  for (;;) {
    const info = String(await admin.call("CLUSTER", "INFO"));
    if (/cluster_state:ok/.test(info) && /cluster_known_nodes:3/.test(info)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
