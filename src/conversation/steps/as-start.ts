import { understand } from "../../../knowledge/index.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";

/** The start an event stands for where no interview is open: words said to the bot are one, unless they are a command. */
export function asStart({ pack }: Knowledge, event: Event): Extract<Event, { kind: "start" }> | undefined {
  if (event.kind === "start") return event;
  if (event.kind !== "text" || event.opens !== true) return undefined;
  if (understand(pack, event.text, {}).command !== null) return undefined;
  const { id, workspace, conversation, author, text } = event;
  return { kind: "start", id, workspace, conversation, author, text: text.slice(0, 40_000) };
}
