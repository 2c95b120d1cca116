import { StoreError } from "./errors.ts";
import type { SessionStore } from "./ports.ts";

/** Why the server cannot do its work at the moment. */
export async function waitingFor(store: SessionStore): Promise<string[]> {
  try {
    await store.pointer("readiness");
    return [];
  } catch (error) {
    if (error instanceof StoreError) return ["store"];
    throw error;
  }
}
