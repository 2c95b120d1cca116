import type { Person } from "../../event.ts";
import { findOutMark, nextDetail, openFindOut } from "../../messages/ratify-message.ts";
import type { Session } from "../../session.ts";
import type { Outcome } from "../outcome.ts";

/** Passes over the detail of the record that is asked next; undefined where none is asked of this person. */
export function skipDetail(session: Session, author: Person): Outcome | undefined {
  const draft = session.ratification;
  if (draft === undefined || session.decided !== undefined || draft.by.id !== author.id) return undefined;
  const next = nextDetail(draft);
  if (next === null) return undefined;
  const passed = next.field === "find-out" ? findOutMark(openFindOut(draft)) : next.field;
  return {
    session: { ...session, ratification: { ...draft, skipped: [...draft.skipped, passed] } },
    transient: [],
  };
}
