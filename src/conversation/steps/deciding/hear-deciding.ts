import type { Reversibility } from "../../../decisions/fields.ts";
import type { Event } from "../../event.ts";
import type { Knowledge } from "../../knowledge.ts";
import { nextDetail, openFindOut } from "../../messages/ratify-message.ts";
import { recommendationOf } from "../../messages/recommendation-message.ts";
import { standing } from "../../position.ts";
import type { Ratification, Session } from "../../session.ts";
import { shortened } from "../../wording.ts";
import { noticeTo, type Outcome } from "../outcome.ts";
import { askOthers } from "./ask-others.ts";
import { brief } from "./brief.ts";
import { decide, follow } from "./decide.ts";
import { handOver } from "./hand-over.ts";
import { notNow } from "./not-now.ts";
import { preview } from "./preview.ts";
import { ratify } from "./ratify.ts";
import { ratifyDetails } from "./ratify-details.ts";
import { readDay } from "./read-day.ts";
import { readReason } from "./read-reason.ts";

type Text = Extract<Event, { kind: "text" }>;

/** Words about deciding, once there is a recommendation: accepting, choosing, handing over, and the details of the record. */
export function hearDeciding(
  knowledge: Knowledge,
  session: Session,
  event: Text,
  now: number,
  id?: string,
): Outcome | undefined {
  const { author } = event;
  const text = event.text.trim().replace(/\s+/g, " ");
  const to = /^hand (?:it )?over to (.{1,120})$/i.exec(text)?.[1];
  if (to !== undefined) return handOver(session, { ...event, to: shortened(to.replace(/[.!]$/, ""), 120) });
  if (/^ask (?:the )?others\W*$/i.test(text)) return askOthers(knowledge, session, author);
  if (/^brief\W*$/i.test(text)) return brief(knowledge, session, author);
  if (/^preview\W*$/i.test(text)) return preview(knowledge, session, author);
  if (/^not (?:now|yet)\W*$/i.test(text)) return notNow(session, author);
  if (/^(?:record|ratify|sign)(?: it)?\W*$/i.test(text)) return ratify(knowledge, session, event, now, id);
  const choice = hearChoice(knowledge, session, event, text, now);
  if (choice !== undefined) return choice;
  // What waits in the thread comes before the details of the draft.
  const waits = standing(knowledge, session).position.kind !== "recommendation";
  return waits ? undefined : hearDetail(session, event, text, now);
}

/** "accept", "choose courier because nobody drives". */
function hearChoice(
  knowledge: Knowledge,
  session: Session,
  event: Text,
  text: string,
  now: number,
): Outcome | undefined {
  const { author } = event;
  const accepted = /^(?:i |we )?accept(?: it| that)?(?: (?!it|that)(.{1,60}?))?\W*$/i.exec(text);
  if (accepted !== null && accepted[1] === undefined) return accept(knowledge, session, event, now);
  const [, named = accepted?.[1] ?? "", because = ""] =
    /^(?:i |we )?(?:choose|take)[: ]\s*(.{1,80}?)(?:,? (?:because|since) (.+))?$/is.exec(text) ?? [];
  if (named === "") return undefined;
  const option = optionCalled(knowledge, named);
  if (option === undefined) {
    const names = knowledge.pack.manifest.options.map(({ name }) => name).join(", ");
    return /^accept/i.test(text) || /^(?:i |we )?choose/i.test(text)
      ? noticeTo(
          author,
          `“${shortened(named, 60)}” is none of the options. Choose one of: ${names}, or \`choose none because …\`.`,
        )
      : undefined;
  }
  const said = because.trim().slice(0, 2000);
  const reason = said === "" ? {} : { reason: readReason(said), note: said };
  return decide(knowledge, session, { ...event, option, ...reason }, now);
}

