import { ENGINE_VERSION } from "../engine/engine-version.ts";
import { HOUSE_RULE } from "../house/apply-house.ts";
import type { Recommendation } from "../recommendation.ts";
import { allReasons } from "./choose-reasons.ts";
import { consequenceName } from "./consequence-name.ts";
import { disagreements } from "./disagreements.ts";
import type { Gathered } from "./gather.ts";
import { houseLines, houseWeight } from "./house-lines.ts";
import { sentence } from "./join-words.ts";
import { stackDetails, watchDetails } from "./stack-details.ts";
import type { WeighedLine } from "./weigh-lines.ts";

type Details = Recommendation["details"];

/** The second message: everything the eight lines leave out. Charts and ledger sum to the printed gap. */
export function details(gathered: Gathered, lines: readonly WeighedLine[]): Details {
  const { explanation, assessment, pack, model, phrases } = gathered;
  const reasons = allReasons(lines);
  const waiting = new Set([...assessment.open, ...assessment.unknown, ...gathered.stated.waived]);
  return {
    reasons,
    byConsequence: byConsequence(lines),
    byQuestion: lines.filter(({ tenths }) => tenths !== 0).map(questionBar(gathered)),
    unasked: gathered.unasked
      .filter(({ question, maxPoints }) => waiting.has(question) && maxPoints > 0)
      .map(({ question, maxPoints }) => ({
        question,
        text: phrases.question(question)?.text ?? question,
        maxPoints: Math.round(maxPoints * 10) / 10,
      })),
    disagreements: disagreements(gathered),
    vendorClaims: vendorClaims(gathered, lines),
    stacks: stackDetails(gathered),
    watch: watchDetails(gathered),
    ledger: [
      // What rounds to nothing takes nothing from the sum; it stays only where a house has a say in it.
      ...lines
        .map(({ line, tenths, text, said, evidence }) => ({
          text: `${said === undefined ? text : `${text} (You said: ${said}.)`}${houseWeight(gathered, line)}`,
          points: tenths / 10,
          evidence: line.kind === "not-asked" ? [] : evidence.map((piece) => piece.id),
        }))
        .filter(({ points, text }) => points !== 0 || text.includes(HOUSE_RULE)),
      ...houseLines(gathered),
    ],
    receipt: {
      pack: { id: pack.manifest.id, version: pack.manifest.version, hash: pack.hash },
      engine: ENGINE_VERSION,
      assessment: explanation.hash,
      ...(pack.house === undefined ? {} : { house: pack.house.hash }),
      ...(model.consequences.length > 0 ? { consequences: [...model.consequences] } : {}),
    },
  };
}

function byConsequence(lines: readonly WeighedLine[]): Details["byConsequence"] {
  const sums = new Map<string, number>();
  for (const { line, tenths } of lines) {
    const name = line.consequence === undefined ? "not asked" : consequenceName(line.consequence);
    sums.set(name, (sums.get(name) ?? 0) + tenths);
  }
  return [...sums]
    .filter(([, tenths]) => tenths !== 0)
    .map(([consequence, tenths]) => ({ consequence, points: tenths / 10 }));
}

function questionBar({ phrases }: Gathered): (weighed: WeighedLine) => Details["byQuestion"][number] {
  return ({ line, tenths, text, said }) => ({
    question: line.question ?? line.rule ?? "not-asked",
    text: line.question === undefined ? text : (phrases.question(line.question)?.text ?? line.question),
    said: said ?? "",
    points: tenths / 10,
  });
}

/** What only vendors say about what was compared: shown with their name, never decisive. */
function vendorClaims({ pack, support }: Gathered, lines: readonly WeighedLine[]): string[] {
  const publishers = new Map(pack.sources.map((source) => [source.id, source.publisher]));
  const cited = new Set(lines.flatMap(({ evidence }) => evidence));
  return [...cited]
    .filter((piece) => support.isVendor(piece))
    .map((piece) => {
      const by = [...new Set(piece.sources.map((source) => publishers.get(source) ?? source))].join(", ");
      return `Vendor claim (${by}): ${sentence(piece.statement.replace(/^vendor (?:opinion|claim): /i, ""))}`;
    });
}
