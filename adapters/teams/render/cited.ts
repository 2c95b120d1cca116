import { type Citation, type CitedPage, citedPages } from "../../../knowledge/index.ts";
import { LIMITS } from "../limits.ts";
import { unfolds } from "./actions.ts";
import { type Element, words } from "./card.ts";
import { unmarked } from "./plain.ts";

const MOST_SOURCES = 12;

/** Where statements come from, as a quiet line of links with their grades; nothing without any. */
export function cited(ids: readonly string[], citations: readonly Citation[]): Element[] {
  return sourceLine(ids.flatMap((id) => citations.find((one) => one.id === id) ?? []));
}

/** The same, and behind a button what each piece of evidence says. `id` is unique within the card. */
export function evidence(citations: readonly Citation[], id: string): Element[] {
  return [...sourceLine(citations), ...unfolds("What the sources say", id, citations.flatMap(statements))];
}

/** What a piece of evidence says, and where. */
export function statements(citation: Citation): Element[] {
  return [...words(["• ", citation.statement], { spacing: "Small" }), ...sourceLine([citation])];
}

function sourceLine(found: readonly Citation[]): Element[] {
  const sources = citedPages(found).map(pageOf);
  if (sources.length === 0) return [];
  const more = sources.length > MOST_SOURCES ? [`and ${sources.length - MOST_SOURCES} more`] : [];
  const text = [...sources.slice(0, MOST_SOURCES), ...more].join("; ");
  return [{ type: "TextBlock", text, wrap: true, size: "Small", isSubtle: true, spacing: "None" }];
}

function pageOf({ title, address, vendor, grades, expired }: CitedPage): string {
  const from = address === "" ? unmarked(title, LIMITS.label) : link(address, title);
  return `${grades.join(" and ")}: ${vendor ? "vendor: " : ""}${from}${expired ? ", past its date" : ""}`;
}

/** A link to a public address; only its words where it is none. Brackets would end either part. */
export function link(address: string, title: string): string {
  const shown = unmarked(title, TITLE);
  const parsed = /^https?:\/\//i.test(address) ? URL.parse(address) : null;
  if (parsed === null || parsed.username !== "" || parsed.href.length > LONGEST_ADDRESS) return shown;
  const target = parsed.href.replace(
    /[()<>[\]\\*_~`|]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${shown.replaceAll("[", "(").replaceAll("]", ")")}](${target})`;
}

const TITLE = 80;
const LONGEST_ADDRESS = 1000;
