import type { Session } from "../conversation/session.ts";
import { buildDecision } from "../decisions/build-decision.ts";
import type { Decision } from "../decisions/decision.ts";
import type { DecisionStore } from "../ports.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";

const MOST_TRIES = 20;

/** Writes the decision of a committed session, and links the one it takes the place of. Idempotent: what is there already stays. */
export async function saveDecision(
  decisions: DecisionStore,
  knowledge: Pick<KnowledgeCache, "of">,
  session: Session,
): Promise<void> {
  const { decided, ratification } = session;
  if (decided === undefined || ratification === undefined) return;
  const known = await knowledge.of(session);
  if (known === undefined) throw new Error(`pack ${session.pack.hash} of ${decided.id} is not in the archive`);
  const decision = buildDecision(known, session, ratification, decided);
  await decisions.put(decision, 0);
  if (decision.supersedes !== undefined) await supersede(decisions, decision, decision.supersedes);
}

async function supersede(decisions: DecisionStore, by: Decision, id: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const old = await decisions.get(by.workspace, id);
    if (old === undefined || old.decision.supersededBy !== undefined) return;
    const entry = { at: by.ratifiedAt, by: by.ratifiedBy, kind: "superseded", text: `Superseded by ${by.id}.` };
    const { decision, version } = old;
    const next: Decision = {
      ...decision,
      status: "superseded",
      supersededBy: by.id,
      entries: [...decision.entries, entry],
    };
    if ((await decisions.put(next, version)).ok) return;
  }
  throw new Error(`${id} could not be linked to ${by.id}: it is being changed all the time`);
}
