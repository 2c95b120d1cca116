import type { Button, Reply } from "../../../src/conversation/reply.ts";
import { LIMITS } from "../limits.ts";
import { opens, press, pressed, rows } from "./actions.ts";
import { bar, type Drawn, type Element, heading, small, words } from "./card.ts";
import { line, pick } from "./inputs.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

const MOST_BUTTONS = 5;

/** One question: its choices as buttons, a list above five; below, one menu, and an answer with a note. */
export function renderQuestion(reply: Of<"question">, session: string): Drawn {
  const { question, text, choices, current, menu } = reply;
  const listed = choices.length > MOST_BUTTONS;
  // Long labels are cut off on buttons, so they stand above in full.
  const spelt =
    choices.some(({ description }) => description !== undefined) ||
    (!listed && choices.some(({ label }) => label.length > LIMITS.readableButton));
  const spelling = choices.flatMap(({ label, description }, index) =>
    words(
      [`${index + 1}. ${label}`, ...(description === undefined ? [] : [{ text: `  ${description}`, subtle: true }])],
      { spacing: "Small" },
    ),
  );
  return {
    body: [
      ...heading(text),
      ...(spelt ? spelling : []),
      ...(current === null ? [] : small(`Your answer stands until you give another: ${current}`)),
    ],
    form: [...(listed ? choiceList(reply, session) : choiceButtons(reply, session, spelt)), ...bar(reply.progress)],
    actions: [
      ...(menu.length === 0 ? [] : [opens("More", menuOf(question, menu, session))]),
      opens("Answer with a note", [
        pick("noted", "Your answer", numbered(choices), true),
        line("note", "Note, kept beside the answer and seen by everybody here", { max: LIMITS.note, many: true }),
        ...rows([press(session, { act: "noted", question }, "Answer", { inputs: true })]),
      ]),
    ],
  };
}

/** A row for each, so that a label has the whole width. */
function choiceButtons({ question, choices }: Of<"question">, session: string, spelt: boolean): Element[] {
  return choices.flatMap(({ id, label }, index) => {
    const title = spelt ? `${index + 1}. ${label}` : label;
    const action = press(session, { act: "choice", question, choice: id }, title);
    return [{ type: "ActionSet", actions: [action], ...(index > 0 ? { spacing: "Small" } : {}) }];
  });
}

function choiceList({ question, choices }: Of<"question">, session: string): Element[] {
  return [
    pick("chosen", "Your answer", numbered(choices)),
    ...rows([press(session, { act: "chosen", question }, "Answer", { inputs: true })]),
  ];
}

function numbered(choices: Of<"question">["choices"]) {
  return choices.map(({ id, label }, index) => ({ title: `${index + 1}. ${label}`, value: id }));
}

/** Why, don't know, not applicable, back; what does not apply is said with its reason. */
function menuOf(question: string, menu: readonly Button[], session: string): Element[] {
  const plain = menu.filter(({ act }) => act.kind !== "not-applicable");
  const reasoned = menu.filter(({ act }) => act.kind === "not-applicable");
  return [
    ...rows(plain.map((button) => pressed(session, button))),
    ...reasoned.flatMap(({ label }) => [
      line("reason", "Or say why it does not apply", { max: LIMITS.reason }),
      ...rows([press(session, { act: "not-applicable", question }, label, { inputs: true })]),
    ]),
  ];
}

/** A question after its answer, collapsed in place: nothing can be pressed but Change. */
export function renderAnswered({ text, answers, why, change }: Of<"answered">, session: string): Drawn {
  return {
    body: [
      ...small(text),
      ...answers.flatMap(({ by, label, note }) => [
        ...words([`${by}: `, { text: label, bold: true }], { spacing: "Small" }),
        ...(note === undefined ? [] : words([{ text: `“${note}”`, subtle: true }], { spacing: "None" })),
      ]),
      ...(why === null ? [] : small(why)),
    ],
    form: change === null ? [] : rows([pressed(session, change)]),
  };
}
