import { z } from "zod";
import type { Session } from "../../src/conversation/session.ts";
import { bucketOf } from "../../src/identity.ts";
import { participants } from "../../src/participants.ts";
import type { CommitResult } from "../../src/ports.ts";
import type { RedisLink } from "./connect.ts";
import { EVENT_TTL_S, type Keys, personKey } from "./keys.ts";
import { fromParts, StoredParts, toItem, toValue } from "./session-value.ts";

export interface Write {
  readonly session: Session;
  readonly expected: number;
  /** What the session comes from; refused when the session knows it already. */
  readonly event?: string | undefined;
  /** Not to be found by anybody before the conversation points at it. */
  readonly opening?: { readonly previous: string } | undefined;
  readonly peopleGone?: readonly string[];
  readonly itemsGone?: readonly number[];
}

const Answer = z.tuple([z.number(), z.number()]).rest(z.unknown());

/** The keys of a session's script that names them all, in the order of drop.lua. */
export function allKeys(keys: Keys, id: string): string[] {
  const bucket = bucketOf(id);
  const indexes = [keys.idle(bucket), keys.recommended(bucket), keys.people(bucket), keys.aside(bucket)];
  return [keys.session(id), keys.leads(id), keys.outbox(id), keys.undelivered(bucket), ...indexes];
}

/** One atomic write within the session's slot. A refusal for the version brings what is stored, so that nobody asks again. */
export async function writeSession({ scripts, keys }: RedisLink, write: Write): Promise<CommitResult> {
  const { session, expected, event, opening, peopleGone = [], itemsGone = [] } = write;
  const { id, workspace, conversation, touchedAt } = session;
  const [own, leads, outbox, undelivered, idle = "", recommended = "", people = ""] = allKeys(keys, id) as string[];
  const indexes = session.phase === "recommended" ? [recommended, idle] : [idle, recommended];
  const persons = participants(session).map((person) => personKey(workspace, person));
  const items = session.outbox.map(toItem);
  const answer = await scripts(
    "commit",
    [
      own,
      leads,
      outbox,
      undelivered,
      ...indexes,
      people,
      ...(event === undefined ? [] : [keys.event(id, event)]),
    ] as string[],
    [
      ...[id, expected, toValue(session, expected + 1), touchedAt, keys.changes()],
      ...[
        event === undefined ? "" : EVENT_TTL_S,
        opening === undefined ? "" : "1",
        opening?.previous ?? "",
        conversation,
      ],
      ...[persons.length, ...persons, peopleGone.length, ...peopleGone],
      ...[items.length, ...items.flat(), itemsGone.length, ...itemsGone],
    ],
  );
  const [outcome, version, ...parts] = Answer.parse(answer);
  if (outcome === 1) return { ok: true, version };
  if (outcome === -1) return { ok: false, reason: "event" };
  const stored = StoredParts.safeParse(parts);
  return { ok: false, reason: "version", ...(stored.success ? { current: fromParts(id, stored.data) } : {}) };
}
