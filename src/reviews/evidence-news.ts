import type { LoadedPack } from "../../knowledge/index.ts";
import type { Decision } from "../decisions/decision.ts";
import { recommendAnew } from "./recommend-anew.ts";

/** What changed in our evidence since a decision cited it. */
export interface EvidenceNews {
  /** What a change is called, so that its owner hears of it once. */
  readonly ids: readonly string[];
  /** A sentence each: what needs re-justifying, never that anybody was wrong. */
  readonly lines: readonly string[];
}

const MOST_LINES = 5;

/** Of the evidence a decision cites: what expired by `day`, what reads differently in the pack as it is here, and what is gone. Pure. */
export function evidenceNews(decision: Decision, pack: LoadedPack | undefined, day: string): EvidenceNews {
  const { record, receipt, review } = decision;
  if (record === undefined || receipt === undefined || pack === undefined) return { ids: [], lines: [] };
  const told = new Set(review.told ?? []);
  const changes = record.citations
    .filter(({ id }) => !id.startsWith("public-"))
    .flatMap((cited) => changeOf(cited, pack, receipt, day))
    .filter(({ id }) => !told.has(id));
  if (changes.length === 0) return { ids: [], lines: [] };
  const more = changes.length > MOST_LINES ? [`And ${changes.length - MOST_LINES} more.`] : [];
  return {
    ids: changes.map(({ id }) => id),
    lines: [...changes.slice(0, MOST_LINES).map(({ line }) => line), ...more, recommendAnew(decision, pack, day)],
  };
}

type Cited = NonNullable<Decision["record"]>["citations"][number];

function changeOf(cited: Cited, pack: LoadedPack, receipt: NonNullable<Decision["receipt"]>, day: string) {
  const now = pack.evidence.find(({ id }) => id === cited.id);
  if (now === undefined) {
    return [{ id: `gone:${cited.id}:${pack.hash.slice(0, 12)}`, line: `No longer in the pack: ${cited.statement}` }];
  }
  if (now.statement !== cited.statement || now.grade !== cited.grade) {
    const grade = now.grade === cited.grade ? "" : ` (grade ${cited.grade} then, ${now.grade} now)`;
    return [{ id: `changed:${cited.id}:${now.checkedOn}`, line: `Reads differently now${grade}: ${now.statement}` }];
  }
  const { validUntil } = now;
  const expired = validUntil !== undefined && validUntil >= receipt.day && validUntil < day;
  return expired
    ? [
        {
          id: `expired:${cited.id}:${validUntil}`,
          line: `Due to be checked again since ${validUntil}: ${now.statement}`,
        },
      ]
    : [];
}
