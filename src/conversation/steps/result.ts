import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Session } from "../session.ts";
import { noticeTo, type Outcome } from "./outcome.ts";

/** The recommendation again; before there is one, what to do to get it. */
export function result(knowledge: Knowledge, session: Session, author: Person): Outcome {
  if (standing(knowledge, session).recommended) return { transient: [], again: "recommendation" };
  return noticeTo(
    author,
    "There is no recommendation yet, and I show no interim leader. `stop` ends the questions here and gives a provisional one.",
    [{ label: "End the questions here", act: { kind: "command", name: "stop" } }],
  );
}
