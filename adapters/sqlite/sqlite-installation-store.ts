import type { InstallationStore } from "../../src/ports.ts";
import type { Seal } from "../../src/seal.ts";
import { openInstallation } from "../../src/sealed-installation.ts";
import type { OpenDatabase } from "./open-database.ts";
import { orStoreFailure } from "./store-failure.ts";

/** Installations in the same database as the sessions, each sealed as a whole for its workspace. */
export function createSqliteInstallationStore({ connection, file }: OpenDatabase, seal: Seal): InstallationStore {
  const sql = (text: string) => connection.prepare(text);
  const put = sql(`
    INSERT INTO installations (workspace, sealed) VALUES (?, ?)
    ON CONFLICT (workspace) DO UPDATE SET sealed = excluded.sealed`);
  const get = sql("SELECT sealed FROM installations WHERE workspace = ?");
  const remove = sql("DELETE FROM installations WHERE workspace = ?");
  const lease = sql(`
    INSERT INTO leases (workspace, holder, until) VALUES (?1, ?2, ?4)
    ON CONFLICT (workspace) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE leases.holder = ?2 OR leases.until <= ?3`);
  const release = sql("DELETE FROM leases WHERE workspace = ? AND holder = ?");
  const keep = sql("INSERT INTO states (state, until) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const take = sql("DELETE FROM states WHERE state = ? AND until > ?");
  const tidy = sql("DELETE FROM states WHERE until <= ?");
  const guarded = <T>(act: () => T): T => orStoreFailure(file, act);

  return {
    async put(installation) {
      const { workspace } = installation;
      guarded(() => put.run(workspace, seal.seal(JSON.stringify(installation), workspace)));
    },
    async get(workspace) {
      const row = guarded(() => get.get(workspace));
      return row === undefined ? undefined : openInstallation(seal, String(row.sealed), workspace);
    },
    async remove(workspace) {
      guarded(() => remove.run(workspace));
    },
    async lease(workspace, by, now, until) {
      return guarded(() => lease.run(workspace, by, now, until).changes === 1);
    },
    async release(workspace, by) {
      guarded(() => release.run(workspace, by));
    },
    async keepState(state, until) {
      guarded(() => keep.run(state, until));
    },
    async takeState(state, now) {
      return guarded(() => {
        const taken = take.run(state, now).changes === 1;
        tidy.run(now);
        return taken;
      });
    },
  };
}
