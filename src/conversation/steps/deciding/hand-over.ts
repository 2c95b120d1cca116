import { mayDecide, mayName, whoDecides } from "../../deciding.ts";
import type { Event } from "../../event.ts";
import type { Session } from "../../session.ts";
import { noticeTo, type Outcome, openly } from "../outcome.ts";

type HandOver = Omit<Extract<Event, { kind: "hand-over" }>, "kind">;

/** Another person decides from now on: said by who decides, or by who started it or manages the workspace when they have left. */
export function handOver(session: Session, { author, to, toId, admin }: HandOver): Outcome {
  const name = to.replace(/^@/, "").trim();
  if (!mayName(session, author, admin)) return noticeTo(author, whoDecides(session, admin));
  if (name === "") return noticeTo(author, "To whom? Say it as `hand over to Grace`.");
  const before = session.decider;
  if (before?.toLowerCase() === name.toLowerCase()) return noticeTo(author, `${before} decides already.`);
  const { ratification: _, ...rest } = session;
  const words =
    mayDecide(session, author) || before === undefined
      ? `${author.name} hands the decision over: ${name} decides from now on.`
      : `${name} decides from now on, instead of ${before}; ${author.name} said so.`;
  return {
    session: {
      ...rest,
      decider: name,
      people: { ...session.people, ...(toId === undefined ? {} : { [name]: toId }) },
    },
    transient: [openly({ kind: "notice", text: words, buttons: [] })],
  };
}
