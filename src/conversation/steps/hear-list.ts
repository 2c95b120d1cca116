import { checklistItems } from "../checklist-items.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { proposalFor, type Standing } from "../position.ts";
import type { Session } from "../session.ts";
import { checklist } from "./checklist.ts";
import { confirm } from "./confirm.ts";
import type { Outcome } from "./outcome.ts";

type Text = Extract<Event, { kind: "text" }>;

const list = (sayings: string) => new Set(sayings.split(", "));
const YES = list(
  "yes, y, yep, yeah, ok, okay, right, correct, all, yes all, all of them, confirm, that is right, that s right, ja",
);
const NO = list("no, n, nope, wrong, no none, nothing, nothing of it, nein");
const NONE = list(
  "none, none of these, none of them, none of this, none of those, none of it, no none of these, keines",
);

/** A bare yes, no or list of numbers answers a list: the checklist, or facts to confirm. Undefined for other words. */
export function hearList(
  knowledge: Knowledge,
  session: Session,
  event: Text,
  { position, turn }: Standing,
  now: number,
): Outcome | undefined {
  const said = plain(event.text);
  if (position.kind === "confirm" && event.addressed) {
    const { facts, id } = proposalFor(session, event.author) ?? position.proposal;
    const ids = facts.map(({ question }) => question);
    const keep = YES.has(said) ? ids : NO.has(said) || NONE.has(said) ? [] : numbered(ids, said);
    return keep && confirm(knowledge, session, { ...event, kind: "confirm", proposal: id, keep }, now);
  }
  if (position.kind !== "checklist") return undefined;
  const items = checklistItems(knowledge, session, turn);
  const isNone = NONE.has(said) || (event.addressed && NO.has(said));
  const ticked = isNone ? [] : (labelled(items, said) ?? numbered(items, said));
  const pairs = ticked?.map(({ question, choice }) => ({ question, choice }));
  return pairs && checklist(knowledge, session, { ...event, kind: "checklist", ticked: pairs }, now);
}

function plain(text: string): string {
  return text
    .slice(0, 500)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The item whose label, or the beginning of it by two words or more, is what was said. */
function labelled<Item extends { readonly label: string }>(items: readonly Item[], said: string): Item[] | undefined {
  const exact = items.filter(({ label }) => plain(label) === said);
  if (exact.length > 0) return exact;
  const begins = said.includes(" ") ? items.filter(({ label }) => plain(label).startsWith(`${said} `)) : [];
  return begins.length === 1 ? begins : undefined;
}

/** "1", "1 3", "1 and 3"; undefined for anything else. */
function numbered<Item>(items: readonly Item[], said: string): Item[] | undefined {
  const words = said.split(" ").filter((word) => word !== "and" && word !== "");
  if (words.length === 0 || !words.every((word) => /^\d{1,2}$/.test(word))) return undefined;
  const numbers = words.map(Number);
  if (numbers.some((number) => number < 1 || number > items.length)) return undefined;
  return items.filter((_, index) => numbers.includes(index + 1));
}
