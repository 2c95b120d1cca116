import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { COST_HELP, HELP_LINES } from "../wording.ts";
import { back } from "./back.ts";
import { change } from "./change.ts";
import { costCommand } from "./cost.ts";
import { askOthers } from "./deciding/ask-others.ts";
import { brief } from "./deciding/brief.ts";
import { decidedNotice } from "./deciding/decided-notice.ts";
import { preview } from "./deciding/preview.ts";
import { forget } from "./forget.ts";
import { type Outcome, privately } from "./outcome.ts";
import { result } from "./result.ts";
import { skip } from "./skip.ts";
import { status } from "./status.ts";
import { stop } from "./stop.ts";
import { why } from "./why.ts";

type Command = Extract<Event, { kind: "command" }>;

/** What would change the interview, which a decided one refuses. */
const CHANGING: ReadonlySet<string> = new Set(["back", "skip", "change", "stop", "cost", "ask-others"]);

/** One of the words that work anywhere in a thread. */
export function command(knowledge: Knowledge, session: Session, event: Command, now: number): Outcome {
  const { author, argument } = event;
  if (session.decided !== undefined && CHANGING.has(event.name)) return decidedNotice(session, author);
  switch (event.name) {
    case "help":
      return { transient: [privately(author, { kind: "help", lines: helpFor(knowledge) })] };
    case "status":
      return status(knowledge, session, author);
    case "back":
      return back(knowledge, session, author);
    case "skip":
      return skip(knowledge, session, author);
    case "why":
      return why(knowledge, session, author, argument);
    case "change":
      return change(knowledge, session, author, argument, now);
    case "restart":
      return { session: { ...session, phase: "closed" }, transient: [] };
    case "stop":
      return stop(knowledge, session, author);
    case "result":
      return result(knowledge, session, author);
    case "forget":
      return forget(session, author, argument);
    case "cost":
      return costCommand(knowledge, session, author, argument ?? "");
    case "ask-others":
      return askOthers(knowledge, session, author);
    case "brief":
      return brief(knowledge, session, author);
    case "preview":
      return preview(knowledge, session, author);
    default:
      return event.name satisfies never;
  }
}

function helpFor({ pack }: Knowledge): string[] {
  return pack.costs === undefined ? [...HELP_LINES] : [...HELP_LINES, COST_HELP];
}
