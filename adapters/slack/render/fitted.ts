import { LIMITS } from "../limits.ts";
import { clipMarkup, escaped } from "../mrkdwn.ts";
import { type Block, context, type Message } from "./blocks.ts";

const SHORTENED = context("Shortened: Slack shows no more in one message.");

/** The message within Slack's limits: the longest texts are cut first, buttons are kept. */
export function fitted(text: string, all: readonly Block[]): Message {
  let blocks = all.length > LIMITS.blocks ? fewer(all) : [...all];
  for (let size = sizeOf(blocks); size > LIMITS.message; size = sizeOf(blocks)) {
    const longest = blocks.reduce((most, block, at) => (wordsOf(block) > wordsOf(blocks[most]) ? at : most), 0);
    const words = wordsOf(blocks[longest]);
    if (words <= 80) break;
    const wanted = Math.max(
      80,
      Math.min(words - 1, Math.max(Math.floor(words * 0.8), words - (size - LIMITS.message))),
    );
    blocks = blocks.with(longest, shortened(blocks[longest] ?? {}, wanted));
    if (!blocks.includes(SHORTENED) && blocks.length < LIMITS.blocks) blocks.push(SHORTENED);
  }
  return { text: clipMarkup(escaped(text), LIMITS.fallback).trim() || "Waymark", blocks };
}

function sizeOf(blocks: readonly Block[]): number {
  return JSON.stringify(blocks).length;
}

/** The first blocks and the last row of buttons. */
function fewer(blocks: readonly Block[]): Block[] {
  const last = blocks.findLast(({ type }) => type === "actions");
  const head = blocks.slice(0, LIMITS.blocks - 2);
  return [...head, ...(last === undefined || head.includes(last) ? [] : [last]), SHORTENED];
}

interface Text {
  readonly text?: { readonly text: string };
  readonly elements?: readonly { readonly text?: string }[];
}

function wordsOf(block: Block | undefined): number {
  if (block?.type === "section") return (block as Text).text?.text.length ?? 0;
  if (block?.type === "context") return (block as Text).elements?.[0]?.text?.length ?? 0;
  return 0;
}

function shortened(block: Block, max: number): Block {
  if (block.type === "section") {
    const { text } = block as { text: { text: string } };
    return { ...block, text: { ...text, text: clipMarkup(text.text, max) } };
  }
  const [first] = (block as { elements: { text: string }[] }).elements;
  return { ...block, elements: [{ ...first, text: clipMarkup(first?.text ?? "", max) }] };
}
