import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Decision } from "../../../src/decisions/decision.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { anAdrFolder } from "./an-adr-folder.ts";

let here: ReturnType<typeof anAdrFolder>;
beforeEach(() => {
  here = anAdrFolder();
});
afterEach(() => here.remove());

const at = Date.UTC(2026, 10, 20);
const first = aDecision({ id: "WM-1", title: "Parcels by courier", ratifiedAt: at });
const second = aDecision({ id: "WM-2", title: "Ünïcode | and [marks]", ratifiedAt: at });

describe("numbers", () => {
  test("decisions take the next numbers of a folder that adr-tools began, and adr-tools goes on after them", async () => {
    here.adr("init", "doc/adr");
    here.adr("new", "Use a van");
    await here.keep(first, second);
    const { out, err } = await here.exported();
    expect(out).toBe(
      "wrote 0003-parcels-by-courier.md (WM-1)\nwrote 0004-unicode-and-marks.md (WM-2)\nwrote README.md\n",
    );
    expect(err).toBe("FOLDER, from local: 2 new, 0 rewritten, 0 as they were; the index is written.\n");
    here.adr("new", "Use a boat");
    expect(here.adr("list").trim().split("\n")).toEqual([
      "doc/adr/0001-record-architecture-decisions.md",
      "doc/adr/0002-use-a-van.md",
      "doc/adr/0003-parcels-by-courier.md",
      "doc/adr/0004-unicode-and-marks.md",
      "doc/adr/0005-use-a-boat.md",
    ]);
    await here.keep(aDecision({ id: "WM-4", title: "Later" }));
    expect((await here.exported()).out).toBe("wrote 0006-later.md (WM-4)\nrewrote README.md\n");
  });

  test("the folder says which decision has which number, also after a file was renamed", async () => {
    await here.keep(first);
    await here.exported();
    const [, front = ""] = /^---\n([\s\S]*?)\n---\n/.exec(here.read("0001-parcels-by-courier.md")) ?? [];
    expect(parse(front)).toMatchObject({ waymark: "WM-1", "waymark-interview": "session-of-WM-1", status: "accepted" });
    writeFileSync(join(here.folder, "0017-how-parcels-go.md"), here.read("0001-parcels-by-courier.md"));
    rmSync(join(here.folder, "0001-parcels-by-courier.md"));
    await here.keep(second);
    expect((await here.exported()).out).toBe("wrote 0018-unicode-and-marks.md (WM-2)\nrewrote README.md\n");
    expect(here.files()).toEqual(["0017-how-parcels-go.md", "0018-unicode-and-marks.md", "README.md"]);
  });

  test("names that begin with a date count as no number, and a title without Latin letters is named by its id", async () => {
    writeFileSync(join(here.folder, "20261120-by-date.md"), "# By date\n");
    await here.keep(aDecision({ id: "WM-1", title: "決定" }));
    expect((await here.exported()).out).toBe("wrote 0001-wm-1.md (WM-1)\nwrote README.md\n");
  });
});

describe("run again", () => {
  test("nothing changes: not a byte, not a time", async () => {
    await here.keep(first, second);
    await here.exported();
    const before = here.state();
    const { out, err } = await here.exported();
    expect([out, err]).toEqual(["", "FOLDER, from local: 0 new, 0 rewritten, 2 as they were; the index stays.\n"]);
    expect(here.state()).toEqual(before);
  });

  test("a decision that was amended is written anew in its place, the others are not touched", async () => {
    await here.keep(first, second);
    await here.exported();
    const other = statSync(join(here.folder, "0002-unicode-and-marks.md")).mtimeMs;
    await here.keep({
      ...first,
      entries: [{ at, by: first.owner, kind: "review", text: "Confirmed: nothing changed." }],
    });
    expect((await here.exported()).out).toBe("rewrote 0001-parcels-by-courier.md (WM-1)\n");
    expect(here.read("0001-parcels-by-courier.md")).toMatch(
      /## Amendments\n\n\* 2026-11-20, Ana: Confirmed: nothing changed\.\n$/,
    );
    expect(statSync(join(here.folder, "0002-unicode-and-marks.md")).mtimeMs).toBe(other);
  });

  test("other ends of lines, as a checkout may make them, are no change", async () => {
    await here.keep(first);
    await here.exported();
    for (const name of here.files()) writeFileSync(join(here.folder, name), here.read(name).replaceAll("\n", "\r\n"));
    const before = here.state();
    expect((await here.exported()).out).toBe("");
    expect(here.state()).toEqual(before);
  });

  test("what people changed in a file stays, also when the decision is amended, unless it is asked for", async () => {
    await here.keep(first);
    await here.exported();
    const file = join(here.folder, "0001-parcels-by-courier.md");
    writeFileSync(file, `${here.read("0001-parcels-by-courier.md")}\nSee also the wiki.\n`);
    await here.keep({ ...first, entries: [{ at, by: null, kind: "review", text: "Looked at." }] });
    const { out, err } = await here.exported();
    expect([out, err]).toEqual([
      "",
      expect.stringContaining(
        "Changed by hand since they were exported, so left as they are: 0001-parcels-by-courier.md (WM-1). --overwrite replaces them.",
      ),
    ]);
    expect(here.read("0001-parcels-by-courier.md")).toContain("See also the wiki.");
    expect((await here.exported("--overwrite")).out).toBe("rewrote 0001-parcels-by-courier.md (WM-1)\n");
    expect(here.read("0001-parcels-by-courier.md")).toContain("Looked at.");
    expect(here.read("0001-parcels-by-courier.md")).not.toContain("the wiki");
  });
});

describe("superseding", () => {
  const newer = aDecision({ id: "WM-2", title: "Parcels by van", supersedes: "WM-1", ratifiedAt: at });
  const older: Decision = {
    ...first,
    status: "superseded",
    supersededBy: "WM-2",
    entries: [{ at, by: first.owner, kind: "superseded", text: "Superseded by WM-2." }],
  };

  test("both records link to each other by the files of the folder", async () => {
    await here.keep(first);
    await here.exported();
    await here.keep(older, newer);
    expect((await here.exported()).out).toBe(
      "rewrote 0001-parcels-by-courier.md (WM-1)\nwrote 0002-parcels-by-van.md (WM-2)\nrewrote README.md\n",
    );
    expect(here.read("0001-parcels-by-courier.md")).toContain(
      'status: "superseded by [ADR-0002](0002-parcels-by-van.md)"\n',
    );
    expect(here.read("0001-parcels-by-courier.md")).toContain(
      "* 2026-11-20, Ana: Superseded by [ADR-0002](0002-parcels-by-van.md).",
    );
    expect(here.read("0002-parcels-by-van.md")).toContain("Supersedes [ADR-0001](0001-parcels-by-courier.md).");
  });

  test("a decision that is not in the folder is named by its id, and linked once it is", async () => {
    await here.keep({ ...older, private: true }, newer);
    await here.exported();
    expect(here.read("0001-parcels-by-van.md")).toContain("Supersedes WM-1.");
    await here.exported("--only", "wm-1");
    await here.exported();
    expect(here.read("0001-parcels-by-van.md")).toContain("Supersedes [ADR-0002](0002-parcels-by-courier.md).");
  });
});
