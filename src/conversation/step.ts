import type { ChannelDecider } from "../decisions/channel-decider.ts";
import { stepDigest } from "../reviews/talk/step-digest.ts";
import { stepReview } from "../reviews/talk/step-review.ts";
import type { Event } from "./event.ts";
import type { Knowledge } from "./knowledge.ts";
import type { OutgoingReply } from "./reply.ts";
import type { Session, Work } from "./session.ts";
import { answer } from "./steps/answer.ts";
import { asStart } from "./steps/as-start.ts";
import { checklist } from "./steps/checklist.ts";
import { command } from "./steps/command.ts";
import { confirm } from "./steps/confirm.ts";
import { cost } from "./steps/cost.ts";
import { decide } from "./steps/deciding/decide.ts";
import { decidedNotice } from "./steps/deciding/decided-notice.ts";
import { handOver } from "./steps/deciding/hand-over.ts";
import { notNow } from "./steps/deciding/not-now.ts";
import { ratify } from "./steps/deciding/ratify.ts";
import { ratifyDetails } from "./steps/deciding/ratify-details.ts";
import { details } from "./steps/details.ts";
import { finish } from "./steps/finish.ts";
import { hear } from "./steps/hear.ts";
import { notice, noticeTo, type Outcome, SILENCE } from "./steps/outcome.ts";
import { setup } from "./steps/setup.ts";
import { start } from "./steps/start.ts";
import { unratified, unratifiedElsewhere } from "./steps/unratified.ts";
import { weighConsequences } from "./steps/weigh-consequences.ts";
import { whatIf } from "./steps/what-if.ts";

/** What to say, and whether as a new message or in place of the one with the same key. */
export type Said =
  | { readonly mode: "send" | "update"; readonly outgoing: OutgoingReply }
  /** Done before what follows is said. */
  | { readonly mode: Work["kind"] };

export type StepResult =
  | {
      readonly session: Session;
      readonly replies: readonly Said[];
      /** Kept before the session is: who decides by default in its channel from now on; null for nobody. */
      readonly remember?: ChannelDecider | null;
    }
  /**
   * Nothing to save; the notices are for the sender only. `forget`: what the store has to remove. `allocate`: to be taken
   * again with the id of the decision.
   */
  | {
      readonly nothing: true;
      readonly notices: OutgoingReply[];
      readonly forget?: "person" | "session";
      readonly allocate?: true;
    };

/**
 * One event folded into a session. Pure: no clock (`now` in ms), no network, no platform. Any event gives a fitting answer,
 * never an exception; a repeated one changes nothing. A restart returns the session closed, the caller opens the next one.
 * `decisionId` is wanted only where a result asks for it.
 */
export function step(
  knowledge: Knowledge,
  session: Session | undefined,
  event: Event,
  now: number,
  decisionId?: string,
): StepResult {
  if (session === undefined) {
    const begun = asStart(knowledge, event);
    return begun ? finish(knowledge, undefined, start(knowledge, begun, now), event, now) : notStarted(event);
  }
  if (session.recentEvents.includes(event.id)) return { nothing: true, notices: [] };
  if ("session" in event && event.session !== undefined && event.session !== session.id) return foreign(event);
  if (session.review !== undefined) return stepReview(knowledge, session, session.review, event, now);
  if (session.digest !== undefined) return stepDigest(session, session.digest, event, now);
  if (session.phase === "closed" && !isForgetting(event)) return closed(event);
  return finish(knowledge, session, dispatch(knowledge, session, event, now, decisionId), event, now);
}

/** What can still be done where it is decided. */
const AFTERWARDS: ReadonlySet<string> = new Set(["command", "what-if", "details", "log", "text", "wake"]);

function dispatch(knowledge: Knowledge, session: Session, event: Event, now: number, decisionId?: string): Outcome {
  if (session.decided !== undefined && !AFTERWARDS.has(event.kind)) return decidedNotice(session, event.author);
  switch (event.kind) {
    case "start":
      return noticeTo(
        event.author,
        "An interview is open here already, so I began no other and recorded nothing. Say it in the thread, or `restart` to begin again.",
        [
          { label: "Where are we?", act: { kind: "command", name: "status" } },
          { label: "Start again", act: { kind: "restart" } },
        ],
      );
    case "setup":
      return setup(session, event);
    case "answer":
      return answer(knowledge, session, event, now);
    case "checklist":
      return checklist(knowledge, session, event, now);
    case "confirm":
      return confirm(knowledge, session, event, now);
    case "command":
      return command(knowledge, session, event, now);
    case "what-if":
      return whatIf(knowledge, session, event);
    case "consequences":
      return weighConsequences(session, event, now);
    case "cost":
      return cost(knowledge, session, event);
    case "details":
      return details(knowledge, session, event.author);
    case "review":
      return noticeTo(event.author, "That belongs to a review, so nothing was changed here.");
    case "wake":
      if (event.why.kind === "lost") return unratifiedElsewhere(session);
      return event.why.kind === "unratified" ? unratified(knowledge, session, event.why.days) : SILENCE;
    case "log":
      return noticeTo(event.author, "I did not find a decision in that. `list` shows them; `show WM-7` shows one.");
    case "text":
      return hear(knowledge, session, event, now, decisionId);
    case "decide":
      return decide(knowledge, session, event, now);
    case "ratify-details":
      return ratifyDetails(session, event);
    case "ratify":
      return ratify(knowledge, session, event, now, decisionId);
    case "not-now":
      return notNow(session, event.author);
    case "hand-over":
      return handOver(session, event);
    default:
      return event satisfies never;
  }
}

function isForgetting(event: Event): boolean {
  return event.kind === "command" && event.name === "forget";
}

function notStarted(event: Event): StepResult {
  if (event.kind === "text" && !event.addressed) return { nothing: true, notices: [] };
  return noticeOnly(event, "No interview is open here. Start one first, then answer; nothing was saved.");
}

function closed(event: Event): StepResult {
  if (event.kind === "text" && !event.addressed) return { nothing: true, notices: [] };
  return noticeOnly(
    event,
    "This interview was closed and started again, so nothing was changed here. Answer in the new one.",
  );
}

function foreign(event: Event): StepResult {
  return noticeOnly(event, "That belongs to another interview, so nothing was changed here.");
}

function noticeOnly({ author, id }: Event, text: string): StepResult {
  const outgoing = notice(author, text);
  return { nothing: true, notices: [{ ...outgoing, key: `${outgoing.key}-${id}` }] };
}
