import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anAdoption } from "./an-adoption.ts";
import { bothLedgers } from "./both-ledgers.ts";

const { SQLite } = bothLedgers();

describe("what cannot be read", () => {
  let here: ReturnType<typeof anAdoption>;
  beforeEach(() => {
    here = anAdoption(SQLite.open);
  });
  afterEach(() => here.remove());

  const good = "# A\n\nStatus: accepted\n";

  test("is named with its line and reason, the others go on, and the command ends with 1", async () => {
    here.write("0001-good.md", good);
    here.write("0002-status.md", "# B\n\n## Status\n\nBlue\n");
    here.write("0003-latin.md", Buffer.from("# C\n\nStatus: accepted\n\nGr\xF6\xDFe\n", "latin1"));
    here.write("0004-large.md", "x".repeat(800_001));
    here.write("0005-open.md", "---\nstatus: accepted\n");
    here.write("0006-exported.md", '---\nwaymark: "WM-3"\n---\n# F\n\nStatus: accepted\n');
    writeFileSync(join(here.place, "outside.md"), good);
    mkdirSync(join(here.place, "outside"));
    writeFileSync(join(here.place, "outside/0001-secret.md"), good);
    symlinkSync(join(here.place, "outside.md"), join(here.folder, "0007-outside.md"));
    symlinkSync(join(here.place, "outside"), join(here.folder, "more"));
    symlinkSync("0001-good.md", join(here.folder, "0008-inside.md"));
    symlinkSync("0009-circle.md", join(here.folder, "0009-circle.md"));
    here.write("notes.txt", "no record");
    const { code, out, err } = await here.adopt();
    expect(code).toBe(1);
    expect(out).toBe(`adopted 0001-good.md as WM-1: accepted, looked at on 2027-02-26.
skipped 0006-exported.md: it was exported from Waymark, as WM-3
skipped 0008-inside.md: it is a link to another file of the folder
`);
    expect(
      err,
    ).toBe(`0002-status.md:5: not adopted: its status, “Blue”, is none of proposed, accepted, superseded, deprecated, rejected
0003-latin.md:5: not adopted: it is not UTF-8
0004-large.md:1: not adopted: it is larger than 800000 bytes
0005-open.md:1: not adopted: its front matter, begun by ---, never ends
0007-outside.md:1: not adopted: it is a link out of the folder, which is not followed
0009-circle.md:1: not adopted: it cannot be read (ELOOP)
more:1: not adopted: it is a link out of the folder, which is not followed
FOLDER, into local: 1 adopted, 0 amended, 0 as they were, 2 skipped, 7 not adopted.
`);
  });

  test("a name a terminal would act on is shown without that", async () => {
    here.write("0001-\u001b[31mred.md", "");
    expect((await here.adopt()).err).toMatch(/^0001- \[31mred\.md:1: not adopted: it is empty\n/);
  });

  test("a wrong call says what would be right", async () => {
    await expect(here.adopt("--dir", join(here.place, "none"))).rejects.toThrow("is no folder this user can read");
    await expect(here.adopt("--workspace", "slack:T1")).rejects.toThrow("--conversation slack:T1/C012");
    await expect(here.adopt("--workspace", "mine")).rejects.toThrow("There is no workspace mine.");
    await expect(here.adopt("--workspace", "local", "--conversation", "slack:T1/C1")).rejects.toThrow(
      "no conversation of local",
    );
    await expect(here.adopt("--owner", "Ana")).rejects.toThrow('--owner "U012:Ana Lee"');
    await expect(here.adopt("--repository", "a/b")).rejects.toThrow("--repository payments");
  });
});
