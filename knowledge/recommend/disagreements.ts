import type { Evidence, Grade } from "../pack/schema.ts";
import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { holds } from "./holds.ts";

const BETTER: Readonly<Record<Grade, string>> = {
  A: "it was measured or is the specification",
  B: "it is official documentation",
  C: "it reports practice and the other is an opinion",
  D: "it is better founded",
};

type Disagreement = Recommendation["details"]["disagreements"][number];

/** Pieces of evidence that disagree and touch what was said: which one is followed here, and why. */
export function disagreements(gathered: Gathered): Disagreement[] {
  const { pack } = gathered;
  const byId = new Map(pack.evidence.map((piece) => [piece.id, piece]));
  const seen = new Set<string>();
  return pack.evidence.flatMap((piece) =>
    piece.contradicts.flatMap((id) => {
      const other = byId.get(id);
      const pair = [piece.id, id].sort().join(" ");
      if (!other || seen.has(pair) || !touches(gathered, piece) || !touches(gathered, other)) return [];
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
    evidence: [left.id, followed.id],
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

function touches({ pack, stated }: Gathered, piece: Evidence): boolean {
  return piece.speaks.some((speaks) => {
    if ("rule" in speaks) {
      const rule = pack.rules.find((one) => one.id === speaks.rule);
      return rule?.when.every((condition) => holds(stated, condition)) === true;
    }
    const choices = typeof speaks.choice === "string" ? [speaks.choice] : speaks.choice;
    return holds(stated, { question: speaks.question, choices });
  });
}
