import type { OutboxItem } from "../conversation/session.ts";
import { sessionOfItem } from "../identity.ts";
import type { Clock, Log, NamedMessage, SessionStore } from "../ports.ts";
import type { Waits } from "./waits.ts";

interface Ports {
  readonly store: Pick<SessionStore, "markSent">;
  readonly clock: Clock;
  readonly log: Log;
  readonly waits: Pick<Waits, "retryMs" | "claimMs">;
}

/** Marks a reply as delivered. Tries until its claim is old: from then on whoever finds the item marks it, or sends it again. Never rejects. */
export async function mark(
  { store, clock, log, waits }: Ports,
  item: OutboxItem,
  named: NamedMessage | undefined,
  closing: AbortSignal,
): Promise<void> {
  for (let waitMs = waits.retryMs; ; waitMs *= 2) {
    try {
      return await store.markSent(sessionOfItem(item.id), item.id, named);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      if (waitMs === waits.retryMs) log.warn({ item: item.id, cause }, "delivered, but not marked");
    }
    if (closing.aborted || clock.now() + waitMs > item.claim.at + waits.claimMs) return;
    await clock.sleep(waitMs, closing);
  }
}
