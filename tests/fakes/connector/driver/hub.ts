import type { Busy } from "../../busy.ts";
import type { World } from "../world/world.ts";
import type { Attempt, Delivery } from "./attempt.ts";
import type { Courier } from "./courier.ts";

/** What everything in this folder works with. */
export interface Hub {
  readonly world: World;
  readonly courier: Courier;
  readonly serviceUrl: () => string;
  readonly until: Busy["until"];
  /** What a client would not show: responses Teams does not understand, cards that are none. */
  readonly faults: string[];
}

/** What an act of a person set off. */
export interface Sent {
  /** The first attempts, one for each activity; empty when the bot was told nothing. */
  readonly attempts: readonly Attempt[];
  readonly deliveries: readonly Delivery[];
  /** The message it made, where it made one. */
  readonly id?: string;
}

/** Runs something that makes activities, and waits for the first attempt of each. */
export async function sending<T>({ courier }: Hub, act: () => T): Promise<Sent & { readonly made: T }> {
  const before = courier.deliveries.length;
  const made = act();
  const deliveries = courier.deliveries.slice(before);
  return { made, deliveries, attempts: await Promise.all(deliveries.map(({ first }) => first)) };
}
