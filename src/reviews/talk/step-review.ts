import { understand } from "../../../knowledge/index.ts";
import type { Event, Person } from "../../conversation/event.ts";
import type { Knowledge } from "../../conversation/knowledge.ts";
import type { Session } from "../../conversation/session.ts";
import type { Said, StepResult } from "../../conversation/step.ts";
import { forget } from "../../conversation/steps/forget.ts";
import { noticeTo, type Outcome, privately, SILENCE } from "../../conversation/steps/outcome.ts";
import { named, seen, sendEntry, sending, threadChanges } from "../../conversation/steps/thread-changes.ts";
import { actOnReview, handOverReview, noteOnReview, reviewState } from "./act-on-review.ts";
import { elsewhere, redirected } from "./elsewhere.ts";
import { nudge } from "./nudge.ts";
import { type ReviewAct, readReview } from "./read-review.ts";
import type { ReviewTalk } from "./review-talk.ts";
import { pendingItem, reviewEntries } from "./review-thread.ts";

/** One event folded into a look at a decision. Pure, like `step`. */
export function stepReview(
  knowledge: Knowledge,
  session: Session,
  review: ReviewTalk,
  event: Event,
  now: number,
): StepResult {
  return finishReview(knowledge, session, dispatch(knowledge, session, review, event, now), event, now);
}

/** The first words of a look: nothing was said yet. */
export function openReview(knowledge: Knowledge, session: Session, review: ReviewTalk): Said[] {
  return redirected(session, reviewEntries(knowledge, session, review).map(sendEntry));
}

function dispatch(knowledge: Knowledge, session: Session, review: ReviewTalk, event: Event, now: number): Outcome {
  const { author } = event;
  switch (event.kind) {
    case "review": {
      const act = readReview(event.words);
      return act === undefined ? unread(author) : actOnReview(knowledge, session, review, author, act, now);
    }
    case "hand-over":
      return handOverReview(session, review, event);
    case "command":
      return command(session, review, event, author);
    case "text":
      return hear(knowledge, session, review, event, now);
    case "wake":
      if (event.why.kind === "nudge") return nudge(session, review);
      return event.why.kind === "lost" ? elsewhere(session, event.why) : SILENCE;
    default:
      return noticeTo(author, `This is a look at ${review.decision}, so nothing was changed. ${WHAT_WORKS}`);
  }
}

const WHAT_WORKS =
  "`still right` where nothing changed; `something changed` goes through what it rests on; `snooze 1 week`; `hand over to Grace`; `every 60 days`; `stop reviews`.";

function unread(author: Person): Outcome {
  return noticeTo(author, `I did not understand that, so nothing was changed. ${WHAT_WORKS}`);
}

function command(
  session: Session,
  review: ReviewTalk,
  event: Extract<Event, { kind: "command" }>,
  author: Person,
): Outcome {
  switch (event.name) {
    case "help":
      return { transient: [privately(author, { kind: "help", lines: [WHAT_WORKS, HELP_MORE] })] };
    case "status":
      return noticeTo(author, reviewState(review));
    case "forget":
      return forget(session, author, event.argument);
    case "stop":
      return noticeTo(author, `\`stop reviews\` ends the looks at ${review.decision}; nothing was changed.`);
    default:
      return noticeTo(author, `This is a look at ${review.decision}, so nothing was changed. ${WHAT_WORKS}`);
  }
}

const HELP_MORE =
  "Where a thing is asked, its number or its label answers. Other words are kept as a note in the record. `decide it anew` opens a new interview with the answers of today. `forget me` removes what I keep about you.";

/** Typed words: only those said to the bot count. */
function hear(
  knowledge: Knowledge,
  session: Session,
  review: ReviewTalk,
  event: Extract<Event, { kind: "text" }>,
  now: number,
): Outcome {
  const { author, text } = event;
  if (!event.addressed) return SILENCE;
  const item = pendingItem(knowledge, session, review);
  const chosen = item?.choices.find(({ label }, index) => {
    const said = text.trim().toLowerCase();
    return said === String(index + 1) || said === label.toLowerCase();
  });
  const say: ReviewAct | undefined = item && chosen && { do: "say", item: item.id, value: chosen.value };
  const act = say ?? readReview(text);
  if (act !== undefined) return actOnReview(knowledge, session, review, author, act, now);
  const { command: word } = understand(knowledge.pack, text, {});
  if (word !== null) return command(session, review, { ...event, kind: "command", ...word }, author);
  return noteOnReview(session, review, author, text) ?? unread(author);
}

function finishReview(knowledge: Knowledge, before: Session, outcome: Outcome, event: Event, now: number): StepResult {
  const said = outcome.transient.map((outgoing) => named(outgoing, event));
  if (outcome.forget !== undefined) return { nothing: true, notices: said, forget: outcome.forget };
  if (outcome.session === undefined) return { nothing: true, notices: said };
  const session = seen(outcome.session, event, now);
  const [was, is] = [before.review, session.review];
  if (was === undefined || is === undefined) return { nothing: true, notices: said };
  const entries = reviewEntries(knowledge, session, is);
  // In another place, or to another person, everything is said once more.
  const moved = (was.lost !== is.lost && is.lost !== "nobody") || (is.lost === "owner" && was.owner.id !== is.owner.id);
  const changes = moved
    ? entries.map(sendEntry)
    : threadChanges(before, reviewEntries(knowledge, before, was), session, entries);
  // Before anything is said of it.
  const saved: Said[] = changesDecision(was, is) ? [{ mode: "save-review" }] : [];
  const told = said.map(sending);
  return {
    session,
    replies: [...saved, ...redirected(session, moved ? [...told, ...changes] : [...changes, ...told])],
  };
}

function changesDecision(was: ReviewTalk, is: ReviewTalk): boolean {
  const kept = ({ result, hindsight, owner, everyDays }: ReviewTalk) =>
    JSON.stringify([result, hindsight, owner, everyDays]);
  return kept(was) !== kept(is);
}
