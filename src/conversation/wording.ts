import type { Question } from "../../knowledge/index.ts";
import type { Given } from "./event.ts";

/** What every interview's last, unscored question asks. */
export const IGNORE_QUESTION = "What would make you ignore this recommendation?";

export const NONE_OF_THESE = "None of these";

/** A given answer as people read it back. */
export function labelOf(question: Question | undefined, given: Given): string {
  const label = (id: string) => question?.choices.find((choice) => choice.id === id)?.label ?? id;
  switch (given.kind) {
    case "choice":
      return label(given.choice);
    case "one-of":
      return `One of these: ${given.choices.map(label).join(" / ")}`;
    case "unknown":
      return "Don't know";
    case "not-applicable":
      return `Does not apply: ${given.reason}`;
    default:
      return given satisfies never;
  }
}

/** "1 question", "2 questions". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Text as a record keeps it: one line, at most `max` characters. */
export function shortened(text: string, max: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length <= max ? flat : `${flat.slice(0, max - 1).trimEnd()}…`;
}

/** The words that work anywhere, with what they do. */
export const HELP_LINES: readonly string[] = [
  "Press a choice, or type its label, its number or its letter. A range takes a number.",
  "Several facts in one message are fine: I show what I read before I record it.",
  "why: what difference the question makes. skip: pass over it. back: take up the last answer again.",
  "change: answer an earlier question differently, for example `change 3`.",
  "status: what is answered and what is still open. result: the recommendation, once there is one.",
  "stop: end the questions here and take a provisional recommendation.",
  "restart: begin again; this interview stays readable.",
  "`don't know` is an answer: it becomes something to find out. `n/a because …` closes a question that does not apply.",
  "Ask `what if …` once there is a recommendation. Nothing is changed by it.",
];
