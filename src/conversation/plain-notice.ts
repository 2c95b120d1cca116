import type { Reply } from "./reply.ts";

/** Short words with nothing to press. */
export function plainNotice(text: string): Reply {
  return { kind: "notice", text, buttons: [] };
}
