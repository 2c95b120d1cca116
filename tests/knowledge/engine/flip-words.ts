import type { Flip } from "../../../knowledge/engine/index.ts";

/** Changed answers as one comparable word. */
export const keyOf = (changes: Readonly<Record<string, string>>) =>
  Object.entries(changes)
    .map(([question, to]) => `${question}=${to}`)
    .sort()
    .join(" ");

/** The same of a flip. */
export const keyOfFlip = (flip: Flip) =>
  keyOf(Object.fromEntries(flip.changes.map(({ question, to }) => [question, to])));

/** A question with a middle choice, so that yes and no are no neighbours; `more` is said of yes. */
export const yesNo = (id: string, weight: number, yes: readonly number[], no: readonly number[], more = {}) => ({
  id,
  weight,
  choices: [
    { id: "yes", prior: 300, fits: yes, ...more },
    { id: "maybe", prior: 300, fits: [0, 0] },
    { id: "no", prior: 400, fits: no },
  ],
});
