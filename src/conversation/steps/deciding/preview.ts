import { previewOf } from "../../../decisions/build-decision.ts";
import { cardOf } from "../../../decisions/card-of.ts";
import { madr } from "../../../decisions/madr.ts";
import type { Person } from "../../event.ts";
import type { Knowledge } from "../../knowledge.ts";
import { standing } from "../../position.ts";
import type { Session } from "../../session.ts";
import { noticeTo, type Outcome, privately } from "../outcome.ts";

/** The whole record as it would be, for whoever wants to read it before it is final. */
export function preview(knowledge: Knowledge, session: Session, author: Person): Outcome {
  const draft = session.ratification;
  if (draft === undefined || !standing(knowledge, session).recommended) {
    return noticeTo(author, "There is no draft of a record yet. Accept or choose first.");
  }
  const decision = previewOf(knowledge, session, draft);
  const markdown = madr(decision, { preview: session.decided === undefined });
  const card = { ...cardOf(decision, []), id: session.decided?.id ?? null };
  return {
    transient: [
      privately(author, { kind: "decision", decision: card, markdown, file: "preview.md", preview: true, buttons: [] }),
    ],
  };
}
