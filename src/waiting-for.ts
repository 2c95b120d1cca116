import { StoreError } from "./errors.ts";
import type { SessionStore } from "./ports.ts";

/** Why the server cannot do its work at the moment. */
export async function waitingFor(store: Pick<SessionStore, "probe">): Promise<string[]> {
  try {
    await store.probe();
    return [];
  } catch (error) {
    if (error instanceof StoreError) return ["store"];
    throw error;
  }
}
