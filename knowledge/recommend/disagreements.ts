import type { Evidence } from "../pack/schema.ts";
import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { holds } from "./holds.ts";

type Disagreement = Recommendation["details"]["disagreements"][number];

/** Pieces of evidence that disagree and touch what was said: which one counts here, and why. */
export function disagreements(gathered: Gathered): Disagreement[] {
  const { pack } = gathered;
  const byId = new Map(pack.evidence.map((piece) => [piece.id, piece]));
  const seen = new Set<string>();
  return pack.evidence.flatMap((piece) =>
    piece.contradicts.flatMap((id) => {
      const other = byId.get(id);
      const pair = [piece.id, id].sort().join(" ");
      if (!other || seen.has(pair) || !(touches(gathered, piece) || touches(gathered, other))) return [];
      seen.add(pair);
      return [describe(gathered, piece, other)];
    }),
  );
}

function describe(gathered: Gathered, one: Evidence, other: Evidence): Disagreement {
  const [followed, left] = follows(gathered, one, other) ? [one, other] : [other, one];
  const because = reasonToFollow(gathered, followed, left);
  return {
    text: `Sources disagree: “${left.statement}” Against it: “${followed.statement}” We follow the second, because ${because}.`,
    evidence: [left.id, followed.id],
  };
}

function follows({ support }: Gathered, one: Evidence, other: Evidence): boolean {
  const order = support.gradeOf(one).localeCompare(support.gradeOf(other));
  return order < 0 || (order === 0 && one.checkedOn >= other.checkedOn);
}

function reasonToFollow({ support }: Gathered, followed: Evidence, left: Evidence): string {
  const grade = support.gradeOf(followed);
  if (grade === support.gradeOf(left))
    return followed.checkedOn > left.checkedOn
      ? "it was checked later"
      : "it is as well founded and puts the other right";
  if (grade === "A") return "it was measured or is the specification";
  if (grade === "B") return "it is official documentation";
  return "it reports practice and the other is an opinion";
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
