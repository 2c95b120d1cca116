import { z } from "zod";
import type { OutboxItem, Session } from "../../src/conversation/session.ts";
import { outboxItemId, outboxSeq } from "../../src/identity.ts";
import type { ReadResult } from "../../src/ports.ts";
import { readStored } from "../../src/stored-session.ts";
import { packBody, unpackBody } from "./pack-body.ts";

/** What `read.lua` and a refused `commit.lua` give: value, leads, outbox; hashes as lists of field and value. */
export const StoredParts = z.tuple([
  z.instanceof(Buffer),
  z.array(z.instanceof(Buffer)),
  z.array(z.instanceof(Buffer)),
]);
type StoredParts = z.infer<typeof StoredParts>;

const Payload = z.looseObject({});
const CLAIM = /^(\d+) (\w) (.*)$/s;

/** The session's key: version and next outbox number in the open, for the scripts; the rest packed, without outbox and refs. */
export function toValue(session: Session, version: number): Buffer {
  return Buffer.concat([Buffer.from(`${version} ${session.seq}\n`), packBody({ ...session, outbox: [], refs: {} })]);
}

/** An item as `commit.lua` takes it: number, claim, payload. */
export function toItem({ id, kind, outgoing, claim, state }: OutboxItem): [number, string, Buffer] {
  return [outboxSeq(id), `${claim.at} ${state === "unsure" ? "u" : "p"} ${claim.by}`, packBody({ kind, outgoing })];
}

/** What is stored of a session, put together again. */
export function fromParts(id: string, [value, leads, outbox]: StoredParts): ReadResult {
  const end = value.indexOf("\n");
  const version = Number(value.subarray(0, Math.max(end, 0)).toString("latin1").split(" ")[0]);
  const stored = unpackBody(value.subarray(end + 1));
  if (typeof stored !== "object" || stored === null) return { kind: "unreadable", reason: "it is not JSON" };
  const refs = pairs(leads).flatMap(([field, ref]) =>
    field.startsWith(".") ? [[field.slice(1), ref.toString("utf8")] as const] : [],
  );
  const result = readStored({ ...stored, outbox: itemsOf(id, outbox), refs: Object.fromEntries(refs) });
  return result.kind === "found" ? { ...result, version } : result;
}

function itemsOf(id: string, outbox: readonly Buffer[]): unknown[] {
  const fields = new Map(pairs(outbox));
  return [...fields]
    .filter(([field]) => /^\d+$/.test(field))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([seq, packed]) => {
      const [, at = "0", state, by = ""] = CLAIM.exec(String(fields.get(`c${seq}`) ?? "")) ?? [];
      const payload = Payload.safeParse(unpackBody(packed));
      const claim = { by, at: Number(at) };
      return {
        id: outboxItemId(id, Number(seq)),
        ...payload.data,
        claim,
        state: state === "u" ? "unsure" : "pending",
      };
    });
}

/** Field and value of a hash, one after the other. */
export function pairs(list: readonly Buffer[]): [string, Buffer][] {
  const found: [string, Buffer][] = [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    const [field, value] = [list[at], list[at + 1]];
    if (field !== undefined && value !== undefined) found.push([field.toString("utf8"), value]);
  }
  return found;
}
