import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../../../adapters/sqlite/sqlite-store.ts";
import { holdKilling } from "./hold-killing.ts";

holdKilling(async () => {
  const folder = mkdtempSync(join(tmpdir(), "waymark-killing-"));
  return {
    env: { WAYMARK_DATA: folder },
    open: async () => createSqliteStore(openDatabase(join(folder, "waymark.db"))),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
