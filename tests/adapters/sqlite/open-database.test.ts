import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { StoreError } from "../../../src/errors.ts";
import { aSession } from "../../contracts/a-session.ts";
import { aFolder } from "./a-database.ts";

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

const failure = (act: () => unknown): StoreError => {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error("expected a StoreError");
};

// Windows keeps who may read a file in lists, not in its mode: there only the owner's bits mean anything.
const comparedBits = process.platform === "win32" ? 0o600 : 0o777;

const modesOf = (file: string) =>
  Object.fromEntries(
    ["", "-wal", "-shm"]
      .filter((ending) => existsSync(`${file}${ending}`))
      .map((ending) => [ending, (statSync(`${file}${ending}`).mode & comparedBits).toString(8)]),
  );

describe("opening the database", () => {
  test("creates the folder for this user only, writes ahead, and syncs every commit", () => {
    const file = join(folder.path, "new/deep/waymark.db");
    const { connection } = openDatabase(file);
    const pragma = (name: string) => Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect([pragma("journal_mode"), pragma("synchronous"), pragma("user_version")]).toEqual(["wal", 2, 7]);
    expect(statSync(join(folder.path, "new/deep")).mode & 0o077).toBe(0);
    connection.close();
  });

  test("a new file in a folder others may read, and the files beside it, are this user's only", async () => {
    chmodSync(folder.path, 0o755);
    const store = createSqliteStore(openDatabase(folder.file));
    await store.commit({ session: aSession(), expected: 0 });
    expect(modesOf(folder.file)).toEqual({ "": "600", "-wal": "600", "-shm": "600" });
    await store.close();
  });

  test("files that others may read become this user's only, also while another process has them open", async () => {
    const earlier = createSqliteStore(openDatabase(folder.file));
    await earlier.commit({ session: aSession(), expected: 0 });
    for (const ending of ["", "-wal", "-shm"]) chmodSync(`${folder.file}${ending}`, 0o644);
    const store = createSqliteStore(openDatabase(folder.file));
    expect(modesOf(folder.file)).toEqual({ "": "600", "-wal": "600", "-shm": "600" });
    expect(await store.read(aSession().id)).toMatchObject({ kind: "found", version: 1 });
    await earlier.close();
    await store.close();
  });

  test("a database in memory leaves no file behind", () => {
    openDatabase(":memory:").connection.close();
    expect(existsSync(":memory:")).toBe(false);
  });

  test("finds what an earlier process stored", async () => {
    const first = createSqliteStore(openDatabase(folder.file));
    await first.commit({ session: aSession(), expected: 0 });
    await first.close();
    const second = createSqliteStore(openDatabase(folder.file));
    expect(await second.read(aSession().id)).toEqual({ kind: "found", session: aSession(), version: 1 });
    await second.close();
  });

  test("a file that is no database is left as it is, and the message says what to do", () => {
    writeFileSync(folder.file, "these are not the pages you are looking for ".repeat(100));
    const { message } = failure(() => openDatabase(folder.file));
    expect(message).toContain(folder.file);
    expect(message).toContain("not a readable database. Restore a copy, or move it");
    expect(readFileSync(folder.file, "utf8")).toMatch(/^these are not/);
  });

  test("a database with damaged pages says the same", async () => {
    const store = createSqliteStore(openDatabase(folder.file));
    await store.commit({ session: aSession(), expected: 0 });
    await store.close();
    const bytes = readFileSync(folder.file);
    writeFileSync(folder.file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0xee)]));
    const { message } = failure(() => openDatabase(folder.file));
    expect(message).toContain("not a readable database");
  });

  test("a folder that cannot be one is named with what to set", () => {
    writeFileSync(join(folder.path, "plain"), "");
    const { message } = failure(() => openDatabase(join(folder.path, "plain/data/waymark.db")));
    expect(message).toMatch(/plain\/data\/waymark\.db: it cannot be opened: .* Set WAYMARK_DATA to a folder/);
    mkdirSync(join(folder.path, "taken.db"));
    expect(failure(() => openDatabase(join(folder.path, "taken.db"))).message).toContain("Set WAYMARK_DATA");
  });

  test("a file that may not be written says so", async () => {
    await createSqliteStore(openDatabase(folder.file)).close();
    const database = openDatabase(folder.file);
    database.connection.exec("PRAGMA query_only = 1");
    const store = createSqliteStore(database);
    await expect(store.commit({ session: aSession(), expected: 0 })).rejects.toThrow(
      /cannot be written\. Make it writable/,
    );
    await store.close();
  });

  test("a locked file is waited for, then reported, and works again afterwards", async () => {
    const store = createSqliteStore(openDatabase(folder.file, { busyTimeoutMs: 20 }));
    const other = new DatabaseSync(folder.file);
    other.exec("BEGIN IMMEDIATE");
    await expect(store.commit({ session: aSession(), expected: 0 })).rejects.toThrow(
      /another process keeps the database locked/,
    );
    other.exec("COMMIT");
    other.close();
    expect(await store.commit({ session: aSession(), expected: 0 })).toEqual({ ok: true, version: 1 });
    await store.close();
  });

  test("a database of a newer program is refused and not touched", () => {
    const { connection } = openDatabase(folder.file);
    connection.exec("PRAGMA user_version = 99");
    connection.close();
    expect(failure(() => openDatabase(folder.file)).message).toMatch(
      /newer version of Waymark \(schema 99, this one knows 7\)\. Update/,
    );
    const after = new DatabaseSync(folder.file);
    expect(after.prepare("PRAGMA user_version").get()).toEqual({ user_version: 99 });
    after.close();
  });
});
