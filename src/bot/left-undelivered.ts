import type { Session } from "../conversation/session.ts";
import { platformOf } from "../identity.ts";
import type { Clock, Messenger, SessionStore } from "../ports.ts";

interface Ports {
  readonly store: Pick<SessionStore, "read" | "undelivered">;
  readonly messenger: Pick<Messenger, "platforms">;
  readonly clock: Pick<Clock, "now">;
  readonly waits: { readonly claimMs: number };
}

const PAGE = 100;

/** Sessions of a bucket that somebody left undelivered and this process can say, oldest first, however many of other platforms stand before them. Throws `StoreError`. */
export async function leftUndelivered({ store, messenger, clock, waits }: Ports, bucket: number): Promise<Session[]> {
  const { platforms } = messenger;
  for (let limit = PAGE; ; limit *= 2) {
    const ids = await store.undelivered(bucket, clock.now() - waits.claimMs, limit);
    const ours: Session[] = [];
    for (const id of ids) {
      const read = await store.read(id);
      if (read.kind !== "found") continue;
      if (platforms === undefined || platforms.includes(platformOf(read.session.workspace))) ours.push(read.session);
    }
    if (ours.length > 0 || ids.length < limit) return ours;
  }
}
