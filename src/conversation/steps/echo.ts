import { type ReadFact, turn } from "../../../knowledge/index.ts";
import type { Person } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Session } from "../session.ts";
import { toStated } from "../stated.ts";
import { labelOf } from "../wording.ts";
import { type Outcome, openly } from "./outcome.ts";
import { record } from "./record.ts";

/** A typed answer that matters is said back with its nearest alternative; where mistaking it changes nothing, silence. */
export function echo(
  { pack, model }: Knowledge,
  before: Session,
  answered: Session,
  author: Person,
  fact: ReadFact,
): Outcome["transient"] {
  const { question: id, given, nearest } = fact;
  const question = pack.questions.find((one) => one.id === id);
  if (question === undefined || nearest === null || given.kind !== "choice") return [];
  if (isPlain(fact.words, labelOf(question, given))) return [];
  const other = { kind: "choice" as const, choice: nearest };
  const mistaken = record(before, { author, question: id, given: other, via: "typed", at: before.touchedAt });
  if (turn(model, toStated(mistaken)).leader === turn(model, toStated(answered)).leader) return [];
  const text = `I took that as “${labelOf(question, given)}”, not “${labelOf(question, other)}”. It matters here.`;
  const label = `It was: ${labelOf(question, other)}`;
  const act = { kind: "command" as const, name: "change", argument: `${id}=${nearest}` };
  return [openly({ kind: "notice", text, buttons: [{ label, act }] }, true)];
}

/** A number, a letter or the label itself leaves nothing to mistake. */
function isPlain(words: string, label: string): boolean {
  const said = words.trim().toLowerCase();
  return said.length <= 3 || said === label.toLowerCase();
}
