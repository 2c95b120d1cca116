import type { Event } from "../conversation/event.ts";
import { type LogAsk, readLog } from "../decisions/read-log.ts";

/** What an event asks of the log of decisions. */
export function askOf(event: Event): LogAsk | undefined {
  if (event.kind === "log") return readLog(event.words);
  return event.kind === "text" && event.addressed ? readLog(event.text) : undefined;
}
