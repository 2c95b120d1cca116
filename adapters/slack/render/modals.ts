import type { Reply } from "../../../src/conversation/reply.ts";
import type { Metadata } from "../acts.ts";
import { LIMITS } from "../limits.ts";
import { plain } from "../mrkdwn.ts";
import type { Block } from "./blocks.ts";

type Question = Extract<Reply, { kind: "question" }>;

/** Ids of the views; what is submitted is read by them. */
export const MODALS = { note: "waymark-note", reason: "waymark-reason", setup: "waymark-setup" } as const;

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

/** Who decides, who is heard, and which way the person leans. */
export function setupModal(metadata: Metadata): Block {
  const lean = { type: "plain_text_input", action_id: "value", max_length: 120 };
  return modal(MODALS.setup, "Who decides", metadata, [
    input("decider", "Who decides in the end?", { type: "users_select", action_id: "value" }, { optional: true }),
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

function modal(id: string, title: string, metadata: Metadata, blocks: readonly Block[]): Block {
  return {
    type: "modal",
    callback_id: id,
    title: plain(title, LIMITS.modalTitle),
    submit: plain("Send", LIMITS.modalTitle),
    close: plain("Cancel", LIMITS.modalTitle),
    private_metadata: JSON.stringify(metadata),
    blocks,
  };
}

function input(
  id: string,
  label: string,
  element: Block,
  { optional = false, hint }: { optional?: boolean; hint?: string } = {},
): Block {
  const more = hint === undefined ? {} : { hint: plain(hint, LIMITS.context) };
  return { type: "input", block_id: id, label: plain(label, LIMITS.note), element, optional, ...more };
}
