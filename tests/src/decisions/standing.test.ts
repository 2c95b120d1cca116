import { expect, test } from "vitest";
import { readRecord } from "../../../src/decisions/adopt/read-record.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import { asExported } from "../../../src/decisions/folder/export-mark.ts";
import { planFolder } from "../../../src/decisions/folder/plan-folder.ts";
import { aDecision } from "../../contracts/a-decision.ts";

const ratifiedAt = Date.UTC(2026, 10, 20);
const older = aDecision({ id: "WM-1", title: "By courier", status: "superseded", supersededBy: "WM-2", ratifiedAt });
const newer = aDecision({ id: "WM-2", title: "By van", supersedes: "WM-1", ratifiedAt });
const exported = (...decisions: Decision[]) => planFolder([], { decisions }).map(({ text }) => text);

/** What log4brains 1.1 takes from a record: lists up to the first second-level heading, and `a: b` above `---` is such a heading. */
function asLog4brainsReads(text: string): Record<string, string> {
  const [head = ""] = text.split(/\n## |[^\n]\n---\n/);
  const items = [...head.matchAll(/^\* (\w+): (.*)$/gm)];
  return Object.fromEntries(items.map(([, key = "", value = ""]) => [key, value.replace(/\[(.*?)\]\(.*?\)/g, "$1")]));
}

test.each(["accepted", "proposed", "deprecated", "rejected"] as const)(
  "%s, who decided and when stand where log4brains reads them, and in the front matter",
  (status) => {
    const [text = ""] = exported(aDecision({ id: "WM-1", status, ratifiedAt }));
    expect(asLog4brainsReads(text)).toEqual({ Status: status, Date: "2026-11-20", Deciders: "Ana" });
    expect(text).toContain(`---\nstatus: "${status}"\ndate: 2026-11-20\n`);
    expect(asExported(text)).toBe(true);
  },
);

test("a superseded one names its successor's file without the ending, and one that is not there stops nothing", () => {
  const [text = ""] = exported(older, newer);
  expect(asLog4brainsReads(text)).toMatchObject({ Status: "superseded by 0002-by-van" });
  expect(text).toContain(
    "* Status: superseded by [0002-by-van](0002-by-van.md)\n* Deciders: Ana\n* Date: 2026-11-20\n\n## ",
  );
  const [alone = ""] = exported(older);
  expect(asLog4brainsReads(alone)).toMatchObject({ Status: "superseded by:" });
  expect(alone).toContain("* Date: 2026-11-20\n\nIts successor is WM-2, which is not in this folder.\n\n## ");
});

test.each([
  ["with its front matter", (text: string) => text.replace(/^waymark.*\n/gm, "")],
  ["without it", (text: string) => text.replace(/^---\n[\s\S]*?\n---\n/, "")],
])("as a record of another place it is read back as what it is, %s", (_how, made) => {
  const [first = "", second = ""] = exported(older, newer).map(made);
  expect(readRecord({ path: "0001-by-courier.md", text: first })).toMatchObject({
    record: {
      title: "By courier",
      status: "superseded",
      outcome: "Courier",
      decidedOn: "2026-11-20",
      deciders: ["Ana"],
      supersededBy: { file: "0002-by-van.md" },
      remarks: [],
    },
  });
  expect(readRecord({ path: "0002-by-van.md", text: second })).toMatchObject({
    record: { status: "accepted", links: [{ file: "0001-by-courier.md" }], remarks: [] },
  });
});
