import { z } from "zod";
import { Person } from "../conversation/event.ts";
import { DecisionRecord } from "./decision-record.ts";
import { Day, FindOut, Override, Reversibility, Tripwire } from "./fields.ts";
import { Receipt } from "./receipt.ts";

/** The version of this shape. Migrations go forward; a newer decision than this is never touched. */
export const DECISION_SCHEMA = 2;

/** The words of MADR. proposed: only of records adopted from elsewhere, or not yet ratified. */
export const DecisionStatus = z.enum(["proposed", "accepted", "superseded", "deprecated", "rejected"]);
export type DecisionStatus = z.infer<typeof DecisionStatus>;

/** An amendment: the record is never rewritten, only added to. */
export const Entry = z.object({ at: z.number(), by: Person.nullable(), kind: z.string(), text: z.string().max(4000) });
export type Entry = z.infer<typeof Entry>;

/** Whether a decision was right so far, by its owner. */
export const Hindsight = z.enum(["yes", "mixed", "no"]);
export type Hindsight = z.infer<typeof Hindsight>;

/** When it is looked at again. */
export const ReviewState = z.object({
  /** ISO date of the next look, null where it has been stopped. */
  nextOn: Day.nullable(),
  /** Why it is looked at next, where that is not the calendar. */
  why: z.string().max(200).optional(),
  /** Days between looks, where the owner chose otherwise than 90, or 180 for what is easy to take back. */
  everyDays: z.number().int().min(1).max(3650).optional(),
  /** The look that was asked for and has no answer yet. */
  asked: z
    .object({
      /** Id of the occurrence, and of the session it is talked about in. */
      occurrence: z.string(),
      session: z.string(),
      /** When it was due, and when it was asked for (ms), which is later where nobody was there to ask. */
      dueAt: z.number(),
      at: z.number(),
      nudges: z.number().int(),
    })
    .optional(),
  /** The digests that listed it lately, by their sessions, newest last: they show how it stands. */
  digests: z.array(z.string()).optional(),
  /** Changed evidence its owner was told of, by id; told once. */
  told: z.array(z.string()).optional(),
  /** One line per look already taken, newest last. */
  history: z.array(
    z.object({
      /** Id of the occurrence; written once. */
      occurrence: z.string().optional(),
      at: z.number(),
      by: Person.nullable(),
      result: z.string(),
      note: z.string().optional(),
      /** How firm the recommendation was at that look, by its word. */
      robustWord: z.string().optional(),
      right: Hindsight.optional(),
    }),
  ),
});
export type ReviewState = z.infer<typeof ReviewState>;

/** A recommendation ratified, or overridden, by a named person. Copies all it needs, so that its session may go. What a store keeps, as it keeps it. */
export const Decision = z.object({
  schema: z.literal(DECISION_SCHEMA),
  /** `WM-n`, unique in the workspace. */
  id: z.string().regex(/^WM-[1-9]\d*$/),
  workspace: z.string(),
  /** Where it was decided. */
  conversation: z.string(),
  sessionId: z.string(),
  /** Decided in a private place: shown only in its channel and to its participants. */
  private: z.boolean(),
  /** Ids of everybody who took part, the decider included. */
  participants: z.array(z.string()),
  status: DecisionStatus,
  title: z.string().min(1).max(200),
  /** What was chosen: an option's id, or null for none of the pack's options. */
  option: z.string().nullable(),
  /** The same in words. */
  outcome: z.string(),
  /** What was recommended: an option's id, or null where none fits. */
  recommended: z.string().nullable(),
  /** Where the choice is not what was recommended. */
  override: Override.optional(),
  /** Answers for it from now on; reviews go there. */
  owner: Person,
  ratifiedBy: Person,
  /** Milliseconds since the epoch. */
  ratifiedAt: z.number(),
  consulted: z.array(z.object({ name: z.string(), heard: z.boolean() })),
  reversibility: Reversibility.optional(),
  /** Expected first production use. */
  firstUse: Day.optional(),
  tripwire: Tripwire.optional(),
  findOuts: z.array(FindOut),
  supersedes: z.string().optional(),
  supersededBy: z.string().optional(),
  /** What the record is written from; missing for records written elsewhere. */
  record: DecisionRecord.optional(),
  /** What the assessment is recomputed from; missing for records written elsewhere. */
  receipt: Receipt.optional(),
  /** A record written elsewhere: its file, and what it says. */
  adopted: z.object({ file: z.string(), markdown: z.string().max(200_000) }).optional(),
  review: ReviewState,
  entries: z.array(Entry),
});
export type Decision = z.infer<typeof Decision>;
