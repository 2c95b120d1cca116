import type { Event } from "../conversation/event.ts";

/** The start of a new interview that an event stands for: nobody's words go along. */
export function asStart(
  { id, workspace, author }: Event,
  conversation: string,
  pack?: string,
  isPrivate?: boolean,
): Event {
  return {
    kind: "start",
    id,
    workspace,
    conversation,
    author,
    text: "",
    ...(pack === undefined ? {} : { pack }),
    ...(isPrivate === undefined ? {} : { private: isPrivate }),
  };
}
