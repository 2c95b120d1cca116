import type { DecisionStatus } from "./decision.ts";
import type { DecisionSummary } from "./decision-summary.ts";

/** Who asks, and from where: decisions of private places are shown only there and to their participants. */
export interface Viewer {
  readonly person: string;
  /** `<workspace>/<channel>`. */
  readonly channel?: string | undefined;
}

/** Which decisions of a workspace; newest first. */
export interface DecisionQuery {
  /** Undefined sees everything: for exports and the bot's own work. */
  readonly viewer: Viewer | undefined;
  /** Every word of it occurs. */
  readonly text?: string | undefined;
  readonly status?: readonly DecisionStatus[] | undefined;
  /** Person id. */
  readonly owner?: string | undefined;
  /** Id of somebody who took part. */
  readonly participant?: string | undefined;
  /** `<workspace>/<channel>`: decided there. */
  readonly channel?: string | undefined;
  /** ISO date: a review or a find-out falls on it or before, or a look was asked for that nobody has answered. */
  readonly dueBy?: string | undefined;
  /** Only numbers below: the last one of the page before. */
  readonly below?: number | undefined;
  readonly limit: number;
}

/** Whether a decision belongs to what was asked for, paging apart; the same for every store. */
export function fitsQuery(decision: DecisionSummary, query: DecisionQuery): boolean {
  const { text = "", status, owner, participant, dueBy, viewer, channel } = query;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    maySee(decision, viewer) &&
    (status === undefined || status.includes(decision.status)) &&
    (channel === undefined || decision.channel === channel) &&
    (owner === undefined || decision.owner.id === owner) &&
    (participant === undefined || decision.participants.includes(participant)) &&
    (dueBy === undefined ||
      [decision.nextReviewOn, decision.findOutOn, decision.askedOn ?? null].some((on) => on !== null && on <= dueBy)) &&
    words.every((word) => decision.searched.includes(word))
  );
}

export function maySee(
  decision: Pick<DecisionSummary, "private" | "channel" | "participants">,
  viewer: Viewer | undefined,
): boolean {
  if (viewer === undefined || !decision.private) return true;
  return decision.channel === viewer.channel || decision.participants.includes(viewer.person);
}

/** The number of `WM-7`: decisions are ordered by it. */
export function decisionNumber(id: string): number {
  return Number(id.slice("WM-".length));
}
