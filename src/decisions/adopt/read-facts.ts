import { clip } from "../../clip.ts";
import { dayIn } from "./day-in.ts";
import { isPlaceholder, plainText } from "./plain-text.ts";
import type { Field } from "./read-front-matter.ts";
import type { ProseLine, Section } from "./read-prose.ts";

/** A date as it is written, and where; `day` where it could be read. */
export interface SaidDay {
  readonly text: string;
  readonly line: number;
  readonly day: string | undefined;
}

/** The facts of a record, wherever its form has them: front matter first, then bullets, then sections. */
export interface Facts {
  readonly title: string | undefined;
  readonly status: { readonly texts: readonly string[]; readonly line: number } | undefined;
  readonly date: SaidDay | undefined;
  readonly deciders: readonly string[];
  readonly review: SaidDay | undefined;
  readonly supersededBy: string | undefined;
  readonly supersedes: string | undefined;
}

const DECIDERS = ["decision-makers", "deciders", "decision-maker", "decider", "decided-by", "owner", "owners"];
const REVIEWS = ["review", "review-by", "review-date", "review-on", "next-review", "expires", "expires-on"];
const LONGEST_NAME = 120;
const MOST_DECIDERS = 50;

interface Found {
  readonly values: readonly string[];
  readonly line: number;
}

/** Pure. Of several places that say a fact, the first in the order above counts. */
export function readFacts(front: ReadonlyMap<string, Field>, sections: readonly Section[]): Facts {
  const bullets = bulletsOf(sections);
  const find = (names: readonly string[]): Found | undefined =>
    firstOf(names, (name) => front.get(name)) ??
    firstOf(names, (name) => bullets.get(name)) ??
    firstOf(names, (name) => sectionNamed(sections, name));
  const status = find(["status", "state"]);
  const review = find(REVIEWS);
  const date = find(["date", "decided-on", "decision-date", "last-updated"]);
  return {
    title: find(["title"])?.values[0],
    status: status && { texts: status.values, line: status.line },
    date: date && dayOf(date),
    deciders: (find(DECIDERS)?.values ?? []).flatMap(namesIn).slice(0, MOST_DECIDERS),
    review: review && dayOf(review),
    supersededBy: find(["superseded-by", "replaced-by"])?.values[0],
    supersedes: find(["supersedes", "replaces"])?.values[0],
  };
}

function firstOf(names: readonly string[], get: (name: string) => Found | undefined): Found | undefined {
  for (const name of names) {
    const found = get(name);
    if (found?.values.some((value) => !isPlaceholder(value))) return found;
  }
  return undefined;
}

/** `* Status: accepted`, `**Date:** …`, `| Deciders | … |`: before the first section, or in a list anywhere where only one thing can be meant. */
function bulletsOf(sections: readonly Section[]): Map<string, Found> {
  const found = new Map<string, Found>();
  const body = sections.findIndex(({ level }) => level > 1);
  for (const [index, { lines }] of sections.entries()) {
    const opening = body === -1 || index < body;
    for (const { text, line } of lines) {
      const [name, value] = pairOf(text);
      if (name === undefined || value === undefined || value === "") continue;
      if (!opening && !/^(?:review-(?:date|by|on)|next-review)$/.test(name)) continue;
      if (!found.has(name)) found.set(name, { values: [value], line });
    }
  }
  return found;
}

function pairOf(text: string): [string, string] | [] {
  const bare = text.replace(/\*\*|__/g, "").trim();
  const cells = bare.startsWith("|") ? bare.split("|").map((cell) => cell.trim()) : [];
  if (cells.length === 4) return [keyOf(cells[1] ?? ""), cells[2] ?? ""];
  const line = bare.replace(/^[-*+]\s+/, "").replace(/^[*_]/, "");
  const colon = line.indexOf(":");
  return colon < 1 || colon > 30
    ? []
    : [
        keyOf(line.slice(0, colon)),
        line
          .slice(colon + 1)
          .replace(/^[*_]/, "")
          .trim(),
      ];
}

function sectionNamed(sections: readonly Section[], name: string): Found | undefined {
  const section = sections.find(({ level, heading }) => level > 1 && keyOf(plainText(heading)) === name);
  const lines = section?.lines.filter(({ text }) => text.trim() !== "") ?? [];
  const [first] = lines;
  return first && { values: lines.map(({ text }: ProseLine) => text.trim()), line: first.line };
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^[\d.\s]+|[*_:]+$/g, "")
    .trim()
    .replace(/[\s_]+/g, "-");
}

function dayOf({ values, line }: Found): SaidDay {
  const day = values.map(dayIn).find((one) => one !== undefined);
  return { text: values[0] ?? "", line, day };
}

/** "Ana Lee, @ben and C. Diaz <c@example.org>" are three. */
function namesIn(value: string): string[] {
  return value
    .split(/[,;]|\s(?:and|&)\s/)
    .map((part) => plainText(part.replace(/<[^<>]*>/g, "").replace(/^\s*[-*+]\s+/, "")))
    .filter((name) => name !== "" && /\p{L}/u.test(name) && !isPlaceholder(name))
    .map((name) => clip(name, LONGEST_NAME));
}
