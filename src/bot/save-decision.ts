import type { Session } from "../conversation/session.ts";
import { buildDecision } from "../decisions/build-decision.ts";
import type { Decision } from "../decisions/decision.ts";
import type { DecisionStore } from "../ports.ts";
import { changeDecision } from "./change-decision.ts";
import type { KnowledgeCache } from "./knowledge-cache.ts";

/** Writes the decision of a committed session, and links the one it takes the place of; returns those. Idempotent: what is there already stays. */
export async function saveDecision(
  decisions: DecisionStore,
  knowledge: Pick<KnowledgeCache, "of">,
  session: Session,
): Promise<readonly Decision[]> {
  const { decided, ratification } = session;
  if (decided === undefined || ratification === undefined) return [];
  const known = await knowledge.of(session);
  if (known === undefined) throw new Error(`pack ${session.pack.hash} of ${decided.id} is not in the archive`);
  const decision = buildDecision(known, session, ratification, decided);
  await decisions.put(decision, 0);
  const old = decision.supersedes === undefined ? undefined : await supersede(decisions, decision, decision.supersedes);
  return old === undefined ? [decision] : [decision, old];
}

function supersede(decisions: DecisionStore, by: Decision, id: string): Promise<Decision | undefined> {
  const entry = { at: by.ratifiedAt, by: by.ratifiedBy, kind: "superseded", text: `Superseded by ${by.id}.` };
  return changeDecision(decisions, by.workspace, id, (old) =>
    old.supersededBy === undefined
      ? { ...old, status: "superseded", supersededBy: by.id, entries: [...old.entries, entry] }
      : old,
  );
}
