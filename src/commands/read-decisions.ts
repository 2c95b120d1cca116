import type { Decision } from "../decisions/decision.ts";
import { readDecision } from "../decisions/read-decision.ts";
import type { CommandPorts } from "./command.ts";

/** Every decision that is kept, of every workspace. Throws `StoreError`. */
export async function readDecisions({ openBackup }: Pick<CommandPorts, "openBackup">): Promise<Decision[]> {
  const backup = await openBackup();
  const decisions: Decision[] = [];
  try {
    for await (const record of backup.records("decision")) {
      if (record.kind === "decision") decisions.push(readDecision(parsed(record.body), `WM-${record.number}`));
    }
  } finally {
    await backup.close();
  }
  return decisions;
}

/** Undefined where the text is no JSON: reading it then says which decision is damaged. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
