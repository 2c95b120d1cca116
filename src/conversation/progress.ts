import type { Turn } from "../../knowledge/index.ts";
import type { Session } from "./session.ts";

/** Below this a fall is noise and not worth a word. */
const FELL = 0.1;

/** The bar of certainty: how far the answers have settled the result, and why where it fell. */
export function progressOf(session: Session, turn: Turn): { certainty: number; text: string } {
  const certainty = Math.round(turn.settled.value * 100) / 100;
  const answered = Object.keys(session.answers).length;
  const count =
    answered === 0 ? "Nothing answered yet" : answered === 1 ? "1 answer so far" : `${answered} answers so far`;
  const fell = session.certainty - certainty >= FELL ? " Your last answer opened it up again." : "";
  return { certainty, text: `${count}. ${wordOf(turn)}.${fell}` };
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
