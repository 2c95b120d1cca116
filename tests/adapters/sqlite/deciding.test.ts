import { openSqlite } from "../../../adapters/sqlite/open-sqlite.ts";
import { holdDeciding } from "../../src/bot/hold-deciding.ts";
import { aFolder } from "./a-database.ts";

const { file, remove } = aFolder();
holdDeciding(
  async () => openSqlite(file),
  async () => remove(),
);
