import type { Stated } from "../../../knowledge/engine/index.ts";

/** Nobody has said anything. */
export const nothingSaid: Stated = { answers: {}, excluded: {}, waived: [], fromText: [] };

/** One person's choices by question. */
export function said(choices: Readonly<Record<string, string>>, author = "ana"): Stated {
  return { ...nothingSaid, answers: bySomebody(choices, author) };
}

/** The same statements, and more by somebody. */
export function alsoSaid(stated: Stated, choices: Readonly<Record<string, string>>, author = "ana"): Stated {
  const answers = { ...stated.answers };
  for (const [id, byAuthor] of Object.entries(bySomebody(choices, author))) {
    answers[id] = { ...answers[id], ...byAuthor };
  }
  return { ...stated, answers };
}

function bySomebody(choices: Readonly<Record<string, string>>, author: string): Stated["answers"] {
  return Object.fromEntries(
    Object.entries(choices).map(([id, choice]) => [
      id,
      { [author]: choice === "unknown" ? { kind: "unknown" } : { kind: "choice", choice } },
    ]),
  );
}
