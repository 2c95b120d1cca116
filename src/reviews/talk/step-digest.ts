import type { DigestDone, Event } from "../../conversation/event.ts";
import type { Session } from "../../conversation/session.ts";
import type { Said, StepResult } from "../../conversation/step.ts";
import { noticeTo, SILENCE } from "../../conversation/steps/outcome.ts";
import { named, seen, sendEntry, sending, threadChanges } from "../../conversation/steps/thread-changes.ts";
import { SOMEBODY } from "../../without-person.ts";
import { digestEntries } from "./digest-thread.ts";
import { elsewhere, redirected } from "./elsewhere.ts";
import type { DigestTalk } from "./review-talk.ts";

/** One event on a digest: what is pressed there belongs to the looks it lists, so here is only what it cannot do. Pure. */
export function stepDigest(session: Session, digest: DigestTalk, event: Event, now: number): StepResult {
  if (event.kind === "wake" && event.why.kind === "listed") return listedAnew(session, digest, event, event.why, now);
  const listed = digest.items.map(({ decision }) => decision).join(", ");
  const silent = event.kind === "text" && !event.addressed;
  const outcome =
    event.kind === "wake"
      ? event.why.kind === "lost"
        ? elsewhere(session, event.why)
        : SILENCE
      : silent
        ? SILENCE
        : noticeTo(
            event.author,
            `This message lists ${listed}. Press a button there, or say for example \`${digest.items[0]?.decision ?? "WM-1"} still right\` or \`${digest.items[0]?.decision ?? "WM-1"} look\`; nothing was changed.`,
          );
  const notices = outcome.transient.map((outgoing) => named(outgoing, event));
  if (outcome.session === undefined) return { nothing: true, notices };
  const next = seen(outcome.session, event, now);
  const again = next.digest?.lost === "nobody" ? [] : digestEntries(digest).map(sendEntry);
  return { session: next, replies: redirected(next, [...notices.map(sending), ...again]) };
}

type Listed = Extract<Extract<Event, { kind: "wake" }>["why"], { kind: "listed" }>;

/** What the digest says of one decision is drawn anew in its place; nothing where it reads so already. */
function listedAnew(
  session: Session,
  digest: DigestTalk,
  event: Event,
  { decision, version, owner, done }: Listed,
  now: number,
): StepResult {
  const was = digest.items.find((item) => item.decision === decision);
  if (was === undefined || version <= (was.version ?? 0)) return { nothing: true, notices: [] };
  const { done: _, ...rest } = was;
  const item = { ...rest, version, owner, ...(done === null ? {} : { done: withoutForgotten(done, was.done) }) };
  const next = { ...digest, items: digest.items.map((one) => (one === was ? item : one)) };
  const changed = seen({ ...session, digest: next }, event, now);
  const changes = threadChanges(session, digestEntries(digest), changed, digestEntries(next));
  if (changes.length === 0) return { nothing: true, notices: [] };
  return { session: changed, replies: redirected(changed, digest.lost === "nobody" ? [] : changes) };
}

/** The record keeps who did it; here they stay forgotten. */
function withoutForgotten(done: DigestDone, was: DigestDone | undefined): DigestDone {
  const same = was?.by?.id === SOMEBODY.id && was.what === done.what && was.day === done.day;
  return same ? was : done;
}

/** The first words of a digest. */
export function openDigest(session: Session, digest: DigestTalk): Said[] {
  return redirected(session, digestEntries(digest).map(sendEntry));
}
