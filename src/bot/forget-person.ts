import type { DecisionStore, SessionStore } from "../ports.ts";
import type { Redraws } from "./redraws.ts";

const MOST = 1000;

interface Ports {
  readonly store: Pick<SessionStore, "forgetPerson">;
  readonly decisions: Pick<DecisionStore, "list" | "forgetDecider">;
  readonly redraws: Pick<Redraws, "add">;
}

/** Removes what sessions hold of a person, then has what is posted of it redrawn; returns the ids of the signed records they took part in, newest first, which stay. Throws `StoreError`. */
export async function forgetPerson(
  { store, decisions, redraws }: Ports,
  workspace: string,
  personId: string,
): Promise<readonly string[]> {
  const { found } = await decisions.list(workspace, { viewer: undefined, participant: personId, limit: MOST });
  await decisions.forgetDecider(workspace, personId);
  redraws.add(await store.forgetPerson(workspace, personId));
  return found.map(({ id }) => id);
}
