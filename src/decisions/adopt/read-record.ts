import { clip } from "../../clip.ts";
import type { ReadRecord } from "./adr-record.ts";
import type { AdrText, Remark } from "./adr-text.ts";
import { dayIn } from "./day-in.ts";
import { isPlaceholder, plainText } from "./plain-text.ts";
import { linksIn, type Pointer, pointersIn } from "./pointers-in.ts";
import { type Facts, readFacts } from "./read-facts.ts";
import { readFrontMatter } from "./read-front-matter.ts";
import { readOutcome } from "./read-outcome.ts";
import { readProse, type Section } from "./read-prose.ts";
import { readStatus, type SaidStatus } from "./read-status.ts";

/** UTF-16 units of a file; what a decision keeps of it is no longer. */
export const LONGEST_RECORD = 200_000;
const LONGEST_TITLE = 200;
const MOST_LINKS = 500;
const NOT_RECORDS = /^(?:readme|index|_index|summary|toc|contents|changelog|contributing)\.(?:md|markdown)$/i;

/** What a file of MADR 2, 3 or 4, or of the form of adr-tools, says, or why it says nothing. Pure; never throws, whatever the text. */
export function readRecord({ path, text }: AdrText): ReadRecord {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const skipped = (why: string): ReadRecord => ({ kind: "skipped", path, why });
  const unreadable = (line: number, reason: string): ReadRecord => ({ kind: "unreadable", path, line, reason });
  if (NOT_RECORDS.test(name)) return skipped("it is no record by its name");
  const markdown = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (markdown.length > LONGEST_RECORD) return unreadable(1, `it is longer than ${LONGEST_RECORD} characters`);
  const zero = markdown.indexOf("\0");
  if (zero !== -1) return unreadable(lineAt(markdown, zero), "it holds a zero byte, so it is no text");
  if (markdown.trim() === "") return unreadable(1, "it is empty");
  const front = readFrontMatter(markdown);
  if (front === "open") return unreadable(1, "its front matter, begun by ---, never ends");
  const [waymark] = front.fields.get("waymark")?.values ?? [];
  if (waymark !== undefined && /^WM-[1-9]\d*$/.test(waymark)) {
    return skipped(`it was exported from Waymark, as ${waymark}`);
  }
  const sections = readProse(markdown, front.next);
  const facts = readFacts(front.fields, sections);
  const titled = titleOf(sections, name) ?? facts.title;
  if (/template/i.test(name) || (titled !== undefined && isPlaceholder(titled))) return skipped("it is a template");
  const outcome = readOutcome(sections);
  const status = statusOf(facts, outcome !== undefined);
  if (status === undefined) return skipped("it is no record of a decision: it has neither a status nor a decision");
  if ("reason" in status) return unreadable(status.line, status.reason);
  const title = clip(plainText(titled ?? ""), LONGEST_TITLE);
  if (title === "") return unreadable(front.next, "it has no heading, and no title in its front matter");
  const decidedOn = facts.date?.day ?? facts.status?.texts.map(dayIn).find((day) => day !== undefined);
  const remarks: Remark[] = [
    ...(front.slip === undefined ? [] : [{ ...front.slip, text: `${front.slip.text}; it was read line by line` }]),
    ...(status.assumed
      ? [{ line: front.next, text: "it has no status; it was taken as accepted, since it says what was chosen" }]
      : []),
    ...(facts.date?.day === undefined && facts.date !== undefined && decidedOn === undefined
      ? [{ line: facts.date.line, text: `its date, “${clip(plainText(facts.date.text), 40)}”, is none we can read` }]
      : []),
    ...(facts.review !== undefined && facts.review.day === undefined
      ? [
          {
            line: facts.review.line,
            text: `its review, “${clip(plainText(facts.review.text), 40)}”, names no date we can read`,
          },
        ]
      : []),
  ];
  return {
    kind: "record",
    record: {
      path,
      title,
      status: status.status,
      outcome: outcome ?? title,
      ...defined({
        decidedOn,
        reviewOn: facts.review?.day,
        supersededBy: status.supersededBy ?? firstPointer(facts.supersededBy),
        supersedes: status.supersedes ?? firstPointer(facts.supersedes),
      }),
      deciders: facts.deciders,
      links: sections
        .flatMap(({ heading, lines }) => linksIn([heading, ...lines.map((one) => one.text)].join("\n")))
        .slice(0, MOST_LINKS),
      markdown,
      remarks,
    },
  };
}

function titleOf(sections: readonly Section[], name: string): string | undefined {
  const first = sections.find(({ level }) => level === 1) ?? sections.find(({ level }) => level > 0);
  if (first === undefined || (first.level > 1 && readsAsPart(first.heading))) return undefined;
  return withoutNumber(first.heading, name);
}

function readsAsPart(heading: string): boolean {
  return /^(?:status|date|deciders?|context|decision|consequences|considered|options|review)\b/i.test(heading);
}

/** "1. Use X", "ADR-0001: Use X", "0001 - Use X"; but "3 services, one database" is a title. */
function withoutNumber(heading: string, name: string): string {
  const [named, lead = "", digits = "", mark = ""] =
    /^((?:adr|madr|decision|decision record)[\s#_-]{0,3})?(\d{1,6})\s*([.:)\]\u2013\u2014-]*)\s+(?=\S)/i.exec(
      heading,
    ) ?? [];
  if (named === undefined) return heading;
  const own = /^(?:adr[-_]?)?(\d{1,6})/i.exec(name)?.[1];
  const isNumber =
    lead !== "" || mark !== "" || digits.startsWith("0") || (own !== undefined && Number(own) === Number(digits));
  return isNumber ? heading.slice(named.length) : heading;
}

function statusOf(
  { status }: Facts,
  hasOutcome: boolean,
): (SaidStatus & { assumed?: boolean }) | { line: number; reason: string } | undefined {
  const said = status?.texts.filter((text) => text.trim() !== "" && !isPlaceholder(text)) ?? [];
  if (status === undefined || said.length === 0) return hasOutcome ? { status: "accepted", assumed: true } : undefined;
  const read = readStatus(said);
  if (read !== undefined) return read;
  const words = clip(plainText(said[0] ?? ""), 40);
  return {
    line: status.line,
    reason: `its status, “${words}”, is none of proposed, accepted, superseded, deprecated, rejected`,
  };
}

function firstPointer(text: string | undefined): Pointer | undefined {
  return text === undefined
    ? undefined
    : (pointersIn(text)[0] ?? (/\.md$/i.test(text.trim()) ? { file: text.trim() } : undefined));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function defined<T extends object>(fields: T): Partial<{ [Key in keyof T]: NonNullable<T[Key]> }> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
