import type { DecisionStore, SessionStore } from "../ports.ts";

const MOST = 1000;

/** Removes what sessions hold of a person; returns the ids of the signed records they took part in, newest first, which stay. Throws `StoreError`. */
export async function forgetPerson(
  {
    store,
    decisions,
  }: { readonly store: Pick<SessionStore, "forgetPerson">; readonly decisions: Pick<DecisionStore, "list"> },
  workspace: string,
  personId: string,
): Promise<readonly string[]> {
  const { found } = await decisions.list(workspace, { viewer: undefined, participant: personId, limit: MOST });
  await store.forgetPerson(workspace, personId);
  return found.map(({ id }) => id);
}
