import type { Knowledge } from "../knowledge.ts";
import { standing } from "../position.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { counted } from "../wording.ts";
import { recommendationOf } from "./recommendation-message.ts";

/** Six lines for who decides: the verdict, how firm it is, the two strongest against it, what it hinges on, what is unknown. */
export function briefMessage(knowledge: Knowledge, session: Session): Reply {
  const { turn } = standing(knowledge, session);
  const { verdict, split, robust, reasons, flips, priority, findOuts } = recommendationOf(knowledge, session, turn);
  const against = reasons.filter(({ side }) => side === "against").slice(0, 2);
  const hinge = flips[0]?.text ?? priority;
  const lines = [
    [verdict, split].filter((part) => part !== null).join(" "),
    robust,
    ...against.map(({ text }) => `Against it: ${text}`),
    ...(against.length === 0 ? ["Nothing that was answered speaks against it."] : []),
    ...(hinge == null ? [] : [`It hinges on this: ${hinge}`]),
    findOuts.length === 0
      ? "Nothing is left to find out."
      : `${counted(findOuts.length, "fact")} to find out first or soon.`,
  ];
  return {
    kind: "brief",
    title: session.decider === undefined ? "In brief" : `In brief, for ${session.decider}`,
    lines: lines.slice(0, 6),
    buttons: [],
  };
}
