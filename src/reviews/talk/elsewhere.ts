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
  if (talk === undefined || talk.lost === "nobody") return SILENCE;
  const lost =
    talk.lost === undefined ? "owner" : talk.lost === "owner" && installer !== undefined ? "installer" : "nobody";
  const next = {
    ...session,
    ...(session.review === undefined ? {} : { review: { ...session.review, lost } }),
    ...(session.digest === undefined ? {} : { digest: { ...session.digest, lost } }),
    ...(lost === "installer" && installer !== undefined ? { startedBy: installer } : {}),
  } satisfies Session;
  if (lost === "nobody") return { session: next, transient: [] };
  const text =
    lost === "owner"
      ? "I can no longer write where this was decided, so I ask you here."
      : `I can write neither where this was decided nor to ${session.startedBy.name}. You installed me, so I ask you: \`hand over to\` whoever answers for it now.`;
  return { session: next, transient: [openly({ kind: "notice", text, buttons: [] })] };
}

/** What is said to everybody goes to one person where the place is lost. */
export function redirected(session: Session, replies: readonly Said[]): Said[] {
  const lost = session.review?.lost ?? session.digest?.lost;
  const owner = lost === "owner" ? session.review?.owner : undefined;
  const to = lost === undefined ? session.digest?.to : (owner ?? session.startedBy);
  if (to === undefined) return [...replies];
  return replies.map((said) =>
    "outgoing" in said && said.outgoing.to === "thread"
      ? { ...said, outgoing: { ...said.outgoing, to: { person: to.id, direct: true } } }
      : said,
  );
}
