import { independentSources, type Recommendation } from "../../knowledge/index.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";
import { printStack } from "./print-stack.ts";

/** Everything behind the eight lines, as plain text 80 columns wide. */
export function printDetails({ details, citations }: Recommendation): string {
  const points = (value: number) =>
    value === 0 ? "      " : `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(1)}`.padStart(6);
  const row = (value: number, text: string) => wrapText(text, 80, `${points(value)}  `, "        ");
  const blocks: [string, readonly string[]][] = [
    ["By consequence, in points of 100:", details.byConsequence.map((one) => row(one.points, one.consequence))],
    ["By question:", details.byQuestion.map((one) => row(one.points, `${one.text} ${one.said}`.trim()))],
    ["Not asked, and the most it could move the gap:", details.unasked.map((one) => row(one.maxPoints, one.text))],
    ["Where sources disagree:", details.disagreements.map(({ text }) => wrapText(text, 80, "  - ", "    "))],
    ["Vendor claims, never decisive:", details.vendorClaims.map((text) => wrapText(text, 80, "  - ", "    "))],
    ...(details.stacks ?? []).flatMap(printStack),
    [
      "What to watch:",
      (details.watch ?? []).map(({ name, signal, reading }) =>
        wrapText(`${name}: ${signal}. ${reading}`, 80, "  - ", "    "),
      ),
    ],
    ["Ledger:", details.ledger.map((one) => row(one.points, `${one.text}${corroboration(one.evidence)}`))],
    [
      "Receipt:",
      [
        `  pack ${details.receipt.pack.id} ${details.receipt.pack.version}`,
        `  ${details.receipt.pack.hash}`,
        `  engine ${details.receipt.engine}, assessment`,
        `  ${details.receipt.assessment}`,
        ...(details.receipt.house === undefined ? [] : ["  house rules", `  ${details.receipt.house}`]),
        ...(details.receipt.consequences ?? []).map((one) => `  half again as much for ${one}`),
      ],
    ],
  ];
  return blocks
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) => [title, ...items].join("\n"))
    .join("\n\n");

  function corroboration(evidence: readonly string[]): string {
    const count = independentSources(citations.filter(({ id }) => evidence.includes(id)));
    return count > 1 ? ` (${count} independent sources)` : "";
  }
}
