import type { Event, Person } from "../../conversation/event.ts";
import type { OutboxItem, Session } from "../../conversation/session.ts";
import type { Decision } from "../../decisions/decision.ts";
import type { ReviewWaits } from "../../ports.ts";
import type { Due } from "../../reviews/due.ts";
import { reviewAfter } from "../../reviews/review-after.ts";
import { toDay } from "../../to-day.ts";
import { changeDecision } from "../change-decision.ts";
import { deliverDigest } from "./deliver-digest.ts";
import { deliverEvidence } from "./deliver-evidence.ts";
import { deliverReview, lookNow } from "./deliver-review.ts";
import { deliverUnratified, UNRATIFIED_MS } from "./deliver-unratified.ts";
import { type FromDigest, fromDigest } from "./from-digest.ts";
import { lost } from "./lost.ts";
import { evidenceDue, planDecision, planEvidence } from "./plan.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { saveReview } from "./save-review.ts";
import { nextDigest } from "./schedule.ts";
import { tellDigests } from "./tell-digests.ts";

/** Decisions looked at again: what falls due is asked, what is said of it is written down. */
export interface Reviews {
  /** Begins to deliver what falls due on these platforms, or on all; returns the way to stop. */
  begin(waits: ReviewWaits, platforms: readonly string[] | undefined): () => Promise<void>;
  /** After a decision was written: plans its first look. */
  planned(decision: Decision): Promise<void>;
  /** A recommendation stands: it is asked about when nobody ratifies it. */
  recommended(session: Session): Promise<void>;
  /** Writes down what a committed look came to. */
  save(session: Session): Promise<void>;
  /** Asks for a look at a decision at once, because somebody wants it. */
  lookNow(decision: Decision, by: Person): Promise<void>;
  /** A decision was changed without a look at it: what lists it shows that. */
  changed(decision: Decision): Promise<void>;
  fromDigest(session: Session, event: Event): Promise<FromDigest | undefined>;
  /** A message could never be said where it belongs. */
  lost(session: Session, item: OutboxItem, reason: string): Promise<void>;
}

export function createReviews(ports: ReviewPorts): Reviews {
  const { queue, clock, log } = ports;

  const deliver = async (due: Due): Promise<void> => {
    switch (due.kind) {
      case "review":
      case "nudge":
        return deliverReview(ports, due);
      case "digest":
        return deliverDigest(ports, due);
      case "unratified":
        return deliverUnratified(ports, due);
      case "evidence":
        return deliverEvidence(ports, due);
      default:
        return due.kind satisfies never;
    }
  };

  /** What was given up is in the list of failures; what comes after it must not wait for it. */
  const gaveUp = async (due: Due): Promise<void> => {
    log.error({ subject: due.subject, kind: due.kind, at: due.at }, "a review was given up");
    if (due.kind === "digest") return nextDigest(ports, due.subject);
    if (due.kind === "evidence") {
      await queue.plan(evidenceDue(ports, due.workspace));
      return;
    }
    const decision = await changeDecision(ports.decisions, due.workspace, due.subject, (now) => {
      if (due.kind === "nudge" && now.review.asked !== undefined) {
        const { asked } = now.review;
        return { ...now, review: { ...now.review, asked: { ...asked, at: clock.now(), nudges: asked.nudges + 1 } } };
      }
      return { ...now, review: { ...now.review, nextOn: reviewAfter(now, toDay(clock.now())) } };
    });
    if (decision !== undefined) await planDecision(ports, decision);
    else await queue.replan(due.workspace, due.subject, due, null);
  };

  return {
    begin: (waits, platforms) => queue.begin({ deliver, gaveUp }, waits, clock, log, platforms),
    async planned(decision) {
      const { workspace, sessionId } = decision;
      await planDecision(ports, decision);
      await tellDigests(ports, decision);
      await planEvidence(ports, workspace);
      const unratified = await queue.planned(workspace, sessionId);
      if (unratified !== undefined) await queue.replan(workspace, sessionId, unratified, null);
    },
    async recommended({ workspace, id, touchedAt }) {
      await queue.plan({ workspace, subject: id, kind: "unratified", at: touchedAt + UNRATIFIED_MS });
    },
    save: (session) => saveReview(ports, session),
    changed: (decision) => tellDigests(ports, decision),
    lookNow: (decision, by) => lookNow(ports, decision, by),
    fromDigest: (session, event) => fromDigest(ports, session, event),
    lost: (session, item, reason) => lost(ports, session, item, reason),
  };
}
