import { type CitedPage, citedPages, type Recommendation } from "../../knowledge/index.ts";
import { wrapText } from "./wrap-text.ts";

type Reason = Recommendation["reasons"][number];

/** A recommendation as plain text for a terminal 80 columns wide: the eight lines, then the sources they name. */
export function printRecommendation(said: Recommendation): string {
  const named = new Set([...said.reasons, ...said.instead, ...said.caveats].flatMap(({ evidence }) => evidence));
  const cited = citedPages(said.citations.filter(({ id }) => named.has(id)));
  const cite = (evidence: readonly string[]) => {
    const numbers = cited.flatMap((page, index) =>
      page.evidence.some((id) => evidence.includes(id)) ? [index + 1] : [],
    );
    return numbers.length === 0 ? "" : ` [${numbers.join(", ")}]`;
  };
  const parts = [
    [said.verdict, said.split, said.collapse, said.provisional].map(paragraph),
    [paragraph(said.settled)],
    [paragraph(said.robust), paragraph(said.weighed ?? null)],
    reasonLines(said, cite),
    listed("What would change it:", [
      ...said.flips.map((flip) => flip.text),
      ...(said.priority ? [said.priority] : []),
    ]),
    listed(
      "To find out:",
      said.findOuts.map((findOut) => findOut.text),
    ),
    [paragraph(said.stakes)],
    listed(
      "Look at instead:",
      said.instead.map((one) => `${one.name}: ${one.text}${cite(one.evidence)}`),
    ),
    listed(
      "Mind:",
      said.caveats.map((caveat) => `${caveat.text}${cite(caveat.evidence)}`),
    ),
  ];
  const blocks = [...parts, sourceLines(cited.map(pageWords)), [receiptLine(said)]]
    .map((lines) => lines.filter((line) => line !== "").join("\n"))
    .filter((block) => block !== "");
  return `${blocks.join("\n\n")}\n`;
}

function paragraph(text: string | null): string {
  return text === null ? "" : wrapText(text);
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => wrapText(item, 80, "  - ", "    "))];
}

function reasonLines(said: Recommendation, cite: (evidence: readonly string[]) => string): string[] {
  if (said.against === null || said.reasons.length === 0) return [];
  const line = (points: number, text: string) => wrapText(text, 80, `  ${signed(points)}  `, " ".repeat(9));
  const reason = ({ points, text, said: clause, evidence }: Reason) =>
    line(points, `${text}${clause === undefined ? "" : ` You said: ${clause}.`}${cite(evidence)}`);
  return [
    `Why, against ${said.against}, in points of 100:`,
    ...said.reasons.map(reason),
    line(said.rest, "The rest."),
    line(said.gap, "Together."),
  ];
}

function signed(points: number): string {
  const sign = points < 0 ? "-" : points > 0 ? "+" : " ";
  return `${sign}${Math.abs(points).toFixed(1)}`.padStart(5);
}

function sourceLines(cited: readonly string[]): string[] {
  if (cited.length === 0) return [];
  return ["Sources:", ...cited.map((text, index) => wrapText(text, 80, `[${index + 1}] `.padStart(7), "       "))];
}

/** A page with the grades of what is taken from it. */
function pageWords({ title, publisher, date, address, vendor, grades, checkedOn, expired }: CitedPage): string {
  const named = [title, publisher, date, address].filter((part) => part !== "").join(", ");
  const graded = `${grades.length === 1 ? "grade" : "grades"} ${grades.join(" and ")}`;
  return `${vendor ? "Vendor: " : ""}${named} (${graded}, checked ${checkedOn}${expired ? ", expired" : ""})`;
}

function receiptLine({ details: { receipt } }: Recommendation): string {
  const { pack, engine, assessment, consequences, house } = receipt;
  const rules = house === undefined ? "" : `, house rules ${house.slice(0, 12)}`;
  const weighed = consequences === undefined ? "" : `, half again as much for ${consequences.join(" and ")}`;
  return wrapText(
    `Receipt: ${pack.id} ${pack.version} (${pack.hash.slice(0, 12)})${rules}, engine ${engine}, assessment ${assessment.slice(0, 12)}${weighed}.`,
  );
}
