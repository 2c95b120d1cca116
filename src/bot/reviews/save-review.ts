import type { Session } from "../../conversation/session.ts";
import { amendDecision } from "../../reviews/amend-decision.ts";
import { changeDecision } from "../change-decision.ts";
import { planDecision } from "./plan.ts";
import { reopen } from "./reopen.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { tellDigests } from "./tell-digests.ts";

/** Writes into the decision what a committed look came to, plans the next one, and opens the interview of a reopened one. Done again it changes nothing. */
export async function saveReview(ports: ReviewPorts, session: Session): Promise<void> {
  const { review } = session;
  if (review === undefined) return;
  const decision = await changeDecision(ports.decisions, session.workspace, review.decision, (now) => {
    const next = amendDecision(now, review);
    return JSON.stringify(next) === JSON.stringify(now) ? now : next;
  });
  if (decision === undefined) return;
  await planDecision(ports, decision);
  await tellDigests(ports, decision);
  if (review.result?.kind === "reopened") await reopen(ports, session, review, review.result.by);
}
