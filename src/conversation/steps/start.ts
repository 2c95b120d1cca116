import { deciderOf } from "../../../knowledge/index.ts";
import { sessionId } from "../../identity.ts";
import { blankSession } from "../blank-session.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { hearDescription } from "./hear-description.ts";
import type { Outcome } from "./outcome.ts";

/** Opens an interview; a description given with it is read and its facts offered for confirmation. */
export function start(knowledge: Knowledge, event: Extract<Event, { kind: "start" }>, now: number): Outcome {
  const { pack, deciders = [], decider: here } = knowledge;
  const decider = here?.name ?? deciderOf(deciders, event.conversation);
  const session: Session = {
    ...blankSession({
      id: sessionId(event.workspace, event.id),
      workspace: event.workspace,
      conversation: event.conversation,
      pack: { id: pack.manifest.id, version: pack.manifest.version, hash: pack.hash },
      phase: "setup",
      by: event.author,
      at: now,
    }),
    ...(pack.house === undefined ? {} : { house: pack.house.hash }),
    ...(decider === undefined ? {} : { decider }),
    ...(here?.id === undefined ? {} : { people: { [here.name]: here.id } }),
    ...(event.private === undefined ? {} : { private: event.private }),
  };
  if (event.text.trim() === "") return { session, transient: [] };
  return hearDescription(knowledge, session, event.author, event.text, event.id);
}
