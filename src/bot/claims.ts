import type { OutboxItem } from "../conversation/session.ts";
import { sessionOfItem } from "../identity.ts";
import type { Clock, SessionStore } from "../ports.ts";
import type { Waits } from "./waits.ts";

/** Which process a reply falls to. Both throw `StoreError`. */
export interface Claims {
  /**
   * The item with a claim that holds, or undefined when another process has it. The store is asked again unless the claim
   * is so young that no difference between clocks could have let another take it.
   */
  held<Item extends OutboxItem>(item: Item): Promise<Item | undefined>;
  /** The same with a claim that begins now. */
  renewed<Item extends OutboxItem>(item: Item): Promise<Item | undefined>;
}

interface ClaimPorts {
  readonly store: Pick<SessionStore, "claim">;
  readonly clock: Clock;
  readonly waits: Pick<Waits, "claimMs">;
  readonly replica: string;
}

export function createClaims({ store, clock, waits: { claimMs }, replica }: ClaimPorts): Claims {
  const renewed: Claims["renewed"] = async (item) => {
    const at = clock.now();
    const ours = await store.claim(sessionOfItem(item.id), item.id, replica, at, at - claimMs);
    return ours ? { ...item, claim: { by: replica, at } } : undefined;
  };
  return {
    held: async (item) =>
      item.claim.by === replica && clock.now() - item.claim.at < claimMs / 2 ? item : renewed(item),
    renewed,
  };
}
