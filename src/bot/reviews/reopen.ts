import type { Event, Person } from "../../conversation/event.ts";
import type { Knowledge } from "../../conversation/knowledge.ts";
import type { Session } from "../../conversation/session.ts";
import type { Said } from "../../conversation/step.ts";
import { finish } from "../../conversation/steps/finish.ts";
import { openly } from "../../conversation/steps/outcome.ts";
import { start } from "../../conversation/steps/start.ts";
import { withAnswersOfToday } from "../../reviews/talk/judge-review.ts";
import type { ReviewTalk } from "../../reviews/talk/review-talk.ts";
import { openSession } from "./open-session.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** Opens the interview whose decision takes the place of the one that was looked at, with the answers of today and today's pack. */
export async function reopen(ports: ReviewPorts, session: Session, review: ReviewTalk, by: Person): Promise<void> {
  const { knowledge, clock } = ports;
  const known = (await knowledge.named(session.pack.id)) ?? (await knowledge.current());
  const event: Extract<Event, { kind: "start" }> = {
    kind: "start",
    id: `${review.occurrence}~anew`,
    workspace: session.workspace,
    conversation: session.conversation,
    author: by,
    text: "",
    ...(session.private === undefined ? {} : { private: session.private }),
  };
  const begun = start(known, event, clock.now()).session;
  if (begun === undefined) return;
  const answers = answersKept(known, withAnswersOfToday(session, review).answers);
  const linked: Session = {
    ...begun,
    phase: "interview",
    decider: review.owner.name,
    people: { [review.owner.name]: review.owner.id },
    answers,
    order: Object.keys(answers),
    previous: session.id,
    supersedes: review.decision,
  };
  const words = `${review.decision} is decided anew here. Your answers from then, with what has changed since, are filled in already: \`status\` shows them, \`change 3\` changes one. Until there is a new decision, ${review.decision} stands.`;
  const outcome = { session: linked, transient: [openly({ kind: "notice", text: words, buttons: [] })] };
  const result = finish(known, undefined, outcome, event, clock.now());
  if ("nothing" in result) return;
  await openSession(ports, result.session, result.replies.filter(isNews));
}

/** A message for each answer that stands already would bury what is asked. */
function isNews(said: Said): boolean {
  return !("outgoing" in said) || said.outgoing.reply.kind !== "answered";
}

/** Answers the pack of today still has a place for. */
function answersKept({ pack }: Knowledge, answers: Session["answers"]): Session["answers"] {
  const fits = (question: string, ids: readonly string[]) => {
    const choices = pack.questions.find(({ id }) => id === question)?.choices;
    return choices !== undefined && ids.every((one) => choices.some(({ id }) => id === one));
  };
  return Object.fromEntries(
    Object.entries(answers).flatMap(([question, people]) => {
      const kept = Object.entries(people).filter(([, { given }]) =>
        fits(question, given.kind === "choice" ? [given.choice] : given.kind === "one-of" ? given.choices : []),
      );
      return kept.length === 0 ? [] : [[question, Object.fromEntries(kept)]];
    }),
  );
}
