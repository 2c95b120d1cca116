import type { LoadedPack, Question } from "../../knowledge/index.ts";
import { clip } from "../clip.ts";
import type { Given } from "./event.ts";
import { CHECKLIST, type Session } from "./session.ts";

/** What every interview's last, unscored question asks. */
export const IGNORE_QUESTION = "What would make you ignore this recommendation?";

/** Optional; asked where the recommendation stands, so that it holds nobody up. */
export const CONSEQUENCES_QUESTION = "Which two would hurt most here?";

export const NONE_OF_THESE = "None of these";

/** To whoever did something that could not be written down. */
export const NOT_SAVED = "Not saved. Please repeat that; doing it twice does no harm.";

/** Before and after everything about a person is removed, on platforms that keep what was posted. */
export const FORGETTING =
  "Your answers, notes and words are removed from every interview here, and your name with them. It cannot be undone. Messages that show them are redrawn where I may; what signed records say stays.";
export const FORGOTTEN =
  "Done: everything I kept about you here is removed, and your name with it. Messages that show it are redrawn in the next minutes, where I may and nothing interrupts me; delete what is left.";

/** In the place of each posted message of an interview that is gone. */
export const SESSION_FORGOTTEN = "This interview was forgotten on request.";
/** In the place of a posted message with words of somebody who is gone. */
export const PART_FORGOTTEN = "What stood here was forgotten on request.";

const IDS_SAID = 10;

/** What a person who is forgotten is told of the signed records they took part in; empty where there are none. */
export function keptIn(records: readonly string[]): string {
  if (records.length === 0) return "";
  const more = records.length - IDS_SAID;
  const ids = records.slice(0, IDS_SAID).join(", ");
  return ` What is signed stays as it was signed, with your name and what you said in it: ${ids}${more > 0 ? ` and ${more} more` : ""}. A record that lost its reasons would be none.`;
}

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

/** A question, or the checklist, and what was answered, as one line. */
export function answersRead(pack: LoadedPack, session: Session, id: string): string {
  if (id === CHECKLIST) {
    const items = pack.manifest.checklist?.items ?? [];
    const ticked = (session.checklist?.ticked ?? []).flatMap(
      ({ question, choice }) => items.find((item) => item.question === question && item.choice === choice)?.label ?? [],
    );
    const said = session.checklist?.skipped ? "Skipped" : ticked.length === 0 ? NONE_OF_THESE : ticked.join("; ");
    return `${pack.manifest.checklist?.text ?? ""} ${said} (${session.checklist?.by.name ?? ""})`;
  }
  const question = pack.questions.find((one) => one.id === id);
  const said = Object.values(session.answers[id] ?? {}).map(
    ({ author, given }) => `${labelOf(question, given)} (${author.name})`,
  );
  return `${question?.text ?? id} ${said.length === 0 ? "Skipped" : said.join("; ")}`;
}

/** "a", "a and b", "a, b and c". */
export function joined(words: readonly string[], last: "and" | "or"): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** "1 question", "2 questions". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** How long an interview usually is, measured by what a pack could ask: it stops early. */
export function lengthOf(questions: number): string {
  if (questions < 9) return `At most ${counted(questions, "question")}`;
  return `Usually ${Math.round(0.3 * questions)}-${Math.ceil(0.45 * questions)} questions`;
}

/** Text as a record keeps it: one line, at most `max` characters. */
export function shortened(text: string, max: number): string {
  return clip(text.replace(/\s+/g, " ").trim(), max);
}

/** The words that work anywhere, with what they do. */
export const HELP_LINES: readonly string[] = [
  "Press a choice, or type its label, its number or its letter; where choices are ranges, a number. `either 1 or 2` is an answer too.",
  "`don't know` is an answer: it becomes something to find out. `n/a because …` closes a question that does not apply.",
  "Several facts in one message are fine: I show what I read before I record it.",
  "`why`: what difference the question makes. `why 3`: what your third answer speaks for, and on what evidence.",
  "`skip`: pass over it. `back`: take up the last answer again. `change 3`: answer the third differently.",
  "`status`: what is answered and what is open. `result`: the recommendation, once there is one; `details`: everything behind it.",
  "`stop`: end the questions here and take a provisional recommendation; `go on` takes them up again. `restart`: begin again; this interview stays readable.",
  "`decides: Grace` and `heard: Linus, Margaret` note who decides and who should be heard; `decides from now on: Grace` holds for later interviews of this channel too.",
  "`forget this`: remove this interview, for whoever started it. `forget me`: remove everything I keep about you, but for what signed records say.",
  "`hurts: risk, running effort` says which two consequences would hurt most here: they count half again as much.",
  "`accept`, or `choose … because …`: decide, for whoever decides; `not now` leaves it open. `hand over to Grace`: somebody else decides. `ask others`: those to be heard. `brief`: six lines for the decider.",
  "`list`, `list parcels`, `mine`, `due`: decisions of this workspace. `show WM-7`: one with its record. `replay WM-7`: whether it still comes to the same.",
  "`review WM-7`: look at a decision again now; `review WM-7 on 2027-05-03`, `every 60 days` or `off`: when. `schedule monthly first monday 10:00`: one message here about all that falls due. `health`: whether it arrives, and what comes next.",
  "Ask anything about the options in your own words: what I have a source for, I answer with it, and the question comes back.",
  "`what if …`: another verdict to compare, once there is a recommendation. It changes nothing.",
];

/** Said beside the other words where the pack knows what its options cost. */
export const COST_HELP =
  "`cost`: what the options take of your time. `cost 40 days` or `cost rate 800` gives figures; `cost with search` and `cost without caching` say what is counted.";
