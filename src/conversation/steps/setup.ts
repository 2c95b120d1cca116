import { mayName, whoDecides } from "../deciding.ts";
import type { Event } from "../event.ts";
import { SETUP_DONE } from "../messages/root-message.ts";
import type { Session } from "../session.ts";
import { shortened } from "../wording.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";

type Setup = Extract<Event, { kind: "setup" }>;
type Text = Extract<Event, { kind: "text" }>;

const NAME_LENGTH = 120;

/** Who decides, who should be heard, and, privately, which way the starter leans. Never scored. */
export function setup(session: Session, event: Setup): Outcome {
  const mine = session.startedBy.id === event.author.id;
  const decider = filled(event.decider) ?? session.decider;
  if (decider !== session.decider && !mayName(session, event.author, event.admin)) {
    return noticeTo(event.author, whoDecides(session));
  }
  const lean = mine ? (filled(event.lean) ?? session.lean) : session.lean;
  // Another person decides: a draft of the one before is theirs no more.
  const { ratification, ...rest } = session;
  const next: Session = {
    ...rest,
    ...(ratification === undefined || decider !== session.decider ? {} : { ratification }),
    ...(decider === undefined ? {} : { decider }),
    ...(lean === undefined ? {} : { lean }),
    consulted: event.consulted ?? session.consulted,
    ...(event.people === undefined ? {} : { people: { ...session.people, ...event.people } }),
    said: session.said.includes(SETUP_DONE) ? session.said : [...session.said, SETUP_DONE],
  };
  const words = [
    ...(next.decider === undefined ? [] : [`${next.decider} decides.`]),
    ...(next.consulted.length === 0 ? [] : [`To be heard: ${next.consulted.join(", ")}.`]),
    ...(mine && lean !== undefined ? ["Your leaning is kept for the record; nobody else sees it here."] : []),
    ...(!mine && filled(event.lean) !== undefined ? ["Only the starter's leaning is kept, so yours was not."] : []),
  ];
  const text = words.length === 0 ? "Nobody is named; that is fine." : `Noted. ${words.join(" ")}`;
  return { session: next, transient: [notice(event.author, text)] };
}

/** "decides: Grace", "heard: Linus, Margaret", "lean: …" as the setup they stand for; undefined for other words. */
export function readSetup(event: Text): Setup | undefined {
  const [, word = "", value = ""] =
    /^\s*(decides?|decider|heard|consulted|leans?|leaning)\s*:\s*(\S.*)$/i.exec(event.text) ?? [];
  const { text: _text, addressed: _addressed, ...base } = event;
  const said = shortened(value, NAME_LENGTH);
  if (value === "") return undefined;
  if (/^dec/i.test(word)) return { ...base, kind: "setup", decider: said };
  if (/^lean/i.test(word)) return { ...base, kind: "setup", lean: said };
  const names = value.split(/[,;]/).map((name) => shortened(name, NAME_LENGTH));
  return { ...base, kind: "setup", consulted: names.filter((name) => name !== "").slice(0, 20) };
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text;
}
