import type { Event } from "../../conversation/event.ts";
import type { Session } from "../../conversation/session.ts";
import type { Said, StepResult } from "../../conversation/step.ts";
import { noticeTo, SILENCE } from "../../conversation/steps/outcome.ts";
import { named, seen, sendEntry, sending } from "../../conversation/steps/thread-changes.ts";
import { digestEntries } from "./digest-thread.ts";
import { elsewhere, redirected } from "./elsewhere.ts";
import type { DigestTalk } from "./review-talk.ts";

/** One event on a digest: what is pressed there belongs to the looks it lists, so here is only what it cannot do. Pure. */
export function stepDigest(session: Session, digest: DigestTalk, event: Event, now: number): StepResult {
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

/** The first and only words of a digest. */
export function openDigest(session: Session, digest: DigestTalk): Said[] {
  return redirected(session, digestEntries(digest).map(sendEntry));
}
