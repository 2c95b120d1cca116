import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cluster, Redis } from "ioredis";

type ScriptName =
  | "allocate"
  | "claim"
  | "commit"
  | "decide"
  | "decided"
  | "drop"
  | "fail"
  | "failed"
  | "lease"
  | "link"
  | "mark"
  | "mine"
  | "number"
  | "open"
  | "plan"
  | "planned"
  | "point"
  | "read"
  | "refer"
  | "referred"
  | "release"
  | "restore"
  | "soonest"
  | "stop"
  | "take"
  | "unpoint"
  | "unrefer"
  | "unsure";

/** Runs one of the scripts beside this file, each atomic and within one slot; strings come back as bytes. */
export type Scripts = (
  name: ScriptName,
  keys: readonly string[],
  args: readonly (string | number | Buffer)[],
) => Promise<unknown>;

interface Script {
  readonly lua: string;
  readonly sha: string;
}

const loaded = new Map<ScriptName, Script>();

function scriptOf(name: ScriptName): Script {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const lua = readFileSync(join(import.meta.dirname, "scripts", `${name}.lua`), "utf8");
  const script = { lua, sha: createHash("sha1").update(lua).digest("hex") };
  loaded.set(name, script);
  return script;
}

/** By hash; a Redis that does not know the script, as after a restart, is sent its text. */
export function createScripts(client: Redis | Cluster): Scripts {
  return async (name, keys, args) => {
    const { lua, sha } = scriptOf(name);
    const rest = [keys.length, ...keys, ...args];
    try {
      return await client.callBuffer("EVALSHA", sha, ...rest);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return client.callBuffer("EVAL", lua, ...rest);
    }
  };
}
