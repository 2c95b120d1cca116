import { createHash } from "node:crypto";
import { OwnCase, type WrittenAnswer } from "../../../knowledge/index.ts";
import type { Given } from "../../conversation/event.ts";
import type { Decision } from "../decision.ts";
import type { Receipt } from "../receipt.ts";

const NONE = "none";

/**
 * A decision as a labelled case, where its outcome is known or something else was chosen than recommended; undefined for
 * any other, and for one without a receipt. The label is what was chosen; hindsight says how much it counts. Pure.
 */
export function ownCaseOf(decision: Decision): OwnCase | undefined {
  const { id, workspace, option, recommended, override, review, receipt } = decision;
  const right = review.history.findLast((look) => look.right !== undefined)?.right;
  if (receipt === undefined || (right === undefined && override === undefined)) return undefined;
  const label = option ?? NONE;
  const { excluded } = receipt.stated;
  const ruledOut = Object.fromEntries(Object.entries(excluded).filter(([, choices]) => choices.length > 0));
  return OwnCase.parse({
    id: `${id.toLowerCase()}-${markOf(workspace)}`,
    description:
      override === undefined
        ? "A decision of the team's own, as recommended."
        : `A decision of the team's own; ${recommended ?? NONE} was recommended.`,
    label,
    strength: right === "yes" ? "clear" : "lean",
    acceptable: [label],
    why:
      right === undefined
        ? "Chosen against the recommendation; nobody said yet whether it was right."
        : HINDSIGHT[right],
    source: `Exported from Waymark, ${id}`,
    verified: right !== undefined,
    pack: { id: receipt.pack.id, version: receipt.pack.version },
    ...(right === undefined ? {} : { hindsight: right }),
    ...(override === undefined ? {} : { override: override.reason }),
    supports: right !== "no",
    ...(Object.keys(ruledOut).length === 0 ? {} : { excluded: ruledOut }),
    ...(receipt.consequences.length === 0 ? {} : { consequences: receipt.consequences }),
    answers: answersOf(receipt.stated.answers),
  } as OwnCase);
}

const HINDSIGHT = {
  yes: "Its owner says: right so far.",
  mixed: "Its owner says: right in part.",
  no: "Its owner says: it was wrong.",
} as const;

/** Tells apart the WM-7 of two workspaces without naming either. */
function markOf(workspace: string): string {
  return createHash("sha256").update(workspace).digest("hex").slice(0, 6);
}

/** What several people said of a question is "one of these"; who said it is left out, and so are reasons in their words. */
function answersOf(answers: Receipt["stated"]["answers"]): OwnCase["answers"] {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([question, byAuthor]): [string, WrittenAnswer][] => {
      const given = Object.values(byAuthor);
      const [choice, ...others] = [...new Set(given.flatMap(choicesOf))];
      if (choice !== undefined) return [[question, others.length === 0 ? choice : [choice, ...others]]];
      if (given.some(({ kind }) => kind === "not-applicable")) return [[question, { notApplicable: "said so" }]];
      return given.length === 0 ? [] : [[question, "unknown"]];
    }),
  );
}

function choicesOf(given: Given): readonly string[] {
  if (given.kind === "choice") return [given.choice];
  return given.kind === "one-of" ? given.choices : [];
}
