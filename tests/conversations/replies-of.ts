import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Event } from "../../src/conversation/event.ts";
import type { Reply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import { step } from "../../src/conversation/step.ts";
import { thread } from "../../src/conversation/thread.ts";
import { eventOf } from "./event-of.ts";
import { knowledgeOf } from "./replay.ts";
import { parseTranscript } from "./transcript.ts";

type Answered = { readonly line: string; readonly reply: Reply };

/**
 * Every reply of a transcript, notices included, with the line it answers; held once for all platforms that draw them. Where
 * time passes in it, up to there: what a look says is in no interview.
 */
export function repliesOf(file: string): readonly Answered[] {
  const replies = known.get(file) ?? held(file);
  known.set(file, replies);
  return replies;
}

const known = new Map<string, readonly Answered[]>();

function held(file: string): Answered[] {
  const transcript = parseTranscript(readFileSync(join(import.meta.dirname, file), "utf8"));
  const knowledge = knowledgeOf(transcript.pack);
  let session: Session | undefined;
  const later = transcript.turns.findIndex(({ act }) => act === "pass");
  const turns = later < 0 ? transcript.turns : transcript.turns.slice(0, later).filter(({ act }) => act !== "run");
  return turns.flatMap((turn, index) => {
    const event = Event.parse(eventOf(turn, index, session && thread(knowledge, session), session));
    const result = step(knowledge, session, event, index * 60_000);
    const said =
      "nothing" in result
        ? result.notices
        : result.replies.flatMap((each) => ("outgoing" in each ? each.outgoing : []));
    if (!("nothing" in result)) {
      const { id, workspace, conversation, author } = event;
      const again = step(knowledge, undefined, { kind: "start", id, workspace, conversation, author, text: "" }, 0);
      session = result.session.phase === "closed" && "session" in again ? again.session : result.session;
    }
    return said.map(({ reply }) => ({ line: turn.line, reply }));
  });
}
