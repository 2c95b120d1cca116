import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aDecision } from "../../contracts/a-decision.ts";
import { aRun } from "../a-run.ts";
import { anAdrFolder } from "./an-adr-folder.ts";

let here: ReturnType<typeof anAdrFolder>;
beforeEach(() => {
  here = anAdrFolder();
});
afterEach(() => here.remove());

const at = Date.UTC(2026, 10, 20);
const first = aDecision({ id: "WM-1", title: "Parcels by courier", ratifiedAt: at });
const second = aDecision({ id: "WM-2", title: "Ünïcode | and [marks]", ratifiedAt: at });
const secret = aDecision({ id: "WM-3", title: "Who is let go", ratifiedAt: at, private: true });

describe("which decisions", () => {
  test("those of private places only where they are named or all are wanted, which is said", async () => {
    await here.keep(first, secret);
    const { out, err } = await here.exported();
    expect(out).not.toContain("WM-3");
    expect(here.files().map(here.read).join()).not.toContain("let go");
    expect(err).toContain(
      "Decided in private places, so left out: WM-3. Name them with --only WM-3, or take all with --private.",
    );
    expect((await here.exported("--only", "WM-3")).out).toBe("wrote 0002-who-is-let-go.md (WM-3)\nrewrote README.md\n");
    rmSync(join(here.folder, "0002-who-is-let-go.md"));
    expect((await here.exported("--private")).out).toBe("wrote 0002-who-is-let-go.md (WM-3)\n");
  });

  test("of several workspaces one has to be named; the same id of another one is another decision", async () => {
    await here.keep(first, aDecision({ id: "WM-1", workspace: "slack:T1", sessionId: "theirs", title: "Queues" }));
    await expect(here.exported()).rejects.toThrow(
      "Several workspaces have decisions here. Name one with --workspace: local, slack:T1.",
    );
    await here.exported("--workspace", "local");
    expect((await here.exported("--workspace", "slack:T1")).out).toContain("wrote 0002-queues.md (WM-1)");
    expect((await here.exported("--workspace", "local")).out).toBe("");
    await expect(here.exported("--workspace", "slack:T2")).rejects.toThrow(
      "Workspace slack:T2 has no decision here. These have: local, slack:T1.",
    );
  });

  test("ids that are none, or not there, are refused before anything is written", async () => {
    await here.keep(first);
    await expect(here.exported("--only", "7")).rejects.toThrow('--only takes ids such as WM-3,WM-7; "7" is none.');
    await expect(here.exported("--only", "WM-1,WM-9")).rejects.toThrow(
      "There is no WM-9 here, so nothing was written.",
    );
    expect(here.files()).toEqual([]);
  });

  test("an adopted one stays its own file, and what takes its place links to that", async () => {
    const adopted = aDecision({
      id: "WM-1",
      status: "superseded",
      supersededBy: "WM-2",
      adopted: { file: "0004-by-train.md", markdown: "# By train\n\nStatus: accepted\n" },
    });
    writeFileSync(join(here.folder, "0004-by-train.md"), "# By train\n\nStatus: accepted\n");
    await here.keep(adopted, { ...second, supersedes: "WM-1" });
    expect((await here.exported()).out).toBe("wrote 0005-unicode-and-marks.md (WM-2)\nwrote README.md\n");
    expect(here.read("0005-unicode-and-marks.md")).toContain("Supersedes [ADR-0004](0004-by-train.md).");
    expect(here.read("0004-by-train.md")).toBe("# By train\n\nStatus: accepted\n");
    await expect(here.exported("--only", "WM-1")).rejects.toThrow(
      "WM-1 (0004-by-train.md) was adopted: its own file is the record, so nothing was written.",
    );
  });

  test("before the first decision nothing is written", async () => {
    const { out, err } = await here.exported();
    expect([out, err, here.files()]).toEqual(["", "Nothing is decided here yet, so there is nothing to export.\n", []]);
  });
});

describe("the index", () => {
  test("lists what people wrote beside what was exported, and leaves what stands around it", async () => {
    here.adr("init", "doc/adr");
    writeFileSync(join(here.folder, "README.md"), "# Our decisions\n\nRead these first.");
    await here.keep(second);
    await here.exported();
    const index = here.read("README.md");
    expect(index.startsWith("# Our decisions\n\nRead these first.\n\n<!-- waymark:")).toBe(true);
    expect(index).toContain(
      "| [0001](0001-record-architecture-decisions.md) | Record architecture decisions | Accepted | ",
    );
    expect(index).toContain(
      "| [0002](0002-unicode-and-marks.md) | Ünïcode \\| and \\[marks\\] | accepted | 2026-11-20 | WM-2 |",
    );
    writeFileSync(join(here.folder, "README.md"), `${index}\nAsk Grace.\n`);
    await here.keep(aDecision({ id: "WM-3", title: "Third" }));
    await here.exported();
    expect(here.read("README.md")).toMatch(
      /^# Our decisions\n[\s\S]*\| WM-3 \|[\s\S]*<!-- \/waymark -->\n\nAsk Grace\.\n$/,
    );
  });

  test("stands in index.md where a folder has that instead", async () => {
    writeFileSync(join(here.folder, "index.md"), "# Knowledge base\n");
    await here.keep(first);
    expect((await here.exported()).out).toBe("wrote 0001-parcels-by-courier.md (WM-1)\nrewrote index.md\n");
    expect(here.files()).toEqual(["0001-parcels-by-courier.md", "index.md"]);
  });
});

describe("a folder that will not do", () => {
  test("one that is missing, or none, is said with what to do", async () => {
    await here.keep(first);
    rmSync(here.folder, { recursive: true });
    await expect(here.exported()).rejects.toThrow(
      /^There is no folder .*adr\. Make it first \(mkdir -p .*adr\), or name another with --dir\.$/,
    );
    writeFileSync(here.folder, "");
    await expect(here.exported()).rejects.toThrow(/adr is no folder\. Name the folder of records with --dir\.$/);
  });

  test("one that may not be written is said, and nothing is left in it", async () => {
    await here.keep(first);
    // Root may write everywhere but where the kernel forbids it.
    const forbidden = process.getuid?.() === 0 ? "/sys/kernel" : here.folder;
    if (forbidden === here.folder) chmodSync(here.folder, 0o555);
    await expect(here.exported("--dir", forbidden)).rejects.toThrow(
      /0001-parcels-by-courier\.md may not be written or read by this user \(E(?:ACCES|PERM|ROFS)\)\. What is printed above was written/,
    );
    chmodSync(here.folder, 0o755);
    expect(here.files()).toEqual([]);
  });

  test("what was written before something stood in the way is said, and the next run goes on there", async () => {
    await here.keep(first);
    mkdirSync(join(here.folder, "README.md"));
    await expect(here.exported()).rejects.toThrow(
      /README\.md is there already and is no record\. What is printed above was written/,
    );
    rmSync(join(here.folder, "README.md"), { recursive: true });
    expect((await here.exported()).out).toBe("wrote README.md\n");
  });
});

test("as a command of its own it says what it wrote, and what it needs", async () => {
  await here.keep(first);
  const on = { WAYMARK_DATA: here.place };
  const { code, out, err } = await aRun(["adr:export", "--dir", here.folder], on).ended;
  expect([code, out]).toEqual([0, "wrote 0001-parcels-by-courier.md (WM-1)\nwrote README.md\n"]);
  expect(err).toContain("1 new, 0 rewritten, 0 as they were");
  const without = await aRun(["adr:export"], on).ended;
  expect([without.code, without.err]).toEqual([1, "Name the folder of records: --dir docs/adr\n"]);
});
