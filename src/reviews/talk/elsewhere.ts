import type { Person } from "../../conversation/event.ts";
import type { Session } from "../../conversation/session.ts";
import type { Said } from "../../conversation/step.ts";
import { type Outcome, openly, SILENCE } from "../../conversation/steps/outcome.ts";

interface Lost {
  readonly reason: string;
  readonly installer?: Person | undefined;
}

/**
 * A look, or a digest, could not be said where it belongs: it goes to the owner directly, then to whoever installed the
 * bot, and then nowhere. What could not be said is said again there.
 */
export function elsewhere(session: Session, { installer }: Lost): Outcome {
  const talk = session.review ?? session.digest;
  const tried = addresseeOf(session);
  if (talk === undefined || tried === undefined) return SILENCE;
  const known = installer !== undefined && talk.lost !== "installer" && tried !== "thread" && installer.id !== tried.id;
  const lost = tried === "thread" ? "owner" : known ? "installer" : "nobody";
  const next = {
    ...session,
    ...(session.review === undefined ? {} : { review: { ...session.review, lost } }),
    ...(session.digest === undefined ? {} : { digest: { ...session.digest, lost } }),
    ...(lost === "installer" && installer !== undefined ? { startedBy: installer } : {}),
  } satisfies Session;
  if (lost === "nobody") return { session: next, transient: [] };
  const text =
    tried === "thread"
      ? "I can no longer write where this was decided, so I ask you here."
      : `I can write neither where this was decided nor to ${tried.name}. You installed me or own this workspace, so I ask you: \`hand over to\` whoever answers for it now.`;
  return { session: next, transient: [openly({ kind: "notice", text, buttons: [] })] };
}

/** Whom a look or a digest is said to now; undefined where nobody can be reached. */
export function addresseeOf({ review, digest, startedBy }: Session): Person | "thread" | undefined {
  switch (review?.lost ?? digest?.lost) {
    case undefined:
      return digest?.to ?? "thread";
    case "owner":
      return review?.owner ?? startedBy;
    case "installer":
      return startedBy;
    case "nobody":
      return undefined;
  }
}

/** What is said to everybody goes to one person where the place is lost. */
export function redirected(session: Session, replies: readonly Said[]): Said[] {
  const to = addresseeOf(session);
  if (to === "thread" || to === undefined) return [...replies];
  return replies.map((said) =>
    "outgoing" in said && said.outgoing.to === "thread"
      ? { ...said, outgoing: { ...said.outgoing, to: { person: to.id, direct: true } } }
      : said,
  );
}
