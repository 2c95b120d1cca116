import type { Person } from "./event.ts";
import { SESSION_SCHEMA, type Session } from "./session.ts";

interface Begun extends Pick<Session, "id" | "workspace" | "conversation" | "pack" | "phase"> {
  readonly by: Person;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A session in which nothing was said yet. */
export function blankSession({ by, at, ...named }: Begun): Session {
  return {
    schema: SESSION_SCHEMA,
    ...named,
    startedBy: by,
    startedAt: at,
    touchedAt: at,
    consulted: [],
    answers: {},
    excluded: {},
    waived: [],
    order: [],
    rounds: {},
    proposals: [],
    context: [],
    said: [],
    certainty: 0,
    recentEvents: [],
    seq: 0,
    outbox: [],
    refs: {},
  };
}
