import type { Event } from "../conversation/event.ts";
import { StoreError } from "../errors.ts";
import { type Turned, type TurnPorts, takeTurn } from "./turn.ts";
import { within } from "./within.ts";

/** Turns of events: one after the other in a conversation, so that they do not race each other, and each within its limit. */
export interface Turns {
  take(event: Event): Promise<Turned>;
  /** Resolves when those under way are taken or given up. */
  settled(): Promise<unknown>;
}

export function createTurns(ports: TurnPorts): Turns {
  const { clock, log, waits } = ports;
  /** The last turn of each conversation under way. */
  const queues = new Map<string, Promise<unknown>>();
  return {
    async take(event) {
      let expired = false;
      const take = () => takeTurn(ports, event, () => expired);
      const before = queues.get(event.conversation);
      const turn = before === undefined ? take() : before.then(take);
      turn.catch((error: unknown) => log.error({ event: event.id, cause: messageOf(error) }, "a turn failed"));
      const turned = within(clock, waits.commitMs, turn, (): Turned => {
        expired = true;
        return { outcome: "not-saved", notices: [] };
      });
      // The next one waits for the limit at most: a store that hangs must not hold up the conversation for ever.
      const settled = turned.catch(() => undefined);
      queues.set(event.conversation, settled);
      try {
        return await turned;
      } catch (error) {
        if (error instanceof StoreError) return { outcome: "not-saved", notices: [] };
        throw error;
      } finally {
        if (queues.get(event.conversation) === settled) queues.delete(event.conversation);
      }
    },
    settled: () => Promise.all(queues.values()),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
