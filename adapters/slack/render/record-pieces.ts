import { escaped } from "../mrkdwn.ts";
import { type Block, type Message, section } from "./blocks.ts";

/** Less than a section holds, with its fences. */
const PIECE = 2800;
/** Less than a message holds together. */
const A_MESSAGE = 3;
/** Of messages with one record; a longer one is cut, which is said. */
const MOST_MESSAGES = 6;

/** A record as it would stand in a file, as many sections as one message holds; `left` is said where there is more. */
export function recordBlocks(markdown: string, left: string): Block[] {
  const pieces = piecesOf(markdown);
  const shown = pieces.slice(0, A_MESSAGE).map(fenced);
  return pieces.length > A_MESSAGE ? [...shown, section(escaped(left))] : shown;
}

/** The whole record as messages one after the other. */
export function recordMessages(markdown: string, name: string): Message[] {
  const pieces = piecesOf(markdown);
  const messages: Block[][] = [];
  for (let at = 0; at < pieces.length; at += A_MESSAGE) messages.push(pieces.slice(at, at + A_MESSAGE).map(fenced));
  const shown = messages.slice(0, MOST_MESSAGES);
  if (messages.length > shown.length) shown.at(-1)?.push(section("… The record is longer than fits here."));
  return shown.map((blocks, at) => ({ text: `${escaped(name)}, part ${at + 1} of ${shown.length}`, blocks }));
}

function fenced(piece: string): Block {
  return section(`\`\`\`\n${piece}\n\`\`\``);
}

/** Cut between lines. A fence within would end the block early. */
function piecesOf(markdown: string): string[] {
  const pieces: string[] = [];
  for (const line of escaped(markdown).replaceAll("```", "'''").split("\n")) {
    for (let at = 0; at === 0 || at < line.length; at += PIECE) {
      const cut = line.slice(at, at + PIECE);
      const last = pieces.at(-1);
      if (last !== undefined && last.length + cut.length < PIECE) pieces[pieces.length - 1] = `${last}\n${cut}`;
      else pieces.push(cut);
    }
  }
  return pieces;
}
