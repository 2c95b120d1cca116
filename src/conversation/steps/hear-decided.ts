import type { Understood } from "../../../knowledge/index.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { decidedNotice } from "./deciding/decided-notice.ts";
import type { Text } from "./hear.ts";
import type { Outcome } from "./outcome.ts";
import { remarks } from "./remarks.ts";

/** Free words where it is decided: a side question is answered, and nothing is recorded. */
export function hearDecided(knowledge: Knowledge, session: Session, { author }: Text, read: Understood): Outcome {
  const said = remarks(knowledge, session, author, read);
  return said.length > 0 ? { transient: said } : decidedNotice(session, author);
}
