import { NOBODY } from "../decisions/named-only.ts";
import type { Button, Reply } from "./reply.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** The heading of a look at a decision. */
export function dueTitle({ decision, title }: Of<"review-due">): string {
  return `${decision}  ${title}`;
}

/** What was decided, by whom it is answered for, and since when it is due; once that is answered, it asks nobody any more. */
export function dueLine(reply: Of<"review-due">): string {
  if (reply.result !== null) return `${reply.outcome}, decided ${reply.decidedOn}.`;
  const { before, name, after } = dueParts(reply);
  return `${before}${name}${after}`;
}

/** The same in parts, for platforms that call the owner in a way of their own. */
export function dueParts({ outcome, owner, decidedOn, due, askedBy }: Of<"review-due">) {
  const before = `${outcome}, decided ${decidedOn}. `;
  const when =
    askedBy === undefined
      ? `Due ${due}.`
      : askedBy === owner.name
        ? `Asked for on ${due}.`
        : `${askedBy} asked for it on ${due}.`;
  if (owner.id === NOBODY.id) return { before, name: "", after: `Is it still right? ${when}` };
  return { before, name: owner.name, after: `, is it still right? ${when}` };
}

/** What a thing that was asked about was answered with, and by whom. */
export function itemAnswer({ answer }: Of<"review-item">): string | null {
  return answer === null ? null : `${answer.label} (${answer.by})`;
}

/** The buttons of a look in rows that belong together: whose it is, what it comes to, putting it off, and everything else. */
export function dueRows({ buttons }: Of<"review-due">): Button[][] {
  return [...Map.groupBy(buttons, rowOf).values()];
}

function rowOf(button: Button): "whose it is" | "what it comes to" | "later" | "else" {
  const words = wordsOf(button);
  if (words === "i answer for it") return "whose it is";
  if (words === "still right" || words === "something changed") return "what it comes to";
  return words.startsWith("snooze") ? "later" : "else";
}

/** The answers to a thing asked, and what else can be pressed. Labels too long to be read on a button are numbered, and stand in full in `spelt`. */
export function itemRows({ buttons }: Of<"review-item">, readable: number) {
  const answers = buttons.filter((button) => wordsOf(button).startsWith("say "));
  const others = buttons.filter((button) => !answers.includes(button));
  if (answers.every(({ label }) => label.length <= readable)) return { spelt: [], answers, others };
  const numbered = answers.map(({ label, act }, at) => ({ label: `${at + 1}. ${label}`, act }));
  return { spelt: numbered.map(({ label }) => label), answers: numbered, others };
}

/** What answers whether it was right so far, and what else can be pressed. */
export function resultRows({ buttons }: Of<"review-result">) {
  const answers = buttons.filter((button) => /^(?:yes|mixed|no)$/.test(wordsOf(button)));
  return { answers, others: buttons.filter((button) => !answers.includes(button)) };
}

function wordsOf({ act }: Button): string {
  return act.kind === "review" ? act.words : "";
}

/** A digest's decision as a heading. */
export function digestTitle({ decision, title }: Of<"digest">["items"][number]): string {
  return `${decision}  ${title}`;
}
