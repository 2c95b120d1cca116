import { z } from "zod";

const text = z.string();
const time = z.int();
const count = z.int().min(0);

/** A reply not delivered yet, with its claim; `outgoing` is JSON. */
const Item = z.strictObject({
  seq: count,
  kind: text,
  outgoing: text,
  by: text,
  at: count,
  state: z.enum(["pending", "unsure"]),
});

/** What a subject is planned for; `what` is the kind of it. */
const Planned = z.strictObject({ workspace: text, subject: text, what: text, at: time });

/**
 * Everything that is kept, one thing at a time, the same from every store. Bodies are the text as it is stored, so that
 * what this version cannot read is carried along unchanged; installations stay sealed. Who took part in a session is not
 * among it: that follows from the session.
 */
export const StoredRecord = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("pack"), hash: text, canonical: text }),
  z.strictObject({ kind: z.literal("installation"), workspace: text, sealed: text }),
  z.strictObject({
    kind: z.literal("reference"),
    conversation: text,
    address: text,
    stopped: z.strictObject({ reason: text, at: count }).optional(),
  }),
  z.strictObject({
    kind: z.literal("session"),
    id: text,
    version: count,
    seq: count,
    touchedAt: count,
    recommended: z.boolean(),
    body: text,
    outbox: z.array(Item),
    refs: z.record(text, text),
    /** Conversations that point at it. */
    pointers: z.array(text),
  }),
  z.strictObject({ kind: z.literal("set-aside"), session: text, reason: text, at: count, body: text }),
  z.strictObject({ kind: z.literal("decision-number"), workspace: text, session: text, number: count }),
  z.strictObject({
    kind: z.literal("decision"),
    workspace: text,
    number: count,
    version: count,
    summary: text,
    body: text,
  }),
  Planned.extend({ kind: z.literal("due") }),
  z.strictObject({
    kind: z.literal("failed-review"),
    occurrence: text,
    due: Planned,
    reason: text,
    attempts: count,
    at: time,
  }),
  z.strictObject({ kind: z.literal("channel-decider"), workspace: text, channel: text, body: text }),
  z.strictObject({ kind: z.literal("schedule"), channel: text, body: text }),
]);
export type StoredRecord = z.infer<typeof StoredRecord>;
export type RecordOf<Kind extends StoredRecord["kind"]> = Extract<StoredRecord, { kind: Kind }>;
