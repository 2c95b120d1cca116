import { type Entry, toOutgoing } from "./entry.ts";
import type { Knowledge } from "./knowledge.ts";
import type { OutgoingReply } from "./reply.ts";
import type { Session } from "./session.ts";
import { disputeKey } from "./steps/dispute-words.ts";
import { durableEntries } from "./thread.ts";
import { PART_FORGOTTEN, SESSION_FORGOTTEN } from "./wording.ts";

/** What a signed record keeps anyway, and what says nothing of anybody. */
const STAYING: ReadonlySet<string> = new Set(["decided", "greeting"]);

/** What stands in the place of posted messages once their interview, look or digest is forgotten. */
export function afterSession({ review, digest }: Session, keys: readonly string[]): OutgoingReply[] {
  const words = review === undefined && digest === undefined ? SESSION_FORGOTTEN : PART_FORGOTTEN;
  return keys.filter((key) => !STAYING.has(key)).map((key) => line(key, words));
}

/**
 * What stands in the place of posted messages once a person is forgotten: what the interview says now, or a line where it
 * says nothing there any more. Messages which neither change nor name the person are left out.
 */
export function afterPerson(
  knowledge: Knowledge,
  before: Session,
  after: Session,
  keys: readonly string[],
): OutgoingReply[] {
  const was = byKey(durableEntries(knowledge, before));
  const now = byKey(durableEntries(knowledge, after));
  return keys.flatMap((key): OutgoingReply[] => {
    if (STAYING.has(key)) return [];
    const old = was.get(key);
    const entry = now.get(key);
    if (old !== undefined && entry !== undefined) return old.stamp === entry.stamp ? [] : [toOutgoing(entry)];
    const shows = old === undefined ? namesSomebody(key, before, after) : namesWhoWent(toOutgoing(old), before, after);
    return shows ? [line(key, PART_FORGOTTEN)] : [];
  });
}

function byKey(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.key, entry]));
}

/** A remark on a difference names everybody who answered the question. */
function namesSomebody(key: string, before: Session, after: Session): boolean {
  return Object.keys(before.answers).some(
    (question) =>
      key.startsWith(`${disputeKey(question)}-`) &&
      Object.keys(before.answers[question] ?? {}).some((id) => after.answers[question]?.[id] === undefined),
  );
}

/** Whether words of the interview name somebody whom it does not name any more. */
function namesWhoWent({ reply }: OutgoingReply, before: Session, after: Session): boolean {
  const left = JSON.stringify(after);
  const words = JSON.stringify(reply);
  return namesIn(before).some((name) => words.includes(name) && !left.includes(name));
}

/** Everybody called by name anywhere in the session, as JSON has the name. */
function namesIn(session: Session): string[] {
  const found = JSON.stringify(session).matchAll(/"name":("(?:[^"\\]|\\.)*")/g);
  return [...new Set([...found].map(([, name = '""']) => name.slice(1, -1)))];
}

function line(key: string, text: string): OutgoingReply {
  return { to: "thread", key, reply: { kind: "notice", text, buttons: [] } };
}
