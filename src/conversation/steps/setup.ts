import type { ChannelDecider } from "../../decisions/channel-decider.ts";
import { mayName, whoDecides } from "../deciding.ts";
import type { Event } from "../event.ts";
import { SETUP_DONE } from "../messages/root-message.ts";
import { personCalled } from "../person-called.ts";
import { plainNotice } from "../plain-notice.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { shortened } from "../wording.ts";
import { notice, noticeTo, type Outcome, openly } from "./outcome.ts";

type Setup = Extract<Event, { kind: "setup" }>;
type Text = Extract<Event, { kind: "text" }>;

const NAME_LENGTH = 120;
const NOBODY = /^(?:nobody|no one|none)$/i;

/** Who decides, who should be heard, and, privately, which way the starter leans. Never scored. */
export function setup(session: Session, event: Setup): Outcome {
  const mine = session.startedBy.id === event.author.id;
  const clears = event.always === true && NOBODY.test(event.decider ?? "");
  const decider = (clears ? undefined : filled(event.decider)) ?? session.decider;
  if (event.always === true && !mayName(session, event.author, event.admin)) {
    return noticeTo(event.author, whoDecides(session, event.admin));
  }
  if (decider !== session.decider && !mayName(session, event.author, event.admin)) {
    return noticeTo(event.author, whoDecides(session, event.admin));
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
  const told = notice(event.author, text);
  if (event.always !== true || (decider === undefined && !clears)) return { session: next, transient: [told] };
  return {
    session: next,
    transient: [told, openly(fromNowOn(clears ? undefined : decider))],
    remember: remembered(next, clears),
  };
}

/** Seen by all: it concerns interviews others will begin. */
function fromNowOn(decider: string | undefined): Reply {
  return plainNotice(
    decider === undefined
      ? "From now on nobody decides by default in this channel; who decides is named in each interview."
      : `${decider} decides in later interviews of this channel too, unless somebody else is named there. \`decides from now on: nobody\` takes it back.`,
  );
}

function remembered(session: Session, clears: boolean): ChannelDecider | null {
  const { decider } = session;
  if (clears || decider === undefined) return null;
  const id = personCalled(session, decider);
  return { name: decider, ...(id === undefined ? {} : { id }) };
}

/** "decides: Grace", "decides from now on: Grace", "heard: Linus, Margaret", "lean: …" as the setup they stand for; undefined for other words. */
export function readSetup(event: Text): Setup | undefined {
  const [, word = "", value = ""] =
    /^\s*(decides?(?: from now on)?|decider|heard|consulted|leans?|leaning)\s*:\s*(\S.*)$/i.exec(event.text) ?? [];
  const { text: _text, addressed: _addressed, ...base } = event;
  const said = shortened(value, NAME_LENGTH);
  if (value === "") return undefined;
  if (/now on$/i.test(word)) return { ...base, kind: "setup", decider: said, always: true };
  if (/^dec/i.test(word)) return { ...base, kind: "setup", decider: said };
  if (/^lean/i.test(word)) return { ...base, kind: "setup", lean: said };
  const names = value.split(/[,;]/).map((name) => shortened(name, NAME_LENGTH));
  return { ...base, kind: "setup", consulted: names.filter((name) => name !== "").slice(0, 20) };
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text;
}
