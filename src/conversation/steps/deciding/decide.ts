import { OVERRIDE_REASONS } from "../../../decisions/override-words.ts";
import { basisOf, mayDecide, whoDecides } from "../../deciding.ts";
import type { Event } from "../../event.ts";
import type { Knowledge } from "../../knowledge.ts";
import { recommendationOf } from "../../messages/recommendation-message.ts";
import { standing } from "../../position.ts";
import { RATIFY, type Ratification, type Session } from "../../session.ts";
import { notice, noticeTo, type Outcome } from "../outcome.ts";

type Decide = Omit<Extract<Event, { kind: "decide" }>, "kind">;

/** Somebody chooses what is decided. Only who decides may; nothing is final before they sign the draft that follows. */
export function decide(knowledge: Knowledge, session: Session, event: Decide, now: number): Outcome {
  const { author, option, on, reason, note = "" } = event;
  const at = standing(knowledge, session);
  if (!at.recommended) {
    return noticeTo(
      author,
      "There is no recommendation yet, so there is nothing to decide. `stop` ends the questions here.",
    );
  }
  if (!mayDecide(session, author)) return noticeTo(author, whoDecides(session));
  const basis = basisOf(knowledge, session);
  if (on !== undefined && on !== basis) {
    return {
      transient: [
        notice(author, "The answers changed since that message, so nothing was decided. This is how it stands now."),
      ],
      again: "recommendation",
    };
  }
  const known = option === null || knowledge.pack.manifest.options.some(({ id }) => id === option);
  if (!known) return noticeTo(author, "That is none of the options here, so nothing was decided.");
  const recommendation = recommendationOf(knowledge, session, at.turn);
  const follows = follow(recommendation, option);
  if (!follows && reason === undefined) {
    const list = Object.values(OVERRIDE_REASONS)
      .map((label) => label.toLowerCase())
      .join("; ");
    return noticeTo(
      author,
      `That is not what was recommended, which is fine; the record keeps why. Say it with the choice: \`choose … because …\`. Common reasons: ${list}.`,
    );
  }
  const before = session.ratification;
  const draft: Ratification = {
    by: author,
    at: now,
    option,
    ...(follows || reason === undefined ? {} : { override: { reason, note: note.trim() } }),
    basis,
    ...(before?.reversibility === undefined ? {} : { reversibility: before.reversibility }),
    ...(before?.firstUse === undefined ? {} : { firstUse: before.firstUse }),
    ...(before?.tripwire === undefined ? {} : { tripwire: before.tripwire }),
    findOuts: findOutsOf(knowledge, session, recommendation.findOuts),
    skipped: [],
  };
  const rounds = { ...session.rounds, [RATIFY]: (session.rounds[RATIFY] ?? 0) + 1 };
  return { session: { ...session, ratification: draft, rounds }, transient: [] };
}

/** A close call leaves both options to the decider: taking either follows it. */
export function follow(
  {
    kind,
    option,
    runnerUp,
  }: { readonly kind: string; readonly option: string | null; readonly runnerUp: string | null },
  chosen: string | null,
): boolean {
  return chosen === option || (kind === "close-call" && chosen !== null && chosen === runnerUp);
}

function findOutsOf(
  { pack }: Knowledge,
  { ratification }: Session,
  findOuts: readonly { readonly question: string }[],
): Ratification["findOuts"] {
  return findOuts.map(({ question }) => {
    const asked = pack.questions.find(({ id }) => id === question);
    const before = ratification?.findOuts.find((one) => one.question === question);
    return before ?? { question, words: asked === undefined ? question : asked.text };
  });
}
