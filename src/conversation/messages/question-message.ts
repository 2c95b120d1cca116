import type { Question, Turn } from "../../../knowledge/index.ts";
import { progressOf } from "../progress.ts";
import type { Button, Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { labelOf } from "../wording.ts";

/** A pending question with everything that can be done about it now. What the checklist ruled out can still be chosen. */
export function questionMessage(question: Question, session: Session, turn: Turn): Reply {
  return {
    kind: "question",
    question: question.id,
    text: question.text,
    choices: question.choices.map(({ id, label, description }) => ({
      id,
      label,
      ...(description === undefined ? {} : { description }),
    })),
    menu: menuOf(question.id, session),
    progress: progressOf(session, turn),
    current: currentOf(question, session),
  };
}

/** What stands until somebody answers again. */
function currentOf(question: Question, session: Session): string | null {
  const given = Object.values(session.answers[question.id] ?? {});
  const labels = new Set(given.map((one) => labelOf(question, one.given)));
  if (given.length === 0) return session.waived.includes(question.id) ? "Skipped" : null;
  if (labels.size === 1) return [...labels].join();
  return given.map((one) => `${one.author.name}: ${labelOf(question, one.given)}`).join("; ");
}

function menuOf(question: string, session: Session): Button[] {
  const menu: Button[] = [
    { label: "Why?", act: { kind: "command", name: "why", argument: question } },
    { label: "Don't know", act: { kind: "unknown", question } },
    { label: "Does not apply", act: { kind: "not-applicable", question } },
  ];
  const at = session.revisiting === undefined ? session.order.length : session.order.indexOf(session.revisiting);
  if (at > 0) menu.push({ label: "Back", act: { kind: "command", name: "back" } });
  return menu;
}

/** A question after its answers, collapsed: who said what, and the way to change it. */
export function answeredMessage(question: Question, session: Session, why: string | null): Reply {
  const answers = Object.values(session.answers[question.id] ?? {}).map(({ author, given, note }) => ({
    by: author.name,
    label: labelOf(question, given),
    ...(note === undefined ? {} : { note }),
  }));
  const skipper = session.skippedBy?.[question.id] ?? session.startedBy;
  return {
    kind: "answered",
    question: question.id,
    text: question.text,
    answers: answers.length === 0 ? [{ by: skipper.name, label: "Skipped" }] : answers,
    why,
    change:
      session.phase === "closed" || session.decided !== undefined
        ? null
        : { label: "Change", act: { kind: "command", name: "change", argument: question.id } },
  };
}
