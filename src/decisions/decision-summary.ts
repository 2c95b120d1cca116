import { z } from "zod";
import { channelOf } from "../identity.ts";
import { toDay } from "../to-day.ts";
import { type Decision, DecisionStatus } from "./decision.ts";

/** What lists and filters need of a decision: a few hundred bytes, kept beside the whole. */
export const DecisionSummary = z.object({
  id: z.string(),
  title: z.string(),
  status: DecisionStatus,
  outcome: z.string(),
  overridden: z.boolean(),
  owner: z.object({ id: z.string(), name: z.string() }),
  ratifiedAt: z.number(),
  /** How firm the recommendation was when it was ratified, and at the last look. */
  robustThen: z.string().optional(),
  robustNow: z.string().optional(),
  nextReviewOn: z.string().nullable(),
  /** ISO date of the first open find-out. */
  findOutOn: z.string().nullable(),
  /** ISO date since when a look waits for its answer. */
  askedOn: z.string().nullable().optional(),
  supersedes: z.string().optional(),
  supersededBy: z.string().optional(),
  /** `<workspace>/<channel>`. */
  channel: z.string(),
  private: z.boolean(),
  participants: z.array(z.string()),
  /** Lower case: everything `list <text>` looks through. */
  searched: z.string(),
});
export type DecisionSummary = z.infer<typeof DecisionSummary>;

const SEARCHED = 2000;

export function summaryOf(decision: Decision): DecisionSummary {
  const { id, title, status, outcome, owner, ratifiedAt, review, record, adopted, supersedes, supersededBy } = decision;
  const alive = status === "accepted" || status === "proposed";
  const open = decision.findOuts.flatMap(({ dueOn, doneAt }) =>
    dueOn !== undefined && doneAt === undefined ? dueOn : [],
  );
  const robustNow = review.history.findLast(({ robustWord }) => robustWord !== undefined)?.robustWord;
  const context = (record?.context ?? []).map(({ text }) => text);
  const words = [id, title, outcome, owner.name, record?.deciding, ...context, adopted?.file, adopted?.markdown];
  return {
    id,
    title,
    status,
    outcome,
    overridden: decision.override !== undefined,
    owner,
    ratifiedAt,
    ...(record === undefined ? {} : { robustThen: record.recommendation.robustWord }),
    ...(robustNow === undefined ? {} : { robustNow }),
    nextReviewOn: alive ? review.nextOn : null,
    findOutOn: alive ? (open.toSorted()[0] ?? null) : null,
    ...(review.asked === undefined ? {} : { askedOn: toDay(review.asked.at) }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
    channel: channelOf(decision.conversation),
    private: decision.private,
    participants: decision.participants,
    searched: words
      .filter((word) => word !== undefined)
      .join("\n")
      .toLowerCase()
      .slice(0, SEARCHED),
  };
}
