import type { PackArchive } from "../../src/ports.ts";
import type { RedisLink } from "./connect.ts";
import { packText, unpackText } from "./pack-body.ts";

/** Canonical packs beside the sessions that began with them, packed; never removed. */
export function createRedisPackArchive({ client, keys, guarded }: RedisLink): PackArchive {
  return {
    async put(hash, canonical) {
      await guarded(() => client.set(keys.pack(hash), packText(canonical), "NX"));
    },
    async get(hash) {
      const packed = await guarded(() => client.getBuffer(keys.pack(hash)));
      return packed === null ? undefined : unpackText(packed);
    },
  };
}
