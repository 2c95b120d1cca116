import type { Session } from "../../conversation/session.ts";
import { type Outcome, openly, SILENCE } from "../../conversation/steps/outcome.ts";
import { NOBODY } from "../../decisions/named-only.ts";
import type { ReviewTalk } from "./review-talk.ts";

/** A word again about a look nobody has answered. */
export function nudge(session: Session, review: ReviewTalk): Outcome {
  if (review.result !== undefined) return SILENCE;
  const { decision, title, owner } = review;
  const lead = owner.id === NOBODY.id ? "" : `${owner.name}, `;
  const text = `${lead}${decision} (${title}) still waits for a look. It is hard to take back, so I ask again. It is one click where nothing changed.`;
  const buttons = [
    { label: "Still right", act: { kind: "review" as const, words: "still right" } },
    { label: "Something changed", act: { kind: "review" as const, words: "something changed" } },
    { label: "Snooze 1 week", act: { kind: "review" as const, words: "snooze 1 week" } },
  ];
  return { session, transient: [openly({ kind: "notice", text, buttons, calls: owner })] };
}
