/** Where Redis is, as `REDIS_URL` says it. */
export interface RedisPlace {
  readonly kind: "single" | "sentinel" | "cluster";
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly db: number;
  /** Name of the primary, for sentinels. */
  readonly primary: string | undefined;
  /** For messages: everything but user and password. */
  readonly shown: string;
}

const FORM = /^(rediss?)(-sentinel|-cluster)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?#]+)(?:\/([^/?#]*))?$/;

/**
 * `redis://user:password@host:6379/0`; `rediss://` over TLS; `redis-sentinel://one:26379,two:26379/primary` and
 * `redis-cluster://one:6379,two:6379`, both with `rediss-` too. Undefined for anything else.
 */
export function readRedisUrl(url: string): RedisPlace | undefined {
  const [, scheme = "", form = "", username = "", password = "", hosts = "", path = ""] = FORM.exec(url) ?? [];
  const kind = form === "-sentinel" ? "sentinel" : form === "-cluster" ? "cluster" : "single";
  const nodes = hosts.split(",").map((host) => toNode(host, kind === "sentinel" ? 26379 : 6379));
  if (hosts === "" || nodes.some((node) => node === undefined)) return undefined;
  if (kind === "single" && (nodes.length > 1 || !/^\d*$/.test(path))) return undefined;
  if ((kind === "sentinel") !== (path !== "") && kind !== "single") return undefined;
  return {
    kind,
    nodes: nodes as RedisPlace["nodes"],
    tls: scheme === "rediss",
    username: decoded(username),
    password: decoded(password),
    db: kind === "single" ? Number(path) : 0,
    primary: kind === "sentinel" ? path : undefined,
    shown: kind === "sentinel" ? `${hosts}/${path}` : hosts,
  };
}

function toNode(text: string, defaultPort: number): { host: string; port: number } | undefined {
  const [, v6, host = v6, port] = /^(?:\[([\da-f:]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  return host === undefined ? undefined : { host, port: port === undefined ? defaultPort : Number(port) };
}

function decoded(text: string): string | undefined {
  return text === "" ? undefined : decodeURIComponent(text);
}
