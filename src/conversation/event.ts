import { z } from "zod";
import { Consequence } from "../../knowledge/index.ts";

const id = z.string().min(1).max(200);

/** A person as the platform knows them. `id` is unique within the workspace; answers are filed under it. */
export const Person = z.object({ id: id.refine((key) => key !== "__proto__"), name: z.string().min(1).max(120) });
export type Person = z.infer<typeof Person>;

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
};

const onSession = {
  ...base,
  /** The session a button belongs to; typed text has none and goes to the conversation's open one. */
  session: id.optional(),
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
    consulted: z.array(z.string().trim().min(1).max(120)).max(20).optional(),
    lean: z.string().trim().max(120).optional(),
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
    /** Begins an interview with these words where none is open; on platforms where people begin by speaking to the bot. */
    opens: z.boolean().optional(),
  }),
]);
export type Event = z.infer<typeof Event>;
