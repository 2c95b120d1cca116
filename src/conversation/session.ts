import { z } from "zod";
import { Consequence } from "../../knowledge/index.ts";
import { Day, FindOut, Override, Reversibility, Tripwire } from "../decisions/fields.ts";
import { DigestTalk, ReviewTalk } from "../reviews/talk/review-talk.ts";
import { Given, Person } from "./event.ts";
import { OutgoingReply } from "./reply.ts";

/** Stands for the checklist message where question ids stand; no question can be called that. */
export const CHECKLIST = "#checklist";

/** Stands for the draft of a decision where question ids stand: each draft is a message of its own. */
export const RATIFY = "#ratify";

/** The version of this shape. Migrations go forward; a newer session than this is never touched. */
export const SESSION_SCHEMA = 2;

export const StoredAnswer = z.object({
  author: Person,
  given: Given,
  note: z.string().optional(),
  /** How it came: pressed, typed as an answer to the pending question, or read from a longer text and confirmed. */
  via: z.enum(["button", "typed", "read"]),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/** A fact found in free text, waiting for confirmation. */
export const Proposal = z.object({
  id: z.string(),
  author: Person,
  facts: z.array(z.object({ question: z.string(), given: Given, words: z.string() })),
});
export type Proposal = z.infer<typeof Proposal>;

const outboxItem = {
  /** `<sessionId>#<seq>`. */
  id: z.string(),
  claim: z.object({ by: z.string(), at: z.number() }),
  /** "unsure": the outcome of a send is unknown (reset, timeout); sent again once. */
  state: z.enum(["pending", "unsure"]),
};

/** Something to be said. */
export const Message = z.object({ ...outboxItem, kind: z.enum(["send", "update"]), outgoing: OutgoingReply });
export type Message = z.infer<typeof Message>;

/**
 * Something to be done before what follows it is said. All it needs stands in the session. plan-review: that a recommendation
 * is asked about when nobody ratifies it.
 */
export const Work = z.object({
  ...outboxItem,
  kind: z.enum(["save-decision", "save-review", "plan-review"]),
  outgoing: z.null(),
});
export type Work = z.infer<typeof Work>;

/** Something to be delivered. Idempotent by id; born claimed by the replica that commits it. */
export const OutboxItem = z.discriminatedUnion("kind", [Message, Work]);
export type OutboxItem = z.infer<typeof OutboxItem>;

/** A decision somebody is about to sign. */
export const Ratification = z.object({
  by: Person,
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** The chosen option; null for none of the pack's. */
  option: z.string().nullable(),
  override: Override.optional(),
  /** Hash of the assessment it was chosen on; once the answers are others, it has to be chosen again. */
  basis: z.string(),
  title: z.string().optional(),
  reversibility: Reversibility.optional(),
  firstUse: Day.optional(),
  tripwire: Tripwire.optional(),
  findOuts: z.array(FindOut),
  /** Details passed over. */
  skipped: z.array(z.string()),
});
export type Ratification = z.infer<typeof Ratification>;

/** What the team has said for the cost panel; where it exists, the panel is open. */
export const CostSaid = z.object({
  /** Capabilities counted besides those the answers imply, and implied ones left out. */
  with: z.array(z.string()),
  without: z.array(z.string()),
  days: z.number().optional(),
  rate: z.number().optional(),
  by: Person,
});
export type CostSaid = z.infer<typeof CostSaid>;

/** One decision being discussed in one conversation. What a store keeps, as it keeps it. */
export const Session = z.object({
  schema: z.literal(SESSION_SCHEMA),
  id: z.string(),
  workspace: z.string(),
  conversation: z.string(),
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  /** Hash of the house rules it began with. */
  house: z.string().optional(),
  /** setup: nothing but the start was said; recommended: the questions are over, answers can still change. */
  phase: z.enum(["setup", "interview", "recommended", "decided", "closed"]),
  startedBy: Person,
  startedAt: z.number(),
  touchedAt: z.number(),
  decider: z.string().optional(),
  consulted: z.array(z.string()),
  /** Ids of the people named above, by name, where the platform said them. */
  people: z.record(z.string(), z.string()).optional(),
  /** It happens where not everybody of the workspace may look. */
  private: z.boolean().optional(),
  /** Private: which way the starter leaned at the start. Never rendered to others. */
  lean: z.string().optional(),
  /** question id -> author id -> answer. */
  answers: z.record(z.string(), z.record(z.string(), StoredAnswer)),
  /** Choices ruled out by the checklist while their question stays open. */
  excluded: z.record(z.string(), z.array(z.string())),
  waived: z.array(z.string()),
  /** Undefined until the checklist message was answered. */
  checklist: z
    .object({
      by: Person,
      ticked: z.array(z.object({ question: z.string(), choice: z.string() })),
      /** Passed over: nothing is ruled out and every question stays open. */
      skipped: z.boolean().optional(),
    })
    .optional(),
  /** Who passed over a question, for those in `waived`. */
  skippedBy: z.record(z.string(), Person).optional(),
  /** Question ids, and CHECKLIST, in the order they were answered or passed over; for back, and for the thread's order. */
  order: z.array(z.string()),
  /** How often a question was taken up again; part of its message key, so that each round is a message of its own. */
  rounds: z.record(z.string(), z.number().int()),
  /** The question (or CHECKLIST) somebody took up again, while it is pending. Its answer stands until there is another. */
  revisiting: z.string().optional(),
  proposals: z.array(Proposal),
  /** Sentences kept as context for the record, with their author. */
  context: z.array(z.object({ author: Person, text: z.string() })),
  /** The answer to "What would make you ignore this recommendation?" */
  ignoreWhen: z.object({ author: Person, text: z.string() }).optional(),
  /** What would hurt most here, in the order of the five; it counts half again as much. */
  consequences: z.object({ chosen: z.array(Consequence).min(1).max(2), by: Person, at: z.number() }).optional(),
  /** Never part of the weighing. */
  cost: CostSaid.optional(),
  ratification: Ratification.optional(),
  /** Set once, when the decision is final; nothing in the interview changes afterwards. */
  decided: z
    .object({
      id: z.string(),
      at: z.number(),
      day: Day,
      /** Where it was signed, and is reached: a thread that did not exist yet when the session began, or where it moved to. */
      conversation: z.string().optional(),
    })
    .optional(),
  /** The decision its own will take the place of. */
  supersedes: z.string().optional(),
  /** A person ended the questions early. */
  stoppedBy: Person.optional(),
  /** What the bar of certainty shows, 0 to 1. */
  certainty: z.number(),
  /** The last change of an answer made the bar fall; said beside it. */
  reopened: z.boolean().optional(),
  /** Ids of tensions and other once-only remarks already said. */
  said: z.array(z.string()),
  /** The id of the first event and those of the last, newest last; a repeated one changes nothing. */
  recentEvents: z.array(z.string()),
  /** Next outbox number. */
  seq: z.number().int(),
  outbox: z.array(OutboxItem),
  /** message key -> what the platform calls that message, for updates. */
  refs: z.record(z.string(), z.string()),
  previous: z.string().optional(),
  next: z.string().optional(),
  /** It is a look at a decision; the answers are those of then. */
  review: ReviewTalk.optional(),
  /** It is a message about several decisions. */
  digest: DigestTalk.optional(),
});
export type Session = z.infer<typeof Session>;
