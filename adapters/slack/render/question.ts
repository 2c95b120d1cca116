import type { Button, Reply } from "../../../src/conversation/reply.ts";
import { type Act, menuBlock, optionValue } from "../acts.ts";
import { LIMITS } from "../limits.ts";
import { escaped, plain } from "../mrkdwn.ts";
import { actionRows, type Block, bar, button, buttonRows, context, section } from "./blocks.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

const MOST_BUTTONS = 5;

/** One question: its choices as buttons, a select above five, and everything else in one menu. */
export function renderQuestion(reply: Of<"question">, session: string): Block[] {
  const { choices, current } = reply;
  const long = choices.some(
    ({ label, description }) => description !== undefined || label.length > LIMITS.readableButton,
  );
  const numbered = choices.map(
    ({ label, description }, index) =>
      `${index + 1}. ${escaped(label)}${description === undefined ? "" : ` _${escaped(description)}_`}`,
  );
  const words = [`*${escaped(reply.text)}*`, ...(long ? numbered : [])].join("\n");
  const stands = current === null ? [] : [context(`Your answer stands until you give another: ${escaped(current)}`)];
  return [section(words), ...stands, choiceBlock(reply, session, long), ...menuOf(reply, session), bar(reply.progress)];
}

function choiceBlock({ question, choices }: Of<"question">, session: string, long: boolean): Block {
  const elements = choices.flatMap(({ id, label }, index) =>
    button(
      session,
      { kind: "choice", question, choice: id },
      long ? `${index + 1}. ${label}` : label,
      `choice-${index}`,
    ),
  );
  if (choices.length <= MOST_BUTTONS) return { type: "actions", elements };
  const options = choices.flatMap(({ id, label }, index) => {
    const value = optionValue({ kind: "choice", question, choice: id });
    return value === undefined ? [] : [{ text: plain(`${index + 1}. ${label}`, LIMITS.option), value }];
  });
  const select = {
    type: "static_select",
    action_id: "choose",
    placeholder: plain("Choose an answer", LIMITS.option),
    options: options.slice(0, LIMITS.select),
  };
  return { type: "actions", block_id: menuBlock(session, question, "choices"), elements: [select] };
}

/** Why, don't know, not applicable, back, and an answer with a note. */
function menuOf({ question, menu }: Of<"question">, session: string): Block[] {
  const all: readonly { label: string; act: Act }[] = [
    ...menu,
    { label: "Answer with a note", act: { kind: "note", question } },
  ];
  const options = all.flatMap(({ label, act }) => {
    const value = optionValue(act);
    return value === undefined ? [] : [{ text: plain(label, LIMITS.option), value }];
  });
  const [only] = all;
  // A menu of one is a button.
  if (options.length === 1 && only !== undefined) return actionRows(button(session, only.act, only.label, "menu"));
  const element =
    options.length <= LIMITS.overflow
      ? { type: "overflow", action_id: "menu", options }
      : { type: "static_select", action_id: "menu", placeholder: plain("More", LIMITS.option), options };
  const held = new Set(options.map(({ text }) => text.text));
  const rest: Button[] = menu.filter(({ label }) => !held.has(plain(label, LIMITS.option).text));
  return [
    { type: "actions", block_id: menuBlock(session, question, "menu"), elements: [element] },
    ...buttonRows(session, rest),
  ];
}

/** A question after its answer, collapsed in place. */
export function renderAnswered(reply: Of<"answered">, session: string): Block[] {
  const said = reply.answers.map(
    ({ by, label, note }) =>
      `${escaped(by)}: *${escaped(label)}*${note === undefined ? "" : `\n> ${escaped(note).replaceAll("\n", "\n> ")}`}`,
  );
  const [change] = reply.change === null ? [] : button(session, reply.change.act, reply.change.label, "change");
  return [
    section([escaped(reply.text), ...said].join("\n"), change),
    ...(reply.why === null ? [] : [context(escaped(reply.why))]),
  ];
}
