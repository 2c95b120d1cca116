import type { Knowledge } from "../knowledge.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { lengthOf } from "../wording.ts";

/** Said when who decides and who is heard was filled in, or nobody needs to be asked any more. */
export const SETUP_DONE = "setup";

const HOUSE_APPLIES = "House rules apply here; what they change is marked as such beside the result.";

/** The head of the thread: scope, the way out, who decides and who should be heard. */
export function rootMessage({ pack }: Knowledge, session: Session): Reply {
  const { decides, scope } = pack.manifest;
  return {
    kind: "root",
    deciding: `We are deciding ${decides}.`,
    startedBy: session.startedBy.name,
    decider: session.decider ?? null,
    consulted: session.consulted,
    lines: [
      scope,
      `${lengthOf(pack.questions.length)}, a few minutes. If none of these options fits I will say so and why. Say \`stop\` any time.`,
      "Answer question by question, or describe it in your own words first: I show what I read before I record it.",
      ...(pack.house === undefined ? [] : [HOUSE_APPLIES]),
      "Everybody here may answer; answers are open to all who read along.",
    ],
    setup: session.phase !== "closed" && session.decided === undefined && !session.said.includes(SETUP_DONE),
  };
}
