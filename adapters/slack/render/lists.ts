import type { Reply } from "../../../src/conversation/reply.ts";
import { LIMITS } from "../limits.ts";
import { escaped, plain } from "../mrkdwn.ts";
import { type Block, bar, button, section } from "./blocks.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** What separates a question from a choice in the value of a tick; ids have no such sign. */
export const TICK = "=";
/** How the ids of blocks with ticks begin. */
export const TICKS = "ticks-";

/** The rare hard facts in one message: ticks, and one button each for what is ticked and for none. */
export function renderChecklist(reply: Of<"checklist">, session: string): Block[] {
  const options = reply.items.map(({ question, choice, label }) => ({
    text: plain(label, LIMITS.option),
    value: `${question}${TICK}${choice}`,
  }));
  const long = reply.items.some(({ label }) => label.length > LIMITS.option);
  const words = [`*${escaped(reply.text)}*`, ...(long ? reply.items.map(({ label }) => `• ${escaped(label)}`) : [])];
  return [
    section(words.join("\n")),
    ...checkboxes(options, []),
    {
      type: "actions",
      block_id: "ticked",
      elements: [
        ...button(session, { kind: "ticked" }, "Send what is ticked", "ticked"),
        ...button(session, { kind: "none" }, reply.none, "none", "primary"),
      ],
    },
    bar(reply.progress),
  ];
}

/** Facts read from free text, each ticked, with the words it was read from. */
export function renderConfirm(reply: Of<"confirm">, session: string): Block[] {
  const options = reply.facts.map(({ question, label }, index) => ({
    text: plain(`${index + 1}. ${label}`, LIMITS.option),
    value: question,
  }));
  const read = reply.facts.map(
    ({ text, label, words }, index) =>
      `${index + 1}. ${escaped(label)}: _${escaped(text)}_ (from “${escaped(words.replaceAll("\n", " "))}”)`,
  );
  const { proposal } = reply;
  return [
    section([`*${escaped(reply.text)}*`, ...read].join("\n")),
    ...checkboxes(options, options),
    {
      type: "actions",
      block_id: "confirm",
      elements: [
        ...button(session, { kind: "keep", proposal }, "Record what is ticked", "keep", "primary"),
        ...button(session, { kind: "drop", proposal }, "Record nothing", "drop"),
      ],
    },
  ];
}

/** The optional question what would hurt most, beside the recommendation. */
export function renderConsequences({ consequences }: Of<"recommendation">, session: string): Block[] {
  if (consequences === undefined) return [];
  const options = consequences.choices.map(({ id, label }) => ({ text: plain(label, LIMITS.option), value: id }));
  const chosen = options.filter((_, index) => consequences.choices[index]?.chosen);
  return [
    section(escaped(consequences.text)),
    ...checkboxes(options, chosen),
    { type: "actions", block_id: "hurts", elements: button(session, { kind: "hurts" }, "Count these more", "hurts") },
  ];
}

type Option = { readonly text: ReturnType<typeof plain>; readonly value: string };

/** Slack takes ten ticks a block. */
function checkboxes(options: readonly Option[], initial: readonly Option[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < options.length; at += LIMITS.checkboxes) {
    const group = options.slice(at, at + LIMITS.checkboxes);
    const ticked = group.filter((option) => initial.includes(option));
    const element = {
      type: "checkboxes",
      action_id: "tick",
      options: group,
      ...(ticked.length === 0 ? {} : { initial_options: ticked }),
    };
    blocks.push({ type: "actions", block_id: `${TICKS}${at}`, elements: [element] });
  }
  return blocks;
}
