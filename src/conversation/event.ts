import { z } from "zod";
import { Consequence } from "../../knowledge/index.ts";
import { Day, OverrideReason, Reversibility } from "../decisions/fields.ts";

const id = z.string().min(1).max(200);

/** A person as the platform knows them. `id` is unique within the workspace; answers are filed under it. */
export const Person = z.object({ id: id.refine((key) => key !== "__proto__"), name: z.string().min(1).max(120) });
export type Person = z.infer<typeof Person>;

/** What became of a decision a digest lists: in words, by whom where that is known, and when. */
export const DigestDone = z.object({ what: z.string(), by: Person.nullable(), day: Day });
export type DigestDone = z.infer<typeof DigestDone>;

/** What a person says about one question, before the engine sees it. */
export const Given = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("choice"), choice: id }),
  z.object({ kind: z.literal("one-of"), choices: z.array(id).min(2).max(7) }),
  z.object({ kind: z.literal("unknown") }),
  z.object({ kind: z.literal("not-applicable"), reason: z.string().min(1).max(500) }),
]);
export type Given = z.infer<typeof Given>;

/** The words that work anywhere in a thread. */
export const CommandName = z.enum([
  "help",
  "status",
  "back",
  "skip",
  "why",
  "change",
  "restart",
  "stop",
  "result",
  "forget",
  "cost",
  "ask-others",
  "brief",
  "preview",
]);
export type CommandName = z.infer<typeof CommandName>;

/** Of the five consequences. */
export const MOST_CONSEQUENCES = 2;

/** Person-days a team may have, and what a day may cost. */
export const MOST_DAYS = 100_000;
export const MOST_RATE = 1_000_000;

const base = {
  /** Unique per delivery of the platform; a repeat carries the same id. */
  id,
  workspace: id,
  /** `<workspace>/<channel>[/<thread>]`. */
  conversation: id,
  author: Person,
  /** Set where not everybody of the workspace may look. */
  private: z.boolean().optional(),
};

/** Whether the author manages the workspace; missing where that is not asked, or the platform does not tell. */
const admin = z.boolean().optional();

const onSession = {
  ...base,
  /** The session a button belongs to; typed text has none and goes to the conversation's open one. */
  session: id.optional(),
};

const ratifyDetails = {
  title: z.string().trim().max(200).optional(),
  reversibility: Reversibility.optional(),
  firstUse: z.union([z.iso.date(), z.literal("")]).optional(),
  tripwire: z.string().trim().max(500).optional(),
  where: z.string().trim().max(500).optional(),
  findOuts: z
    .array(
      z.object({
        at: z.number().int().min(0).max(23),
        owner: z.string().trim().max(120),
        dueOn: z.union([z.iso.date(), z.literal("")]),
      }),
    )
    .max(24)
    .optional(),
};

