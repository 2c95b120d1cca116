import type { Message } from "../conversation/session.ts";
import type { Clock, Delivery, DeliveryResult, Messenger } from "../ports.ts";
import type { Claims } from "./claims.ts";
import type { Waits } from "./waits.ts";

interface Ports {
  readonly messenger: Pick<Messenger, "deliver">;
  readonly claims: Pick<Claims, "held">;
  readonly clock: Clock;
  readonly waits: Pick<Waits, "sendMs">;
}

/**
 * Asks the platform, but neither for ever nor at the price of a broken client. What fails or takes too long before it was
 * asked whose the reply is was not sent, and is simply tried again.
 */
export async function carry(ports: Ports, delivery: Omit<Delivery, "ours">): Promise<DeliveryResult> {
  const { messenger, claims, clock, waits } = ports;
  const answered = new AbortController();
  let held: Message | undefined = delivery.item;
  let writes = false;
  const ours = async (): Promise<boolean> => {
    // What cannot be asked is not ours: the next look at the store says why.
    held = held && (await claims.held(held).catch(() => undefined));
    // Given up on meanwhile, it will be sent again.
    if (held === undefined || answered.signal.aborted) return false;
    writes = true;
    return true;
  };
  const failed = (reason: string): DeliveryResult =>
    writes ? { outcome: "unsure", reason } : { outcome: "retry", afterMs: 0, reason };
  const late = clock.sleep(waits.sendMs, answered.signal).then(() => {
    // At once: what is about to be written in this very moment must see it.
    answered.abort();
    return failed("no answer in time");
  });
  const result = messenger
    .deliver({ ...delivery, ours })
    .catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  return Promise.race([result, late]).finally(() => answered.abort());
}
