import { describe, expect, test } from "vitest";
import type { AdrRecord } from "../../../../src/decisions/adopt/adr-record.ts";
import { linkRecords } from "../../../../src/decisions/adopt/link-records.ts";
import { readRecord } from "../../../../src/decisions/adopt/read-record.ts";

function recordOf(text: string, path = "0007-a-record.md"): AdrRecord {
  const read = readRecord({ path, text });
  if (read.kind !== "record") throw new Error(JSON.stringify(read));
  return read.record;
}

const body = '\n## Decision Outcome\n\nChosen option: "A queue", because it waits.\n';

describe("single facts", () => {
  test.each([
    ["# 7. Use a queue", "Use a queue"],
    ["# ADR-0007: Use a queue", "Use a queue"],
    ["# ADR 7 - Use a queue", "Use a queue"],
    ["# 0007 Use a queue", "Use a queue"],
    ["# 7 Use a queue", "Use a queue"],
    ["# 3 queues, one worker", "3 queues, one worker"],
    ["# Use `a` **queue** [of ours](https://example.org)", "Use a queue of ours"],
    ["Use a queue\n===========", "Use a queue"],
    ["# Use <b>a</b> queue & more #", "Use <b>a</b> queue & more"],
    ["# Use\u202e a\u0007 queue", "Use a queue"],
  ])("the title of %j is %j", (heading, title) => {
    expect(recordOf(`${heading}\n\nStatus: accepted\n${body}`).title).toBe(title);
  });

  test.each([
    ["Approved", "accepted"],
    ["**Accepted** on 2024-01-02", "accepted"],
    ["✅ Accepted", "accepted"],
    ["Draft", "proposed"],
    ["In review", "proposed"],
    ["Withdrawn", "rejected"],
    ["Obsolete", "deprecated"],
    ["superseded by ADR-0009", "superseded"],
    ["Replaced by #9", "superseded"],
  ])("the status %j is %s", (said, status) => {
    const record = recordOf(`# A\n\n## Status\n\n${said}\n${body}`);
    expect(record.status).toBe(status);
    if (status === "superseded") expect(record.supersededBy).toEqual({ number: 9 });
  });

  test.each([
    ["2026-03-01", "2026-03-01"],
    ["2026/3/1", "2026-03-01"],
    ["1 March 2026", "2026-03-01"],
    ["March 1st, 2026", "2026-03-01"],
    ["2026-02-30", undefined],
    ["01/03/2026", undefined],
  ])("the date %j is %s", (said, day) => {
    expect(recordOf(`# A\n\n* Status: accepted\n* Date: ${said}\n${body}`).decidedOn).toBe(day);
  });

  test.each(["review", "review-by", "review-date", "next-review", "expires", "Review_Date"])(
    "front matter's %s is a date of review",
    (field) => {
      expect(recordOf(`---\nstatus: accepted\n${field}: 2027-05-01\n---\n# A\n`).reviewOn).toBe("2027-05-01");
    },
  );

  test.each([
    "* Review date: 2027-05-01",
    "- **Next review:** 2027-05-01",
    "| Review date | 2027-05-01 |",
    "Review by: May 1, 2027",
  ])("%j is a date of review, in the head of a record", (line) => {
    expect(recordOf(`# A\n\n* Status: accepted\n${line}\n${body}`).reviewOn).toBe("2027-05-01");
  });

  test("what is not understood is remarked on with its line, and the record is adopted all the same", () => {
    const record = recordOf(`---\nstatus: accepted\ndate: soon\nreview: every quarter\n---\n# A\n${body}`);
    expect(record.remarks).toEqual([
      { line: 3, text: "its date, “soon”, is none we can read" },
      { line: 4, text: "its review, “every quarter”, names no date we can read" },
    ]);
    expect(recordOf(`# A\n${body}`).remarks).toEqual([
      { line: 1, text: "it has no status; it was taken as accepted, since it says what was chosen" },
    ]);
    expect(linkRecords([recordOf("# A\n\nStatus: superseded by ADR-0099\n")])[0]?.remarks).toEqual([
      { line: 1, text: "what it is superseded by, number 99, is no record of this folder" },
    ]);
  });

  test("ends of lines, a mark of byte order and Unicode change nothing", () => {
    const plain = `# Größe der Warteschlange: 決定 🌍\n\n* Status: accepted\n* Deciders: Žofie Nová, 李\n${body}`;
    const { markdown, ...record } = recordOf(`\uFEFF${plain.replaceAll("\n", "\r\n")}`);
    expect({ markdown, ...record }).toEqual(recordOf(plain));
    expect(record).toMatchObject({ title: "Größe der Warteschlange: 決定 🌍", deciders: ["Žofie Nová", "李"] });
  });
});

