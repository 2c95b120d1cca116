import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { aFolder } from "./a-database.ts";

const script = new URL("./committing-child.ts", import.meta.url).pathname;
let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

const child = (...args: string[]) =>
  spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });

/** What a child said was committed: the highest version of each session. Stops reading at `enough` lines. */
async function acknowledged(from: ChildProcess, enough = Infinity): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  const lines = createInterface({ input: from.stdout! });
  let count = 0;
  for await (const line of lines) {
    const [id = "", version = ""] = line.split(" ");
    versions.set(id, Math.max(Number(version), versions.get(id) ?? 0));
    count += 1;
    if (count === enough) from.kill("SIGKILL");
  }
  return versions;
}

describe("SQLite and other processes", () => {
  test.each([3, 40, 137])("a process killed after %i acknowledged commits loses none of them", async (enough) => {
    const committing = child(folder.file, "killed");
    const exit = once(committing, "exit");
    const versions = await acknowledged(committing, enough);
    expect(await exit).toEqual([null, "SIGKILL"]);

    const store = createSqliteStore(openDatabase(folder.file));
    expect([...versions.values()].reduce((sum, version) => sum + version, 0)).toBeGreaterThanOrEqual(enough);
    for (const [id, version] of versions) {
      const read = await store.read(id);
      if (read.kind !== "found") throw new Error(`an acknowledged session is ${read.kind}`);
      expect(read.version).toBeGreaterThanOrEqual(version);
      // Session and outbox are of the same commit, the one that was under way when it died included.
      expect(read.session.outbox).toHaveLength(read.version);
      expect(read.session.said).toHaveLength(read.version);
      expect(await store.pointer(read.session.conversation)).toBe(id);
    }
    await store.close();
  });

  test("two processes start on one new file and get all their commits in", async () => {
    const children = [child(folder.file, "one", "60"), child(folder.file, "two", "60")];
    const exits = Promise.all(children.map((each) => once(each, "exit")));
    const results = await Promise.all(children.map((each) => acknowledged(each)));
    expect(await exits).toEqual([
      [0, null],
      [0, null],
    ]);
    const sums = results.map((versions) => [...versions.values()].reduce((sum, version) => sum + version, 0));
    expect(sums).toEqual([60, 60]);
    const store = createSqliteStore(openDatabase(folder.file));
    for (const [id, version] of results.flatMap((versions) => [...versions])) {
      expect(await store.read(id)).toMatchObject({ kind: "found", version });
    }
    await store.close();
  });

  test("a watcher hears of commits another process makes", async () => {
    const store = createSqliteStore(openDatabase(folder.file), { pollMs: 5 });
    const { sessionId } = await import("../../../src/identity.ts");
    const told = new Promise<void>((resolve) => store.watch(sessionId("local", "other-0"), resolve));
    const committing = child(folder.file, "other", "1");
    await Promise.all([acknowledged(committing), once(committing, "exit"), told]);
    await store.close();
  });
});
