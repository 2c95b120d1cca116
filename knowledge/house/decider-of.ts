import type { Decider } from "./house-schema.ts";

/** Who decides by default in a conversation; undefined where no pattern fits. */
export function deciderOf(deciders: readonly Decider[], conversation: string): string | undefined {
  return deciders.find((one) => fits(one.conversation, conversation))?.decider;
}

/** Piece by piece, so that a pattern of many stars costs no more than its length. */
function fits(pattern: string, conversation: string): boolean {
  const [first = "", ...pieces] = pattern.split("*");
  if (pieces.length === 0) return pattern === conversation;
  const last = pieces.pop() ?? "";
  if (!conversation.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = conversation.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return conversation.length - last.length >= at && conversation.endsWith(last);
}
