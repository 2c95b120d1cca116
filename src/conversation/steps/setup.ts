import type { Event } from "../event.ts";
import { SETUP_DONE } from "../messages/root-message.ts";
import type { Session } from "../session.ts";
import type { Outcome } from "./outcome.ts";
import { privately } from "./outcome.ts";

/** Who decides, who should be heard, and, privately, which way the starter leans. Never scored. */
export function setup(session: Session, event: Extract<Event, { kind: "setup" }>): Outcome {
  const mine = session.startedBy.id === event.author.id;
  const decider = event.decider === undefined || event.decider === "" ? session.decider : event.decider;
  const lean = mine && event.lean !== undefined && event.lean !== "" ? event.lean : session.lean;
  const next: Session = {
    ...session,
    ...(decider === undefined ? {} : { decider }),
    ...(lean === undefined ? {} : { lean }),
    consulted: event.consulted ?? session.consulted,
    said: session.said.includes(SETUP_DONE) ? session.said : [...session.said, SETUP_DONE],
  };
  const words = [
    ...(next.decider === undefined ? [] : [`${next.decider} decides.`]),
    ...(next.consulted.length === 0 ? [] : [`To be heard: ${next.consulted.join(", ")}.`]),
    ...(lean === undefined || !mine ? [] : ["Your leaning is kept for the record; nobody else sees it here."]),
    ...(event.lean !== undefined && event.lean !== "" && !mine
      ? ["Only the starter's leaning is kept, so yours was not."]
      : []),
  ];
  const text = words.length === 0 ? "Nothing to note. The question stands below." : `Noted. ${words.join(" ")}`;
  return { session: next, transient: [privately(event.author, { kind: "notice", text, buttons: [] })] };
}
