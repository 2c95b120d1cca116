import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteBackup } from "../../../adapters/sqlite/sqlite-backup.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqliteInstallationStore } from "../../../adapters/sqlite/sqlite-installation-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReferenceStore } from "../../../adapters/sqlite/sqlite-reference-store.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { createSeal } from "../../../src/seal.ts";
import { backupContract } from "../../contracts/backup-contract.ts";
import { decisionStoreContract } from "../../contracts/decision-store-contract.ts";
import { installationStoreContract } from "../../contracts/installation-store-contract.ts";
import { packArchiveContract } from "../../contracts/pack-archive-contract.ts";
import { referenceStoreContract } from "../../contracts/reference-store-contract.ts";
import { killedWhenTaken } from "../../contracts/review-queue/killed-when-taken.ts";
import { reviewQueueContract } from "../../contracts/review-queue-contract.ts";
import { sessionStoreContract } from "../../contracts/session-store-contract.ts";
import { aFakeClock } from "../../fakes/a-fake-clock.ts";
import { aFolder } from "./a-database.ts";

sessionStoreContract(
  "SQLite",
  async () => {
    const folder = aFolder();
    const database = openDatabase(folder.file);
    const here = createSqliteStore(database, { pollMs: 5 });
    const there = createSqliteStore(openDatabase(folder.file), { pollMs: 5 });
    return {
      here,
      there,
      async damage(sessionId, stored) {
        database.connection.prepare("UPDATE sessions SET body = ? WHERE id = ?").run(stored, sessionId);
      },
      async aside() {
        const rows = database.connection.prepare("SELECT session_id, body, reason FROM set_aside").all();
        return rows.map((row) => ({
          sessionId: String(row.session_id),
          stored: String(row.body),
          reason: String(row.reason),
        }));
      },
      async close() {
        await here.close();
        await there.close();
        folder.remove();
      },
    };
  },
  {
    "an event is committed once, also when the session has forgotten it":
      "the one process of an embedded database remembers signed requests itself",
  },
);

packArchiveContract("SQLite", async () => {
  const folder = aFolder();
  const [first, second] = [openDatabase(folder.file), openDatabase(folder.file)];
  return {
    here: createSqlitePackArchive(first),
    there: createSqlitePackArchive(second),
    async close() {
      first.connection.close();
      second.connection.close();
      folder.remove();
    },
  };
});

decisionStoreContract("SQLite", async () => {
  const folder = aFolder();
  const [first, second] = [openDatabase(folder.file), openDatabase(folder.file)];
  return {
    here: createSqliteDecisionStore(first),
    there: createSqliteDecisionStore(second),
    async close() {
      first.connection.close();
      second.connection.close();
      folder.remove();
    },
  };
});

referenceStoreContract("SQLite", async () => {
  const folder = aFolder();
  const [first, second] = [openDatabase(folder.file), openDatabase(folder.file)];
  return {
    here: createSqliteReferenceStore(first),
    there: createSqliteReferenceStore(second),
    async close() {
      first.connection.close();
      second.connection.close();
      folder.remove();
    },
  };
});

reviewQueueContract("SQLite", async () => {
  const folder = aFolder();
  const databases = [openDatabase(folder.file), openDatabase(folder.file), openDatabase(folder.file)] as const;
  // No power is cut here, and a thousand writes to the disk would be waited for.
  for (const { connection } of databases) connection.exec("PRAGMA synchronous = OFF");
  const clock = aFakeClock();
  // A tick in a hurry is no whole number.
  const tickMs = 30_000 / 7;
  return {
    queues: [
      createSqliteReviewQueue(databases[0]),
      createSqliteReviewQueue(databases[1]),
      createSqliteReviewQueue(databases[2]),
    ],
    clock,
    tickMs,
    async until(holds) {
      for (let pass = 0; pass < 1000; pass += 1) {
        if (await holds()) return;
        await clock.pass(Math.ceil(tickMs / 5));
      }
      throw new Error("it did not come to be");
    },
    crash: () => killedWhenTaken(join(import.meta.dirname, "hanging-child.ts"), folder.file, tickMs, clock.now()),
    async close() {
      for (const { connection } of databases) connection.close();
      folder.remove();
    },
  };
});

installationStoreContract("SQLite", async () => {
  const folder = aFolder();
  const databases = [openDatabase(folder.file), openDatabase(folder.file)] as const;
  const [ours, other] = [createSeal([Buffer.alloc(32, 1)]), createSeal([Buffer.alloc(32, 2)])];
  return {
    here: createSqliteInstallationStore(databases[0], ours),
    there: createSqliteInstallationStore(databases[1], ours),
    otherKey: createSqliteInstallationStore(databases[1], other),
    raw: async () => [folder.file, `${folder.file}-wal`].map((file) => readFileSync(file).toString("latin1")).join(),
    async close() {
      for (const { connection } of databases) connection.close();
      folder.remove();
    },
  };
});

backupContract("SQLite", async () => {
  const folders = [aFolder(), aFolder()];
  const opened = folders.map(({ file }) => {
    const database = openDatabase(file);
    return {
      store: createSqliteStore(database),
      archive: createSqlitePackArchive(database),
      references: createSqliteReferenceStore(database),
      decisions: createSqliteDecisionStore(database),
      reviews: createSqliteReviewQueue(database),
      backup: createSqliteBackup(database),
    };
  });
  const [here, elsewhere] = opened;
  if (here === undefined || elsewhere === undefined) throw new Error("two stores expected");
  return {
    here,
    elsewhere,
    async close() {
      for (const { store } of opened) await store.close();
      for (const folder of folders) folder.remove();
    },
  };
});
