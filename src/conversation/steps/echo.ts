import { type ReadFact, turn } from "../../../knowledge/index.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { modelOf } from "../model-of.ts";
import type { OutgoingReply } from "../reply.ts";
import type { Session } from "../session.ts";
import { toStated } from "../stated.ts";
import { labelOf } from "../wording.ts";
import { openly } from "./outcome.ts";
import { record } from "./record.ts";

/** A typed answer that matters is said back with its nearest alternative; where mistaking it changes nothing, silence. */
export function echo(
  knowledge: Knowledge,
  before: Session,
  answered: Session,
  { author }: Pick<Event, "author">,
  { question: id, given, nearest, words }: ReadFact,
): OutgoingReply[] {
  const question = knowledge.pack.questions.find((one) => one.id === id);
  if (question === undefined || nearest === null || given.kind !== "choice") return [];
  const label = labelOf(question, given);
  if (isPlain(words, label)) return [];
  const other = { kind: "choice" as const, choice: nearest };
  const model = modelOf(knowledge, before);
  const mistaken = record(before, { author, question: id, given: other, via: "typed", at: before.touchedAt });
  if (turn(model, toStated(mistaken)).leader === turn(model, toStated(answered)).leader) return [];
  const text = `I took that as “${label}”, not “${labelOf(question, other)}”. The difference matters here.`;
  const act = { kind: "command" as const, name: "change", argument: `${id}=${nearest}` };
  return [openly({ kind: "notice", text, buttons: [{ label: `It was: ${labelOf(question, other)}`, act }] })];
}

/** A number, a letter or the label itself leaves nothing to mistake. */
function isPlain(words: string, label: string): boolean {
  const said = words.trim().toLowerCase();
  return said.length <= 3 || said === label.toLowerCase();
}
