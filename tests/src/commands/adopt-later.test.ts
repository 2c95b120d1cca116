import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anAdoption, aQueueRecord as queue } from "./an-adoption.ts";
import { bothLedgers } from "./both-ledgers.ts";

const { SQLite, Redis } = bothLedgers();

describe.each([
  ["SQLite", SQLite],
  ["Redis", Redis],
])("what changes in the folder later, on %s", (_, { open, within, kept, state }) => {
  let here: ReturnType<typeof anAdoption>;
  beforeEach(() => {
    here = anAdoption(open);
  });
  afterEach(() => here.remove());

  const citing = queue("accepted", "\nSee [the stream](0002-stream.md).\n");
  const stream = (status: string) => queue(status).replace("# Use a queue", "# Use a stream");
  const reviews = async () => (await kept()).map(({ id, review: { nextOn, why } }) => [id, nextOn, why]);

  test("a record that is superseded brings those that cite it forward, once, and not the one that takes its place", async () => {
    here.write("0001-queue.md", citing);
    here.write("0002-stream.md", stream("accepted"));
    await here.adopt();
    expect((await reviews()).map(([, nextOn]) => nextOn)).toEqual(["2027-02-26", "2027-02-26"]);
    here.at.today = "2026-12-10";
    here.write("0002-stream.md", stream("superseded by [ADR-0003](0003-log.md)"));
    here.write("0003-log.md", `${stream("accepted").replace("stream", "log")}\nSee [the stream](0002-stream.md).\n`);
    const { out } = await here.adopt();
    const why = "It cites 0002-stream.md, which is superseded.";
    expect(out).toContain(`brought forward 0001-queue.md, WM-1: looked at on 2026-12-11. ${why}\n`);
    expect(await reviews()).toEqual([
      ["WM-1", "2026-12-11", why],
      ["WM-2", "2027-02-26", undefined],
      ["WM-3", "2027-03-11", undefined],
    ]);
    const { next } = await state();
    expect(next.map((id) => id.replace(/T.*/, ""))).toEqual(["local~WM-1@2026-12-11", "local~WM-3@2027-03-11"]);
    here.at.today = "2027-01-20";
    expect((await here.adopt()).out).toBe("");
    expect((await state()).next).toEqual(next);
  });

  test("a look that is asked for, sooner, or stopped is left as it is", async () => {
    const asked = { occurrence: "o", session: "s", dueAt: 0, at: 1, nudges: 0 };
    for (const review of [
      { nextOn: "2027-03-01", asked, history: [] },
      { nextOn: "2026-11-30", history: [] },
      { nextOn: null, history: [] },
    ]) {
      const folder = anAdoption(open);
      folder.write("0001-queue.md", citing);
      folder.write("0002-stream.md", stream("accepted"));
      await folder.adopt("--conversation", `slack:T${review.nextOn}/C1`);
      const workspace = `slack:T${review.nextOn}`;
      await within(async ({ decisions }) => {
        const { decision, version } = (await decisions.get(workspace, "WM-1"))!;
        await decisions.put({ ...decision, review }, version);
      });
      folder.write("0002-stream.md", stream("superseded"));
      await folder.adopt("--conversation", `slack:T${review.nextOn}/C1`);
      folder.remove();
      expect((await kept(workspace))[0]?.review).toEqual(review);
    }
  });

  test("a record that comes to life gets its first look", async () => {
    here.write("0001-queue.md", queue("rejected"));
    await here.adopt();
    expect(await reviews()).toEqual([["WM-1", null, undefined]]);
    here.write("0001-queue.md", queue("accepted"));
    await here.adopt();
    expect(await reviews()).toEqual([["WM-1", "2027-02-26", undefined]]);
    expect((await state()).next).toHaveLength(1);
  });

  test("another date of review in the file is said, and the look that is planned stays", async () => {
    const dated = (day: string) => queue("accepted", `\n## Review\n\n${day}\n`);
    here.write("0001-queue.md", dated("2027-01-10"));
    await here.adopt();
    here.write("0001-queue.md", dated("2027-05-10"));
    expect((await here.adopt()).out).toBe(
      "amended 0001-queue.md, WM-1: its text; its date of review from 2027-01-10 to 2027-05-10, while the look planned here stays on 2027-01-10.\n",
    );
    expect(await reviews()).toEqual([["WM-1", "2027-01-10", undefined]]);
  });
});
