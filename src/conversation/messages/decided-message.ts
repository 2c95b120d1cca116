import { buildDecision } from "../../decisions/build-decision.ts";
import { cardOf } from "../../decisions/card-of.ts";
import { madr } from "../../decisions/madr.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "../session.ts";

/** What stays at the end of the thread of a decided interview. */
export function decidedMessage(knowledge: Knowledge, session: Session): Reply {
  const { decided, ratification, supersedes } = session;
  if (decided === undefined || ratification === undefined)
    return { kind: "notice", text: "Nothing is decided here.", buttons: [] };
  const decision = buildDecision(knowledge, session, ratification, decided);
  return {
    kind: "decided",
    decision: { ...cardOf(decision, []), ...(supersedes === undefined ? {} : { supersedes }) },
    markdown: madr(decision),
    file: `${decided.id}.md`,
    buttons: [
      { label: `Show ${decided.id}`, act: { kind: "log", words: `show ${decided.id}` } },
      ...(session.phase === "closed" ? [] : [{ label: "Decide it anew", act: { kind: "restart" as const } }]),
    ],
  };
}