test("a number means the record of that number in the same folder, and nothing where several could be meant", () => {
  const record = (path: string, status: string) => recordOf(`# ${path}\n\n* Status: ${status}\n`, path);
  const by = "superseded by ADR-0002";
  const linked = linkRecords([
    record("a/0001-x.md", by),
    record("a/0002-y.md", "accepted"),
    record("b/0001-x.md", by),
    record("b/0002-y.md", "accepted"),
    record("c/0001-x.md", by),
  ]);
  expect(linked.map(({ supersededBy }) => supersededBy)).toEqual([
    "a/0002-y.md",
    undefined,
    "b/0002-y.md",
    undefined,
    undefined,
  ]);
});

describe("what is not adopted", () => {
  test.each([
    ["", 1, "it is empty"],
    ["---\nstatus: accepted\n# A\n", 1, "its front matter, begun by ---, never ends"],
    ["# A\n\nStatus: accepted\n\n\0", 5, "it holds a zero byte, so it is no text"],
    [
      "# A\n\n## Status\n\nBlue\n",
      5,
      "its status, “Blue”, is none of proposed, accepted, superseded, deprecated, rejected",
    ],
    ["Status: accepted\n", 1, "it has no heading, and no title in its front matter"],
    [`# A\n\nStatus: accepted\n${"x".repeat(200_000)}`, 1, "it is longer than 200000 characters"],
  ])("%j is named with line and reason", (text, line, reason) => {
    expect(readRecord({ path: "0001-a.md", text })).toEqual({ kind: "unreadable", path: "0001-a.md", line, reason });
  });

  test("what Waymark exported, and what is no record, is passed over with a word", () => {
    const exported = '---\nstatus: "accepted"\nwaymark: "WM-12"\n---\n\n# A\n';
    expect(readRecord({ path: "0001-a.md", text: exported })).toMatchObject({
      why: "it was exported from Waymark, as WM-12",
    });
    expect(readRecord({ path: "notes.md", text: "# Notes\n\nOf a meeting.\n" })).toMatchObject({
      why: "it is no record of a decision: it has neither a status nor a decision",
    });
  });
});

test("hostile texts are read in linear time", () => {
  const size = 190_000;
  const hostile = [
    "<!--",
    "[",
    "](",
    "](a.md",
    "#",
    "* Status: ",
    "**",
    "``` ",
    "Review date: ",
    "- a: b\n",
    "chosen option: ",
    "\\",
    "{",
    "| ",
    "---\n",
    "=\n",
  ];
  const began = process.cpuUsage();
  for (const piece of hostile) {
    const text = piece.repeat(size / piece.length);
    for (const whole of [
      text,
      `# A\n\n## Status\n\n${text}`,
      `# A\n\n## Decision\n\n${text}`,
      `---\n${text}\n---\n# A\n`,
    ]) {
      expect(readRecord({ path: "0001-a.md", text: whole }).kind).toMatch(/record|skipped|unreadable/);
    }
  }
  const { user } = process.cpuUsage(began);
  expect(user / 1e6).toBeLessThan(20);
});
