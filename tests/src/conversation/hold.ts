import type { Event, Given, Person } from "../../../src/conversation/event.ts";
import type { Knowledge } from "../../../src/conversation/knowledge.ts";
import type { OutgoingReply } from "../../../src/conversation/reply.ts";
import type { Session } from "../../../src/conversation/session.ts";
import { type StepResult, step } from "../../../src/conversation/step.ts";
import { thread } from "../../../src/conversation/thread.ts";

export const ana: Person = { id: "ana", name: "Ana" };
export const bo: Person = { id: "bo", name: "Bo" };

type Doing = Event extends infer One
  ? One extends Event
    ? Omit<One, "id" | "workspace" | "conversation" | "author">
    : never
  : never;

/** An interview being held: what people do is folded in, what they get back is kept. */
export interface Held {
  session: Session;
  /** What the last event came to. */
  result: StepResult;
  does(what: Doing, by?: Person, id?: string): Held;
  says(text: string, by?: Person): Held;
  /** Answers the pending question, or the one named. */
  answers(given: string | Given, question?: string, by?: Person): Held;
  /** The message everybody waits at. */
  waits(): OutgoingReply["reply"];
  /** Words of the last event's notices and replies. */
  words(): string[];
}

/** Begins an interview; events are numbered from e0. */
export function hold(knowledge: Knowledge, text = ""): Held {
  let count = 0;
  const base = (by: Person, id?: string) => ({
    id: id ?? `e${count++}`,
    workspace: "local",
    conversation: "local/table",
    author: by,
  });
  const begun = step(knowledge, undefined, { ...base(ana), kind: "start", text }, 0);
  if ("nothing" in begun) throw new Error("a start begins nothing");
  const held: Held = {
    session: begun.session,
    result: begun,
    does(what, by = ana, id) {
      held.result = step(knowledge, held.session, { ...base(by, id), ...what } as Event, count);
      if (!("nothing" in held.result)) held.session = held.result.session;
      return held;
    },
    says: (words, by) => held.does({ kind: "text", text: words, addressed: true }, by),
    answers(given, question, by) {
      const asked = held.waits();
      const id = question ?? (asked.kind === "question" ? asked.question : "");
      return held.does(
        { kind: "answer", question: id, given: typeof given === "string" ? { kind: "choice", choice: given } : given },
        by,
      );
    },
    waits() {
      const last = thread(knowledge, held.session).at(-1);
      if (last === undefined) throw new Error("the thread is empty");
      return last.reply;
    },
    words() {
      const { result } = held;
      const all =
        "nothing" in result
          ? result.notices
          : result.replies.flatMap((each) => ("outgoing" in each ? each.outgoing : []));
      return all.map(({ reply }) => ("text" in reply ? String(reply.text) : reply.kind));
    },
  };
  return held;
}
