import { join } from "node:path";
import { openSqlite } from "../../../../adapters/sqlite/open-sqlite.ts";
import { aFolder } from "../../sqlite/a-database.ts";
import { holdDecisionKilling } from "./hold-decision-killing.ts";

holdDecisionKilling(async () => {
  const { path, remove } = aFolder();
  return {
    env: { WAYMARK_DATA: path },
    open: async () => openSqlite(join(path, "waymark.db")),
    remove: async () => remove(),
  };
});
