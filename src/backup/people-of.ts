import { participants } from "../participants.ts";
import { readStored } from "../stored-session.ts";
import type { RecordOf } from "./stored-record.ts";

/** What indexes need of a stored session: who took part and where; nothing where this version cannot read it. */
export function peopleOf({ body }: RecordOf<"session">): {
  readonly workspace: string;
  readonly conversation: string;
  readonly phase: string | undefined;
  readonly people: readonly string[];
} {
  const read = readStored(parsed(body));
  if (read.kind !== "found") return { workspace: "", conversation: "", phase: undefined, people: [] };
  const { workspace, conversation, phase } = read.session;
  return { workspace, conversation, phase, people: participants(read.session) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
