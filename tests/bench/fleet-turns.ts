import { z } from "zod";
import type { Event } from "../../src/conversation/event.ts";
import { sessionId } from "../../src/identity.ts";
import { hearsIn, pressIn, startIn, WORKSPACE } from "../adapters/redis/an-interview.ts";

/** What a process of the fleet is told to do: interviews by their numbers, so many at once. */
export const FleetOrder = z.object({ first: z.number(), count: z.number(), lanes: z.number() });
/** What it says then. */
export const FleetReport = z.object({ times: z.array(z.number()), ms: z.number() });

export const TURNS = 8;

/** The `n`th turn of an interview: the beginning, a press, and then people who say who should be heard, which is saved and shown each time. */
export function turnIn(no: number, n: number): Event {
  const session = sessionId(WORKSPACE, startIn(no).id);
  if (n === 0) return startIn(no);
  if (n === 1) return pressIn(no, n, session, "volume", "few");
  return hearsIn(no, n, session);
}
