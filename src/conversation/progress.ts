import { type Model, type Turn, turn } from "../../knowledge/index.ts";
import type { Session } from "./session.ts";
import { counted } from "./wording.ts";

/** A smaller fall is noise: the bar stays where it was. */
const FALL = 0.05;

/** The bar of certainty: how far the answers have settled the result, and why where it fell. */
export function progressOf(session: Session, now: Turn): { certainty: number; text: string } {
  const answered = Object.keys(session.answers).length;
  const count = answered === 0 ? "Nothing answered yet" : `${counted(answered, "answer")} so far`;
  const fell = session.reopened === true ? " The last answer left more open, so the bar went back." : "";
  return { certainty: session.certainty, text: `${count}. ${wordOf(now)}.${fell}` };
}

/** The session with its bar brought up to date. It never falls without saying so. */
export function withProgress(model: Model, before: Session | undefined, session: Session, now: Turn): Session {
  if (before !== undefined && isUntouched(before, session)) return session;
  const reached = reachedOf(model, now);
  const shown = session.certainty;
  if (reached < shown && shown - reached < FALL) return { ...session, reopened: false };
  return { ...session, certainty: reached, reopened: reached < shown };
}

function isUntouched(before: Session, session: Session): boolean {
  return (["answers", "excluded", "waived", "consequences"] as const).every((part) => before[part] === session[part]);
}

/** 0 where the interview began, 1 where no answer can change the result any more. */
function reachedOf(model: Model, now: Turn): number {
  const start = startOf(model);
  const reached = start >= 1 ? 1 : (now.settled.value - start) / (1 - start);
  return Math.round(Math.min(1, Math.max(0, reached)) * 100) / 100;
}

/** A constant of the model, kept because a turn costs more than everything else here. */
const starts = new WeakMap<Model, number>();

/** How settled a pack is before anything was said: its options are rarely equally likely. */
function startOf(model: Model): number {
  const known = starts.get(model);
  if (known !== undefined) return known;
  const start = turn(model, { answers: {}, excluded: {}, waived: [], fromText: [] }).settled.value;
  starts.set(model, start);
  return start;
}

function wordOf({ settledWord, stop }: Turn): string {
  if (stop.reason === "guard") return "Nearly there: a few hard facts could still rule something out";
  switch (settledWord) {
    case "settled":
      return "The result is settled";
    case "practically-settled":
      return "The result is practically settled";
    case "leaning":
      return "The result begins to show";
    case "open":
      return "The result is still open";
    default:
      return settledWord satisfies never;
  }
}
