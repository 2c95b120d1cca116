import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anAdoption, aQueueRecord as queue } from "./an-adoption.ts";
import { bothLedgers } from "./both-ledgers.ts";

const { SQLite, Redis } = bothLedgers();

describe.each([
  ["SQLite", SQLite],
  ["Redis", Redis],
])("on %s", (_, { open, within, kept, state }) => {
  let here: ReturnType<typeof anAdoption>;
  beforeEach(() => {
    here = anAdoption(open);
  });
  afterEach(() => here.remove());

  test("an amended file amends the decision by an entry, and leaves its reviews and its owner alone", async () => {
    here.write("0001-queue.md", queue("proposed"));
    await here.adopt();
    const reviewed = { nextOn: "2026-12-24", history: [{ at: 5, by: null, result: "confirmed" }] };
    await within(async ({ decisions }) => {
      const { decision, version } = (await decisions.get("local", "WM-1"))!;
      await decisions.put({ ...decision, owner: { id: "bo", name: "Bo" }, review: reviewed }, version);
    });
    here.write("0001-queue.md", queue("accepted", "\nIt was built.\n"));
    const { out } = await here.adopt();
    expect(out).toBe("amended 0001-queue.md, WM-1: status from proposed to accepted; its text.\n");
    const [decision] = await kept();
    expect(decision).toMatchObject({ status: "accepted", owner: { name: "Bo" }, review: reviewed });
    expect(decision?.adopted?.markdown).toContain("It was built.");
    expect(decision?.entries.map(({ kind, text }) => [kind, text])).toEqual([
      ["adopted", "Adopted from 0001-queue.md."],
      ["amended", "The file 0001-queue.md changed: status from proposed to accepted; its text."],
    ]);
    here.write("0001-queue.md", queue("superseded by ADR-0002", "\nIt was built.\n"));
    here.write("0002-stream.md", queue("accepted").replace("# Use a queue", "# Use a stream"));
    expect((await here.adopt()).out).toMatch(
      /^amended 0001-queue\.md, WM-1: status from accepted to superseded; superseded by from nothing to WM-2; its text\.\nadopted/,
    );
    const { decisions, next } = await state();
    expect(decisions.map(({ id, supersedes, supersededBy }) => [id, supersedes, supersededBy])).toEqual([
      ["WM-1", undefined, "WM-2"],
      ["WM-2", "WM-1", undefined],
    ]);
    expect(next).toEqual([expect.stringContaining("WM-2@")]);
  });

  test("other ends of lines and a byte order mark are no amendment", async () => {
    here.write("0001-queue.md", queue("accepted"));
    await here.adopt();
    here.write("0001-queue.md", `\uFEFF${queue("accepted").replaceAll("\n", "\r\n")}`);
    expect((await here.adopt()).err).toContain("1 as they were");
  });

  test("what was superseded here by a later decision stays so, whatever else changes in the file", async () => {
    here.write("0001-queue.md", queue("accepted"));
    await here.adopt();
    await within(async ({ decisions }) => {
      const { decision, version } = (await decisions.get("local", "WM-1"))!;
      await decisions.put({ ...decision, status: "superseded", supersededBy: "WM-9" }, version);
    });
    here.write("0001-queue.md", queue("accepted", "\nMore.\n"));
    expect((await here.adopt()).out).toBe("amended 0001-queue.md, WM-1: its text.\n");
    expect((await kept())[0]).toMatchObject({ status: "superseded", supersededBy: "WM-9" });
  });

  test("a renamed file stays the same decision, and one that is gone is named and kept", async () => {
    here.write("0001-queue.md", queue("accepted"));
    here.write("0002-stream.md", queue("accepted").replace("# Use a queue", "# Use a stream"));
    await here.adopt();
    renameSync(join(here.folder, "0001-queue.md"), join(here.folder, "0011-use-a-queue.md"));
    rmSync(join(here.folder, "0002-stream.md"));
    const { out, err } = await here.adopt();
    expect(out).toBe("amended 0011-use-a-queue.md, WM-1: file from “0001-queue.md” to “0011-use-a-queue.md”.\n");
    expect(err).toContain(
      "WM-2 was adopted from 0002-stream.md, which is not in the folder any more; it stays as it is.\n",
    );
    expect((await here.adopt()).out).toBe("");
    expect((await kept()).map(({ id, status }) => [id, status])).toEqual([
      ["WM-1", "accepted"],
      ["WM-2", "accepted"],
    ]);
  });

  test("of two repositories neither amends the other's records", async () => {
    here.write("0001-queue.md", queue("accepted"));
    await here.adopt();
    const other = anAdoption(open);
    other.write(
      "0001-queue.md",
      queue("accepted").replace("# Use a queue", "# Use a lock").replace("2026-05-01", "2025-01-01"),
    );
    const refused = await other.adopt();
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(
        /^0001-queue\.md:1: not adopted: WM-1 was adopted from a file of this name that has another title and another date\. .*--repository/,
      ),
    ]);
    expect((await other.adopt("--repository", "locks")).code).toBe(0);
    expect((await other.adopt("--repository", "locks")).err).toContain("1 as they were");
    other.remove();
    expect((await here.adopt()).err).toBe(
      "FOLDER, into local: 0 adopted, 0 amended, 1 as they were, 0 skipped, 0 not adopted.\n",
    );
    expect((await kept()).map(({ title, adopted }) => [title, adopted?.file])).toEqual([
      ["Use a queue", "0001-queue.md"],
      ["Use a lock", "locks:0001-queue.md"],
    ]);
  });
});
