import type { Failures } from "../../failures.ts";
import { covers } from "../api/call.ts";
import type { Installation, World } from "../world/world.ts";
import type { Attempt, Delivery } from "./attempt.ts";
import type { Courier } from "./courier.ts";
import type { ResponseUrls } from "./response-urls.ts";

/** What everything in this folder works with. */
export interface Hub {
  readonly world: World;
  readonly courier: Courier;
  readonly urls: ResponseUrls;
  readonly failures: Failures;
  /** Waits until `look` gives something; fails after `withinMs` with the words of `otherwise`. */
  until<T>(look: () => T | undefined, otherwise: () => string, withinMs?: number): Promise<T>;
}

/** What an act of a person set off. */
export interface Sent {
  /** The first attempts, one for each payload; empty when the app was told nothing. */
  readonly attempts: readonly Attempt[];
  readonly deliveries: readonly Delivery[];
  /** The message it made, where it made one. */
  readonly ts?: string;
}

/** Runs something that makes payloads, and waits for the first attempt of each. */
export async function sending<T>({ courier }: Hub, act: () => T): Promise<Sent & { readonly made: T }> {
  const before = courier.deliveries.length;
  const made = act();
  const deliveries = courier.deliveries.slice(before);
  return { made, deliveries, attempts: await Promise.all(deliveries.map(({ first }) => first)) };
}

export function serves(world: World, team: string): boolean {
  return world.installations.some((one) => !one.revoked && covers(world, one, team));
}

/** The installation that serves a workspace. */
export function installationFor(world: World, team: string): Installation {
  const found = world.installations.findLast((one) => !one.revoked && covers(world, one, team));
  if (found === undefined) throw new Error(`the app is not installed in ${world.teams.get(team)?.name ?? team}`);
  return found;
}

/** A trigger id: good for three seconds and one view. */
export function newTrigger(world: World, user: string, team: string): string {
  const id = `${world.nextId("")}.${world.nextId("")}.fake`;
  world.triggers.set(id, { user, team, at: world.now(), used: false });
  return id;
}
