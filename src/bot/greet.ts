import type { Person } from "../conversation/event.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import type { Reply } from "../conversation/reply.ts";
import type { Session } from "../conversation/session.ts";
import { start } from "../conversation/steps/start.ts";
import { withReplies } from "./with-replies.ts";

/** Words to somebody who is met for the first time, before anything is discussed. */
export interface Greeting {
  /** Of the event they are met by. */
  readonly id: string;
  readonly workspace: string;
  readonly conversation: string;
  readonly author: Person;
  readonly reply: Reply;
}

/**
 * The greeting as a session of its own, over from the beginning: so it stands in an outbox like everything else, and its
 * id, the conversation's, keeps it from being said twice. Nothing points at it.
 */
export function greet(knowledge: Knowledge, greeting: Greeting, by: string, now: number): Session {
  const { id, workspace, conversation, author, reply } = greeting;
  const event = { kind: "start" as const, id: greetingOf(conversation), workspace, conversation, author, text: "" };
  const { session } = start(knowledge, event, now);
  if (session === undefined) throw new Error("a start without words begins a session");
  const said: Session = { ...session, phase: "closed", recentEvents: [id] };
  const outgoing = { to: "thread" as const, key: "greeting", reply };
  return withReplies(said, [{ mode: "send", outgoing }], by, now);
}

/** Stands for the event that began it, the same for every way of meeting. */
export function greetingOf(conversation: string): string {
  return `greeting ${conversation}`;
}
