import type { InstallationStore } from "../../src/ports.ts";
import type { Seal } from "../../src/seal.ts";
import { openInstallation } from "../../src/sealed-installation.ts";
import type { RedisLink } from "./connect.ts";
import { LEASE_TTL_S, STATE_TTL_S } from "./keys.ts";

/** Installations beside the sessions, each sealed as a whole for its workspace. */
export function createRedisInstallationStore(
  { client, scripts, keys, guarded }: RedisLink,
  seal: Seal,
): InstallationStore {
  return {
    async put(installation) {
      const { workspace } = installation;
      const sealed = seal.seal(JSON.stringify(installation), workspace);
      await guarded(() => client.set(keys.installation(workspace), sealed));
    },
    async get(workspace) {
      const sealed = await guarded(() => client.get(keys.installation(workspace)));
      return sealed === null ? undefined : openInstallation(seal, sealed, workspace);
    },
    async remove(workspace) {
      await guarded(() => client.del(keys.installation(workspace)));
    },
    lease: (workspace, by, now, until) =>
      guarded(async () => (await scripts("lease", [keys.lease(workspace)], [by, now, until, LEASE_TTL_S])) === 1),
    async release(workspace, by) {
      await guarded(() => scripts("release", [keys.lease(workspace)], [by]));
    },
    async keepState(state, until) {
      await guarded(() => client.set(keys.state(state), String(until), "EX", STATE_TTL_S, "NX"));
    },
    takeState: (state, now) => guarded(async () => (await scripts("take", [keys.state(state)], [now])) === 1),
  };
}