/** In a close call both are recommended, so which one has to be said. */
function accept(knowledge: Knowledge, session: Session, event: Text, now: number): Outcome {
  const at = standing(knowledge, session);
  if (!at.recommended) return decide(knowledge, session, { ...event, option: null }, now);
  const recommendation = recommendationOf(knowledge, session, at.turn);
  const both = knowledge.pack.manifest.options.filter(({ id }) => follow(recommendation, id));
  if (recommendation.kind === "close-call" && both.length > 1) {
    return noticeTo(
      event.author,
      `It is a close call, so say which: ${both.map(({ name }) => `\`accept ${name}\``).join(" or ")}.`,
    );
  }
  return decide(knowledge, session, { ...event, option: recommendation.option }, now);
}

function optionCalled({ pack }: Knowledge, named: string): string | null | undefined {
  const wanted = squeezed(named);
  if (/^none(?: of (?:these|them))?$/.test(wanted)) return null;
  const { options } = pack.manifest;
  const same = options.find(({ id, name }) => squeezed(id) === wanted || squeezed(name) === wanted);
  const beginning = options.filter(({ name }) => squeezed(name).startsWith(wanted));
  return same?.id ?? (wanted.length > 2 && beginning.length === 1 ? beginning[0]?.id : undefined);
}

function squeezed(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What a draft is told: "title: …", or words that answer what is asked next. */
function hearDetail(session: Session, event: Text, text: string, now: number): Outcome | undefined {
  const { ratification: draft } = session;
  const { author } = event;
  if (draft === undefined || draft.by.id !== author.id) return undefined;
  const [, word = "", value = ""] = /^(title|first use|wrong if|look at|where)\s*:?\s+(.+)$/is.exec(text) ?? [];
  const next = nextDetail(draft);
  const field = word === "" ? next?.field : word.toLowerCase();
  const said = word === "" ? text : value.trim();
  switch (field) {
    case "title":
      return ratifyDetails(session, { author, title: shortened(said, 200) });
    case "look at":
    case "where":
      return draft.tripwire === undefined
        ? noticeTo(author, "First say what you would see: `wrong if …`.")
        : ratifyDetails(session, { author, where: shortened(said, 500) });
    case "reversibility": {
      const reversibility = readReversibility(said);
      return reversibility && ratifyDetails(session, { author, reversibility });
    }
    case "first use":
    case "first-use": {
      const firstUse = readDay(said, now);
      if (firstUse === undefined && word === "" && !/\d/.test(said)) return undefined;
      return firstUse === undefined
        ? noticeTo(author, "I could not read that as a date. Write it as 2027-03-01, or as `in 3 months`.")
        : ratifyDetails(session, { author, firstUse });
    }
    case "wrong if":
    case "tripwire": {
      const [words = "", where] = said.split(/;\s*(?:look at\s+|where:?\s+)?/i, 2);
      return ratifyDetails(session, {
        author,
        tripwire: shortened(words, 500),
        ...(where === undefined ? {} : { where: shortened(where, 500) }),
      });
    }
    case "find-out":
      return hearFindOut(session, draft, event, said, now);
    default:
      return undefined;
  }
}

/** "Grace by 2027-01-15", for the first that has nobody yet; "2: Grace" for the second. */
function hearFindOut(
  session: Session,
  draft: Ratification,
  { author }: Text,
  said: string,
  now: number,
): Outcome | undefined {
  const [, number, rest = ""] = /^(?:(\d{1,2})\s*[:.)]\s*)?(.+)$/s.exec(said) ?? [];
  const at = number === undefined ? openFindOut(draft) : Number(number) - 1;
  const [, owner = rest, day] = /^(.{1,120}?),?\s+(?:by|until|on)\s+(.+)$/i.exec(rest) ?? [];
  const dueOn = day === undefined ? "" : readDay(day, now);
  if (draft.findOuts[at] === undefined) return undefined;
  if (dueOn === undefined)
    return noticeTo(author, "I could not read that as a date. Write it as `Grace by 2027-01-15`.");
  return ratifyDetails(session, { author, findOuts: [{ at, owner: shortened(owner, 120), dueOn }] });
}

function readReversibility(text: string): Reversibility | undefined {
  const said = text.toLowerCase();
  if (/^(?:1|easy|easily)\b/.test(said)) return "easy";
  if (/^(?:2|costly|expensive)\b/.test(said)) return "costly";
  return /^(?:3|one.?way)\b/.test(said) ? "one-way" : undefined;
}
