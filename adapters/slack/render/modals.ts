import type { CostPanel } from "../../../knowledge/index.ts";
import { MOST_DAYS, MOST_RATE } from "../../../src/conversation/event.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import type { Metadata } from "../acts.ts";
import { LIMITS } from "../limits.ts";
import { plain } from "../mrkdwn.ts";
import type { Block } from "./blocks.ts";

type Question = Extract<Reply, { kind: "question" }>;

/** Ids of the views; what is submitted is read by them. */
export const MODALS = {
  note: "waymark-note",
  reason: "waymark-reason",
  setup: "waymark-setup",
  cost: "waymark-cost",
  choose: "waymark-choose",
  fillIn: "waymark-fill-in",
  handOver: "waymark-hand-over",
} as const;

/** An answer together with a note. */
export function noteModal(question: Question, metadata: Metadata): Block {
  const options = question.choices.slice(0, LIMITS.select).map(({ id, label }, index) => ({
    text: plain(`${index + 1}. ${label}`, LIMITS.option),
    value: id,
  }));
  const choice = { type: "static_select", action_id: "value", placeholder: plain("Choose", LIMITS.option), options };
  const note = { type: "plain_text_input", action_id: "value", multiline: true, max_length: LIMITS.note };
  return modal(MODALS.note, "Answer with a note", metadata, [
    input("choice", question.text, choice),
    input("note", "Note", note, { optional: true, hint: "Kept beside the answer, seen by everybody in the thread." }),
  ]);
}

/** Why a question does not apply. */
export function reasonModal(question: Question, metadata: Metadata): Block {
  const reason = { type: "plain_text_input", action_id: "value", max_length: LIMITS.reason };
  return modal(MODALS.reason, "Does not apply", metadata, [
    { type: "section", text: plain(question.text, LIMITS.section) },
    input("reason", "Why does it not apply?", reason),
  ]);
}

const ALWAYS = { text: plain("They decide in later interviews of this channel too", LIMITS.option), value: "always" };

/** Who decides, who is heard, and which way the person leans. */
export function setupModal(metadata: Metadata): Block {
  const lean = { type: "plain_text_input", action_id: "value", max_length: 120 };
  return modal(MODALS.setup, "Who decides", metadata, [
    input("decider", "Who decides in the end?", { type: "users_select", action_id: "value" }, { optional: true }),
    input("always", "From now on", { type: "checkboxes", action_id: "value", options: [ALWAYS] }, { optional: true }),
    input(
      "consulted",
      "Who should be heard?",
      { type: "multi_users_select", action_id: "value", max_selected_items: 20 },
      { optional: true },
    ),
    input("lean", "Which way do you lean today?", lean, {
      optional: true,
      hint: "For the record only, seen by nobody else. Only the starter's is kept.",
    }),
  ]);
}

/** What is counted in the cost panel; more capabilities than ten, which is what a list of ticks holds. */
export function costModal({ needs, days, rate }: CostPanel, metadata: Metadata): Block {
  const options = needs.slice(0, LIMITS.select).map(({ id, label, needed }) => ({
    option: { text: plain(label, LIMITS.option), value: id },
    needed,
  }));
  const chosen = options.flatMap(({ option, needed }) => (needed ? [option] : []));
  const select = {
    type: "multi_static_select",
    action_id: "value",
    placeholder: plain("Choose what is counted", LIMITS.option),
    options: options.map(({ option }) => option),
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  };
  return modal(
    MODALS.cost,
    "Count the cost",
    metadata,
    [
      input("days", "Days you have to build it", amount(days, MOST_DAYS), { optional: true }),
      input("rate", "Or what one day costs you", amount(rate, MOST_RATE), {
        optional: true,
        hint: "Without days or a day rate no figures are shown. Everybody in the thread sees them.",
      }),
      input("needs", "What you need", select, {
        optional: true,
        hint: "Chosen from the start: what your answers imply.",
      }),
    ],
    "Count with these",
  );
}

/** Slack wants numbers as text: https://docs.slack.dev/reference/block-kit/block-elements/number-input-element */
function amount(given: number | null, most: number): Block {
  return {
    type: "number_input",
    action_id: "value",
    is_decimal_allowed: true,
    min_value: "1",
    max_value: String(most),
    ...(given === null ? {} : { initial_value: String(given) }),
  };
}

export function modal(id: string, title: string, metadata: Metadata, blocks: readonly Block[], submit = "Send"): Block {
  return {
    type: "modal",
    callback_id: id,
    title: plain(title, LIMITS.modalTitle),
    submit: plain(submit, LIMITS.modalTitle),
    close: plain("Cancel", LIMITS.modalTitle),
    private_metadata: JSON.stringify(metadata),
    blocks,
  };
}

export function input(
  id: string,
  label: string,
  element: Block,
  { optional = false, hint }: { optional?: boolean; hint?: string } = {},
): Block {
  const more = hint === undefined ? {} : { hint: plain(hint, LIMITS.context) };
  return { type: "input", block_id: id, label: plain(label, LIMITS.note), element, optional, ...more };
}
