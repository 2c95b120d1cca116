import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { openSqlite } from "../../../adapters/sqlite/open-sqlite.ts";
import { createSqliteBackup } from "../../../adapters/sqlite/sqlite-backup.ts";
import { run } from "../../../src/commands/adr-export.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import { needProgram } from "../../setup/need-program.ts";

/** An empty folder of records with a store beside it; adr-tools finds the folder as its own. */
export function anAdrFolder() {
  const place = mkdtempSync(join(tmpdir(), "waymark-adr-"));
  const folder = join(place, "doc/adr");
  mkdirSync(folder, { recursive: true });
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const files = () => readdirSync(folder).sort();
  return {
    place,
    folder,
    read,
    files,
    /** Names, bytes and times. */
    state: () => files().map((name) => [name, read(name), statSync(join(folder, name)).mtimeMs]),
    /** Writes decisions as they are now. */
    async keep(...decisions: Decision[]): Promise<void> {
      const stores = openSqlite(join(place, "waymark.db"));
      for (const decision of decisions) {
        const kept = await stores.decisions.get(decision.workspace, decision.id);
        expect(await stores.decisions.put(decision, kept?.version ?? 0)).toMatchObject({ ok: true });
      }
      await stores.store.close();
    },
    async exported(...args: string[]): Promise<{ out: string; err: string }> {
      const printed = { out: "", err: "" };
      const code = await run(
        {
          out: (text) => {
            printed.out += text;
          },
          err: (text) => {
            printed.err += text;
          },
          openBackup: async () => createSqliteBackup(openDatabase(join(place, "waymark.db"))),
        },
        ["--dir", folder, ...args],
      );
      expect(code).toBe(0);
      return { out: printed.out, err: printed.err.replaceAll(folder, "FOLDER") };
    },
    /** The real adr-tools, in the place whose records these are. */
    adr: (...args: string[]) =>
      execFileSync(needProgram("adr"), args, { cwd: place, encoding: "utf8", env: { ...process.env, VISUAL: "true" } }),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
