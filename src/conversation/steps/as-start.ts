import { understand } from "../../../knowledge/index.ts";
import type { Event } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";

/** The start an event stands for where no interview is open: words said to the bot are one, unless they are a command. */
export function asStart({ pack }: Knowledge, event: Event): Extract<Event, { kind: "start" }> | undefined {
  if (event.kind === "start") return event;
  if (event.kind !== "text" || event.opens !== true) return undefined;
  if (understand(pack, event.text, {}).command !== null) return undefined;
  const { kind: _, addressed: _addressed, opens: _opens, text, session: _session, ...base } = event;
  return { ...base, kind: "start", text: text.slice(0, 40_000) };
}
