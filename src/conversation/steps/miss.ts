import type { Person } from "../event.ts";
import type { Session } from "../session.ts";
import { type Outcome, privately, SILENCE } from "./outcome.ts";

const HINTS = [
  "I did not find an answer in that. Press one of the choices, or type its number. `why` tells what the question is about.",
  "I still cannot match it to a choice. `don't know` is a fine answer, `skip` passes over it, and `n/a because …` closes what does not apply.",
] as const;

/** Where a list waits instead of a question. */
const FIRST: Readonly<Record<string, string>> = {
  checklist: "I did not find an answer in that. Type the numbers that hold, such as `1 3`, or `none`.",
  confirm: "I did not find an answer in that. Type `yes`, `no`, or the numbers that are right.",
  recommendation:
    "The recommendation is made, and I did not find a new fact in that. `change` takes an answer up again; `what if …` tries another one.",
};

/** A miss is answered privately, twice in different words, then with silence until something is understood. */
export function miss(session: Session, author: Person, position: string): Outcome {
  const earlier = session.said.filter((id) => id.startsWith(`miss:${author.id}:`)).length;
  const hint = earlier === 0 ? (FIRST[position] ?? HINTS[0]) : HINTS[earlier];
  if (hint === undefined) return SILENCE;
  return {
    session: { ...session, said: [...session.said, `miss:${author.id}:${earlier + 1}`] },
    transient: [privately(author, { kind: "notice", text: hint, buttons: [] })],
  };
}
