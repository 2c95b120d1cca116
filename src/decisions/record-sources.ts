import type { Citation } from "../../knowledge/index.ts";
import type { Cited, DecisionRecord } from "./decision-record.ts";
import { escapeMarkdown as md } from "./markdown.ts";

/** Evidence stands best first, so these are the weightiest of a sentence; all of it is found again by the receipt. */
const MOST_CITED = 3;

/** The ids behind a sentence, in brackets, as many as a reader looks up. */
export function citedHere({ evidence }: Cited): string {
  return evidence.length === 0 ? "" : ` (${evidence.slice(0, MOST_CITED).join(", ")})`;
}

/** The same below an option: a sentence among the consequences has its evidence there. */
export function citedOnce(cited: Cited, { recommendation }: DecisionRecord): string {
  return recommendation.reasons.some(({ text }) => text === cited.text) ? "" : citedHere(cited);
}

/** The section that says what the ids of the record stand for; nothing where none is cited. */
export function recordSources(record: DecisionRecord): string[] {
  const { recommendation, options, citations } = record;
  const below = options.flatMap((option) => [...option.for, ...option.against]);
  const sentences = [
    ...recommendation.reasons,
    ...recommendation.caveats,
    ...below.filter((cited) => citedOnce(cited, record) !== ""),
  ];
  const ids = new Set(sentences.flatMap(({ evidence }) => evidence.slice(0, MOST_CITED)));
  const listed = citations.filter(({ id }) => ids.has(id));
  if (listed.length === 0) return [];
  return ["### Sources", legend(listed), listed.map(line).join("\n")];
}

function legend(listed: readonly Citation[]): string {
  const days = listed.map(({ checkedOn }) => checkedOn).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const checked = first === last ? `on ${first}` : `between ${first} and ${last}`;
  return `At most ${MOST_CITED} for each sentence above, checked ${checked}. A: measured or specified. B: official documentation. C: practitioners' reports. D: opinion or vendor material.`;
}

function line({ id, statement, grade, sources }: Citation): string {
  const from = sources.map(({ title, publisher, address, date }) => {
    const named = address.startsWith("https://") ? `[${md(title)}](<${address}>)` : md(title);
    return [named, md(publisher), ...(date === "undated" ? [] : [date])].join(", ");
  });
  return `* **${id}** (${grade}): ${md(statement)} ${from.join("; ")}`;
}
