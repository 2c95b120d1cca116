import { z } from "zod";
import type { Block } from "./block.ts";
import { messageBlock } from "./blocks.ts";
import { messagesOf } from "./messages-of.ts";
import { home, modal } from "./views.ts";

/** Why Slack would refuse it: the error, and its sentences with the place of each. */
export interface Refusal {
  readonly error: string;
  readonly messages: readonly string[];
}

/**
 * The sum at which `msg_blocks_too_long` was reported, with markdown blocks alone some hundred more:
 * https://github.com/slackapi/bolt-js/issues/2509. Counted here over the blocks as JSON.
 */
const MOST_IN_BLOCKS = 13_200;

/** Checks the blocks of a message. `undefined` means Slack takes them. */
export function checkBlocks(given: unknown, refused: ReadonlySet<string> = new Set()): Refusal | undefined {
  if (!Array.isArray(given)) return { error: "invalid_blocks_format", messages: [] };
  const parsed = z.object({ blocks: z.array(messageBlock).max(50) }).safeParse({ blocks: given });
  const messages = parsed.success ? [] : messagesOf(parsed.error);
  const blocks = given as Block[];
  for (const [index, block] of blocks.entries())
    if (refused.has(block?.type)) messages.push(`unsupported type: ${block.type} [json-pointer:/blocks/${index}/type]`);
  if (parsed.success) messages.push(...together(blocks), ...doubles(blocks));
  if (messages.length > 0) return { error: "invalid_blocks", messages };
  return JSON.stringify(given).length > MOST_IN_BLOCKS ? { error: "msg_blocks_too_long", messages: [] } : undefined;
}

/** Checks a modal or an App Home. A view that is not right is `invalid_arguments`, as Slack has it. */
export function checkView(given: unknown, type: "modal" | "home"): Refusal | undefined {
  const parsed = z.object({ view: type === "modal" ? modal : home }).safeParse({ view: given });
  const messages = parsed.success
    ? doubles((given as { blocks: Block[] }).blocks).map((text) => text.replace("/blocks/", "/view/blocks/"))
    : messagesOf(parsed.error);
  if (messages.length > 0) return { error: "invalid_arguments", messages };
  // A view is limited to 250 kB: https://docs.slack.dev/reference/methods/views.open
  return JSON.stringify(given).length > 250_000 ? { error: "view_too_large", messages: [] } : undefined;
}

/** What several blocks may not be together. */
function together(blocks: readonly Block[]): string[] {
  const count = (type: string) => blocks.filter((block) => block.type === type).length;
  const words = blocks.reduce((sum, { type, text }) => sum + (type === "markdown" ? String(text).length : 0), 0);
  return [
    ...(count("table") > 1 ? ["only one table allowed [json-pointer:/blocks]"] : []),
    ...(count("data_visualization") > 2 ? ["no more than 2 charts allowed [json-pointer:/blocks]"] : []),
    ...(words > 12_000 ? ["must be less than 12001 characters of markdown [json-pointer:/blocks]"] : []),
  ];
}

/** Block ids are unique in a message or view, action ids in a block. */
function doubles(blocks: readonly Block[]): string[] {
  const messages: string[] = [];
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id))
      messages.push(
        `\`block_id\` "${block.block_id}" already exists for another block [json-pointer:/blocks/${index}/block_id]`,
      );
    if (block.block_id !== undefined) seen.add(block.block_id);
    const actions = new Set<string>();
    for (const { action_id } of elementsIn(block)) {
      if (action_id !== undefined && actions.has(action_id))
        messages.push(
          `\`action_id\` "${action_id}" already exists for another element [json-pointer:/blocks/${index}/elements]`,
        );
      if (action_id !== undefined) actions.add(action_id);
    }
  }
  return messages;
}

function elementsIn({ type, elements }: Block): { readonly action_id?: string }[] {
  return type === "actions" ? (elements as { action_id?: string }[]) : [];
}
