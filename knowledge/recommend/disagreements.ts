import type { Stated } from "../engine/types.ts";
import type { Contradiction, Evidence, Grade, PackContent } from "../pack/schema.ts";
import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { holds, holdsAny } from "./holds.ts";

const BETTER: Readonly<Record<Grade, string>> = {
  A: "it was measured or is the specification",
  B: "it is official documentation",
  C: "it reports practice and the other is an opinion",
  D: "it is better founded",
};

type Disagreement = Recommendation["details"]["disagreements"][number];

/**
 * Where sources disagree about what was said, which side is followed, and why: the pack's contradictions, then pieces of
 * evidence that contradict each other and that none of those already names.
 */
export function disagreements(gathered: Gathered): Disagreement[] {
  const { pack, stated, support } = gathered;
  const known = new Map(pack.evidence.map((piece) => [piece.id, piece]));
  const touched = pack.contradictions.filter(({ when }) => holdsAny(stated, when));
  return [
    ...touched.map((contradiction) => ({
      text: contradictionWords(contradiction),
      evidence: support.bestFirst(evidenceOf(contradiction).flatMap((id) => known.get(id) ?? [])).map(({ id }) => id),
    })),
    ...pairs(gathered, known, touched),
  ];
}

/** A contradiction as people read it. */
export function contradictionWords({ about, sides, follow, because }: Contradiction): string {
  return `Sources disagree on ${about}: ${sides.map(({ says }) => says).join("; ")}. We follow ${follow}, because ${because}.`;
}

function evidenceOf({ sides, evidence }: Contradiction): string[] {
  return [...new Set([...sides.flatMap((side) => side.evidence), ...evidence])];
}

function pairs(
  gathered: Gathered,
  known: ReadonlyMap<string, Evidence>,
  touched: readonly Contradiction[],
): Disagreement[] {
  const told = touched.map((contradiction) => new Set(evidenceOf(contradiction)));
  const seen = new Set<string>();
  return gathered.pack.evidence.flatMap((piece) =>
    piece.contradicts.flatMap((id) => {
      const other = known.get(id);
      const pair = [piece.id, id].sort().join(" ");
      if (!other || seen.has(pair) || told.some((ids) => ids.has(piece.id) && ids.has(id))) return [];
      if (!touches(gathered.pack, gathered.stated, piece) || !touches(gathered.pack, gathered.stated, other)) return [];
      seen.add(pair);
      return [describe(gathered, piece, other)];
    }),
  );
}

function describe(gathered: Gathered, one: Evidence, other: Evidence): Disagreement {
  const because = reasonToFollow(gathered, one, other);
  const [followed, left] =
    because === undefined ? [other, one] : because.follows === "one" ? [one, other] : [other, one];
  const ruling =
    because === undefined
      ? "Neither is better founded, so both count here."
      : `We follow the second, because ${because.text}.`;
  return {
    text: `Sources disagree: “${left.statement}” Against it: “${followed.statement}” ${ruling}`,
    evidence: gathered.support.bestFirst([left, followed]).map(({ id }) => id),
  };
}

function reasonToFollow(
  { support }: Gathered,
  one: Evidence,
  other: Evidence,
): { readonly follows: "one" | "other"; readonly text: string } | undefined {
  const [mine, theirs] = [support.gradeOf(one), support.gradeOf(other)];
  if (mine === theirs) {
    if (one.checkedOn === other.checkedOn) return undefined;
    return { follows: one.checkedOn > other.checkedOn ? "one" : "other", text: "it was checked later" };
  }
  return { follows: mine < theirs ? "one" : "other", text: BETTER[mine < theirs ? mine : theirs] };
}

function touches(pack: PackContent, stated: Stated, piece: Evidence): boolean {
  return piece.speaks.some((speaks) => {
    if ("rule" in speaks) {
      const rule = pack.rules.find((one) => one.id === speaks.rule);
      return rule?.when.every((condition) => holds(stated, condition)) === true;
    }
    const choices = typeof speaks.choice === "string" ? [speaks.choice] : speaks.choice;
    return holds(stated, { question: speaks.question, choices });
  });
}
