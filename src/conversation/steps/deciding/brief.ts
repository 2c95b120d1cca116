import type { Person } from "../../event.ts";
import type { Knowledge } from "../../knowledge.ts";
import { briefMessage } from "../../messages/brief-message.ts";
import { personCalled } from "../../person-called.ts";
import { standing } from "../../position.ts";
import type { OutgoingReply } from "../../reply.ts";
import type { Session } from "../../session.ts";
import { noticeTo, type Outcome, privately } from "../outcome.ts";

/** The decider's six lines, for whoever asks. */
export function brief(knowledge: Knowledge, session: Session, author: Person): Outcome {
  if (!standing(knowledge, session).recommended)
    return noticeTo(author, "The brief comes with the recommendation, and there is none yet.");
  return { transient: [privately(author, briefMessage(knowledge, session))] };
}

/** The brief that goes out with a new recommendation: to who decides, unless they made it themselves or nobody is named. */
export function briefFor(knowledge: Knowledge, session: Session, author: Person): OutgoingReply[] {
  const { decider } = session;
  if (decider === undefined || decider.toLowerCase() === author.name.toLowerCase()) return [];
  const person = personCalled(session, decider);
  if (person === author.id) return [];
  const reply = briefMessage(knowledge, session);
  return [{ to: person === undefined ? "thread" : { person, direct: true }, key: "brief", reply }];
}
