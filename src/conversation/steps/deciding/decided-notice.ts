import type { Person } from "../../event.ts";
import type { Session } from "../../session.ts";
import { noticeTo, type Outcome } from "../outcome.ts";

/** Said to whoever would change an interview whose decision is final. */
export function decidedNotice({ decided, ratification }: Session, author: Person): Outcome {
  const id = decided?.id ?? "";
  return noticeTo(
    author,
    `This is decided: ${id}, signed by ${ratification?.by.name ?? "somebody"}. Nothing was changed; the answers stay as they were. To decide it anew, open a new interview here: its decision takes the place of ${id}.`,
    [
      { label: `Show ${id}`, act: { kind: "log", words: `show ${id}` } },
      { label: "Decide it anew", act: { kind: "restart" } },
    ],
  );
}
