import { type Recommendation, recommend } from "../../../knowledge/index.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Button, Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { namesOf, toStated } from "../stated.ts";

/** The recommendation of a session as its answers stand. */
export function recommendationOf({ pack, model, today }: Knowledge, session: Session): Recommendation {
  const { stoppedBy } = session;
  return recommend({
    pack,
    model,
    stated: toStated(session),
    today,
    names: namesOf(session),
    ...(stoppedBy === undefined
      ? {}
      : {
          provisional: {
            answered: Object.keys(session.answers).length,
            of: pack.questions.length,
            person: stoppedBy.name,
          },
        }),
  });
}

/** The eight lines with the buttons that work today. */
export function recommendationMessage(knowledge: Knowledge, session: Session): Reply {
  const recommendation = recommendationOf(knowledge, session);
  const scenarios: Button[] = recommendation.flips.map(({ changes }, index) => ({
    label: `What if (${index + 1})`,
    act: { kind: "what-if", changes: changes.map(({ question, to }) => ({ question, to })) },
  }));
  const goOn: Button[] =
    session.stoppedBy === undefined
      ? []
      : [{ label: "Go on with the questions", act: { kind: "command", name: "back" } }];
  return {
    kind: "recommendation",
    recommendation,
    buttons: [
      ...goOn,
      { label: "Details", act: { kind: "details" } },
      ...scenarios,
      { label: "Change an answer", act: { kind: "command", name: "change" } },
      { label: "Start again", act: { kind: "restart" } },
    ],
  };
}
