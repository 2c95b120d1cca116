import type { Event, Person } from "../../conversation/event.ts";
import type { Session } from "../../conversation/session.ts";
import type { Said } from "../../conversation/step.ts";
import { finish } from "../../conversation/steps/finish.ts";
import { openly } from "../../conversation/steps/outcome.ts";
import { start } from "../../conversation/steps/start.ts";
import { answersIn } from "../../reviews/answers-in.ts";
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
  const answers = answersIn(known.pack, withAnswersOfToday(session, review).answers, ({ given }) => given);
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