/** Everything that can happen to an interview. Platforms translate their payloads into these and nothing else. */
export const Event = z.discriminatedUnion("kind", [
  z.object({
    ...base,
    kind: z.literal("start"),
    text: z.string().max(40_000).default(""),
    /** Id of the pack the interview is about; without it the first one. */
    pack: id.optional(),
  }),
  /** The answers to "who decides, who should be heard, which way do you lean" on the root message. */
  z.object({
    ...onSession,
    kind: z.literal("setup"),
    decider: z.string().trim().max(120).optional(),
    /** Who decides is to decide in later interviews of this channel too. */
    always: z.boolean().optional(),
    consulted: z.array(z.string().trim().min(1).max(120)).max(20).optional(),
    lean: z.string().trim().max(120).optional(),
    /** Ids of those named, by name, where the platform knows them. */
    people: z.record(z.string().max(120), id).optional(),
    admin,
  }),
  z.object({
    ...onSession,
    kind: z.literal("answer"),
    question: id,
    given: Given,
    note: z.string().max(2000).optional(),
  }),
  z.object({
    ...onSession,
    kind: z.literal("checklist"),
    /** The ticked items; empty means "None of these". */
    ticked: z.array(z.object({ question: id, choice: id })).max(10),
  }),
  /** Facts found in free text: those of the proposal that the person keeps; the others are dropped. */
  z.object({ ...onSession, kind: z.literal("confirm"), proposal: id, keep: z.array(id).max(24) }),
  z.object({ ...onSession, kind: z.literal("command"), name: CommandName, argument: z.string().max(500).optional() }),
  z.object({
    ...onSession,
    kind: z.literal("what-if"),
    changes: z
      .array(z.object({ question: id, to: id }))
      .min(1)
      .max(3),
  }),
  /** Which consequences would hurt most here; none takes back what was said. */
  z.object({
    ...onSession,
    kind: z.literal("consequences"),
    chosen: z.array(Consequence).max(MOST_CONSEQUENCES),
  }),
  /** Chooses what is decided; it is final only once it is ratified. */
  z.object({
    ...onSession,
    kind: z.literal("decide"),
    /** An option's id, or null for none of them. */
    option: id.nullable(),
    /** The beginning of the hash of the assessment the person was looking at. */
    on: z.string().max(64).optional(),
    reason: OverrideReason.optional(),
    note: z.string().max(2000).optional(),
  }),
  /** Details of the record; empty text takes back what was said, what is missing stays as it is. */
  z.object({ ...onSession, kind: z.literal("ratify-details"), ...ratifyDetails }),
  /** Makes it final, as the person read it: `on` is the stamp of the draft they were shown. */
  z.object({
    ...onSession,
    kind: z.literal("ratify"),
    on: z.string().max(64).optional(),
    /** What the person filled in beside the signature. */
    details: z.object(ratifyDetails).optional(),
  }),
  z.object({ ...onSession, kind: z.literal("not-now") }),
  z.object({
    ...onSession,
    kind: z.literal("hand-over"),
    to: z.string().trim().min(1).max(120),
    /** Their id, where the platform knows it. */
    toId: id.optional(),
    admin,
  }),
  /** A question about the workspace's decisions, such as `show WM-7`; answered without a session. */
  z.object({ ...onSession, kind: z.literal("log"), words: z.string().max(200) }),
  /** Words to a review, such as `still right`, or to a digest, such as `WM-7 still right`. */
  z.object({ ...onSession, kind: z.literal("review"), words: z.string().max(400) }),
  /** From the bot itself, never from a platform: time passed, or a message could not be said. */
  z.object({
    ...onSession,
    kind: z.literal("wake"),
    why: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("nudge"), number: z.number().int() }),
      z.object({ kind: z.literal("unratified"), days: z.number().int() }),
      /** How a decision that a digest lists stands now; `version` counts what was written of it. */
      z.object({
        kind: z.literal("listed"),
        decision: id,
        version: z.number().int(),
        owner: Person,
        done: DigestDone.nullable(),
      }),
      z.object({ kind: z.literal("lost"), item: id, reason: z.string().max(500), installer: Person.optional() }),
    ]),
  }),
  z.object({ ...onSession, kind: z.literal("details") }),
  /** The inputs of the cost panel: the capabilities to count, and the days the team has or what a day of it costs. */
  z.object({
    ...onSession,
    kind: z.literal("cost"),
    needs: z.array(id).max(40),
    days: z.number().positive().max(MOST_DAYS).optional(),
    rate: z.number().positive().max(MOST_RATE).optional(),
  }),
  z.object({
    ...onSession,
    kind: z.literal("text"),
    text: z.string(),
    /** True when it was said to the bot: a mention, a direct message, the web page, the terminal. */
    addressed: z.boolean(),
    admin,
    /** Begins an interview with these words where none is open; on platforms where people begin by speaking to the bot. */
    opens: z.boolean().optional(),
  }),
]);
export type Event = z.infer<typeof Event>;
