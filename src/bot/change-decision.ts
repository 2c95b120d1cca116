import type { Decision } from "../decisions/decision.ts";
import type { DecisionStore } from "../ports.ts";

const MOST_TRIES = 20;

/**
 * Changes a stored decision, again on what somebody else left when they were quicker. Returns it as it is now stored;
 * undefined where there is none. `change` returns the same object for nothing to do.
 */
export async function changeDecision(
  decisions: Pick<DecisionStore, "get" | "put">,
  workspace: string,
  id: string,
  change: (decision: Decision) => Decision,
): Promise<Decision | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await decisions.get(workspace, id);
    if (kept === undefined) return undefined;
    const next = change(kept.decision);
    if (next === kept.decision || (await decisions.put(next, kept.version)).ok) return next;
  }
  throw new Error(`${id} could not be changed: it is being changed all the time`);
}
