import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { linkRecords } from "../../../../src/decisions/adopt/link-records.ts";
import { readRecord } from "../../../../src/decisions/adopt/read-record.ts";

const fixtures = join(import.meta.dirname, "../../../fixtures/adr");

/** The records of a folder of fixtures, linked, without their text. */
function recordsIn(folder: string) {
  const paths = readdirSync(join(fixtures, folder), { recursive: true, encoding: "utf8" }).sort();
  const read = paths
    .filter((path) => path.endsWith(".md"))
    .map((path) => readRecord({ path, text: readFileSync(join(fixtures, folder, path), "utf8") }));
  const records = read.flatMap((one) => (one.kind === "record" ? one.record : []));
  const others = read.flatMap((one) => (one.kind === "record" ? [] : [one]));
  return { records: linkRecords(records).map(({ markdown: _, ...record }) => record), others };
}

describe("the forms of records", () => {
  test("MADR 2: bullets below the heading; a template and an index are passed over", () => {
    const { records, others } = recordsIn("madr-2");
    expect(records).toEqual([
      expect.objectContaining({
        path: "0001-use-markdown-architectural-decision-records.md",
        title: "Use Markdown Architectural Decision Records",
        status: "accepted",
        outcome: "MADR 2.1.2",
        decidedOn: "2023-02-14",
        deciders: ["Mara Olsen", "Tim Ek"],
        cites: [],
        remarks: [],
      }),
      expect.objectContaining({
        status: "superseded",
        supersededBy: "0004-keep-bookings-as-events.md",
        outcome: "PostgreSQL",
        remarks: [],
      }),
      expect.objectContaining({
        outcome: "Views on the tables",
        cites: ["0002-store-bookings-in-postgresql.md"],
        remarks: [],
      }),
      expect.objectContaining({
        status: "accepted",
        deciders: ["Mara Olsen", "Tim Ek"],
        reviewOn: "2024-11-06",
        supersedes: "0002-store-bookings-in-postgresql.md",
        cites: [],
        remarks: [],
      }),
    ]);
    expect(others).toEqual([
      { kind: "skipped", path: "index.md", why: "it is no record by its name" },
      { kind: "skipped", path: "template.md", why: "it is a template" },
    ]);
  });

  test("MADR 3: front matter, also where YAML would refuse it", () => {
    const { records } = recordsIn("madr-3");
    expect(records).toEqual([
      expect.objectContaining({
        title: "Use one repository for both services",
        status: "accepted",
        outcome: "One repository",
        decidedOn: "2025-01-10",
        deciders: ["Lin Zhou", "@petra"],
        reviewOn: "2027-01-10",
        remarks: [],
      }),
      expect.objectContaining({
        title: "Cache in the browser",
        status: "proposed",
        outcome: "Cache in the browser",
        deciders: ["@petra"],
        remarks: [
          { line: 4, text: expect.stringMatching(/^its front matter is no YAML: .*; it was read line by line$/) },
        ],
      }),
      expect.objectContaining({
        title: "Sign in with the company account",
        status: "rejected",
        outcome: "A login of our own",
        deciders: ["Lin Zhou", "Petra Ngata"],
        remarks: [],
      }),
    ]);
  });

  test("MADR 4: decision-makers as a list, an end of validity, and a section that names the review", () => {
    const { records } = recordsIn("madr-4");
    expect(records).toEqual([
      expect.objectContaining({
        deciders: ["Ines Duarte", "Owen Bright"],
        reviewOn: "2026-08-02",
        outcome: "MADR 4.0.0",
      }),
      expect.objectContaining({ deciders: ["Owen Bright"], reviewOn: "2027-03-15", outcome: "A queue", remarks: [] }),
      expect.objectContaining({ status: "proposed", outcome: "Choose a mail provider", decidedOn: "2026-11-20" }),
    ]);
  });

  test("adr-tools: sections, its spelling of superseded, numbers in headings, folders in the folder", () => {
    const { records } = recordsIn("nygard");
    expect(records).toEqual([
      expect.objectContaining({
        title: "Record architecture decisions",
        status: "accepted",
        outcome: "We will use Architecture Decision Records, as described by Michael Nygard",
        decidedOn: "2021-06-01",
        deciders: [],
        remarks: [],
      }),
      expect.objectContaining({ status: "superseded", supersededBy: "0003-run-on-two-servers.md" }),
      expect.objectContaining({
        title: "Run on two servers",
        status: "accepted",
        supersedes: "0002-run-on-one-server.md",
        cites: ["0004-2-data-centres-one-database.md"],
      }),
      expect.objectContaining({
        title: "2 data centres, one database",
        status: "proposed",
        cites: ["0002-run-on-one-server.md", "0003-run-on-two-servers.md"],
      }),
      expect.objectContaining({
        path: "teams/0001-one-team-per-service.md",
        status: "deprecated",
        outcome: "Every service has one team",
        cites: ["0003-run-on-two-servers.md"],
      }),
    ]);
  });
});
