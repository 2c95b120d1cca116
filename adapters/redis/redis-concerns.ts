import { Cluster, type Redis } from "ioredis";

const UNKNOWN = "Whether Redis keeps what it is told could not be checked, because it does not let this user ask";

/** What of Redis' settings would lose interviews, each with what to do; asks every primary of a cluster. */
export async function redisConcerns(client: Redis | Cluster): Promise<string[]> {
  const nodes = client instanceof Cluster ? client.nodes("master") : [client];
  return [...new Set((await Promise.all(nodes.map(concernsOf))).flat())];
}

async function concernsOf(node: Redis): Promise<string[]> {
  // INFO first: managed services forbid CONFIG more often.
  const info = await node.info().catch(() => undefined);
  const value = (name: string): string | undefined => new RegExp(`^${name}:(.*?)\r?$`, "m").exec(info ?? "")?.[1];
  const [appends, limit, policy] = [value("aof_enabled"), value("maxmemory"), value("maxmemory_policy")];
  if (appends === undefined) {
    return [`${UNKNOWN} (INFO). Make sure of appendonly yes, appendfsync always and maxmemory-policy noeviction.`];
  }
  const evicts = Number(limit ?? 0) > 0 && policy !== "noeviction";
  return [
    ...(evicts
      ? [
          `Redis removes what it likes when its memory is full (maxmemory-policy ${policy}), interviews too. Set maxmemory-policy noeviction.`,
        ]
      : []),
    ...(appends === "1" ? [] : [await withoutAppending(node)]),
  ];
}

async function withoutAppending(node: Redis): Promise<string> {
  const settings = await node.config("GET", "save").catch(() => undefined);
  const saves = Array.isArray(settings) ? String(settings[1]) : undefined;
  const todo = "Set appendonly yes and appendfsync always.";
  if (saves === undefined) return `${UNKNOWN} (CONFIG): it keeps no append-only file, and may take snapshots. ${todo}`;
  if (saves === "") return `Redis keeps everything in memory only: when it stops, all interviews are gone. ${todo}`;
  return `Redis takes snapshots only: when it stops, what was said since the last one is gone. ${todo}`;
}
