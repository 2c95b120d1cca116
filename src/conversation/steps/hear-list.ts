import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Position } from "../position.ts";
import type { Session } from "../session.ts";
import { checklist } from "./checklist.ts";
import { confirm } from "./confirm.ts";
import type { Outcome } from "./outcome.ts";

type Text = Extract<Event, { kind: "text" }>;

const YES = new Set(["yes", "y", "ok", "okay", "right", "correct", "all", "yes all", "confirm", "that is right"]);
const NO = new Set([
  "no",
  "n",
  "none",
  "none of these",
  "none of them",
  "none of this",
  "wrong",
  "nope",
  "no none",
  "nothing",
]);

/** A bare yes, no or list of numbers answers a list: the checklist, or facts to confirm. Undefined for other words. */
export function hearList(
  knowledge: Knowledge,
  session: Session,
  event: Text,
  position: Position,
  now: number,
): Outcome | undefined {
  const said = event.text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const numbers = numbersOf(said);
  if (position.kind === "confirm") {
    const { facts, id } = position.proposal;
    const ids = facts.map(({ question }) => question);
    const keep = YES.has(said) ? ids : NO.has(said) ? [] : pick(ids, numbers);
    if (keep === undefined) return undefined;
    return confirm(knowledge, session, { ...event, kind: "confirm", proposal: id, keep }, now);
  }
  if (position.kind === "checklist") {
    const open = (knowledge.pack.manifest.checklist?.items ?? []).filter(
      (item) => session.answers[item.question] === undefined,
    );
    const named = open.filter(
      ({ label }) =>
        label
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim() === said,
    );
    const ticked = NO.has(said) ? [] : named.length > 0 ? named : pick(open, numbers);
    if (ticked === undefined) return undefined;
    const pairs = ticked.map(({ question, choice }) => ({ question, choice }));
    return checklist(knowledge, session, { ...event, kind: "checklist", ticked: pairs }, now);
  }
  return undefined;
}

/** "1", "1 3", "1 and 3"; undefined for anything else. */
function numbersOf(said: string): number[] | undefined {
  const words = said.split(" ").filter((word) => word !== "and" && word !== "");
  return words.length > 0 && words.every((word) => /^\d{1,2}$/.test(word)) ? words.map(Number) : undefined;
}

function pick<Item>(items: readonly Item[], numbers: readonly number[] | undefined): Item[] | undefined {
  if (numbers === undefined || numbers.some((number) => number < 1 || number > items.length)) return undefined;
  return items.filter((_, index) => numbers.includes(index + 1));
}
