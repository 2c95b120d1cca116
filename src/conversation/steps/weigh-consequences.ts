import { Consequence, consequenceName } from "../../../knowledge/index.ts";
import { type Event, MOST_CONSEQUENCES } from "../event.ts";
import type { Session } from "../session.ts";
import { joined, shortened } from "../wording.ts";
import { notice, noticeTo, type Outcome } from "./outcome.ts";

type Weighing = Extract<Event, { kind: "consequences" }>;
type Text = Extract<Event, { kind: "text" }>;

const ALL = Consequence.options;
const NAMES = joined(ALL.map(consequenceName), "or");

/** What would hurt most counts half again as much from now on; naming none takes that back. */
export function weighConsequences(session: Session, { author, chosen }: Weighing, now: number): Outcome {
  const named = ALL.filter((one) => chosen.includes(one));
  const before = session.consequences?.chosen ?? [];
  if (named.join() === before.join()) {
    const text =
      named.length === 0
        ? "None is named, and all five consequences weigh alike."
        : `That is so already: ${sentenceOf(named)}`;
    return noticeTo(author, text);
  }
  const { consequences: _, ...rest } = session;
  if (named.length === 0) {
    return { session: rest, transient: [notice(author, "Taken back: all five consequences weigh alike again.")] };
  }
  return {
    session: { ...rest, consequences: { chosen: named, by: author, at: now } },
    transient: [notice(author, `Noted: ${sentenceOf(named)} \`hurts: none\` takes it back.`)],
  };
}

/** "hurts: risk, running effort" as what it stands for, or a hint where that is none of the five; undefined for other words. */
export function hearConsequences(session: Session, event: Text, now: number): Outcome | undefined {
  const [, said = ""] = /^\s*(?:what )?hurts?(?: most)?\s*:\s*(\S.*)$/is.exec(event.text) ?? [];
  if (said === "") return undefined;
  const parts = said.split(/[,;&\n]|\band\b(?! exit)/i).map(squeezed);
  const named = parts.filter((part) => part !== "" && part !== "none");
  const chosen = named.map((part) => ALL.find((one) => part.length > 2 && isNamed(one, part)));
  const unknown = chosen.indexOf(undefined);
  if (unknown >= 0) {
    return noticeTo(
      event.author,
      `“${shortened(named[unknown] ?? "", 60)}” is none of the five. Name one or two of: ${NAMES}.`,
    );
  }
  const known = ALL.filter((one) => chosen.includes(one));
  if (known.length > MOST_CONSEQUENCES)
    return noticeTo(event.author, "Name at most two: if all matter, none is weighed.");
  const { text: _text, addressed: _addressed, ...base } = event;
  return weighConsequences(session, { ...base, kind: "consequences", chosen: known }, now);
}

function isNamed(consequence: Consequence, part: string): boolean {
  return [consequence, consequenceName(consequence)].some((name) => squeezed(name).startsWith(part));
}

function squeezed(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .replace(/\b(?:the|your|our)\b/g, "")
    .replace(/ +/g, " ")
    .trim();
}

function sentenceOf(chosen: readonly string[]): string {
  return `what your answers say about ${joined(chosen.map(consequenceName), "and")} counts half again as much.`;
}
