import { z } from "zod";
import { Button } from "../../conversation/button.ts";
import { Person } from "../../conversation/event.ts";

/** What the bot means to say about looking at decisions again: part of `Reply`. */
export const REVIEW_REPLIES = [
  /** A decision is to be looked at: what it rests on, in the order it is asked about. */
  z.object({
    kind: z.literal("review-due"),
    decision: z.string(),
    title: z.string(),
    outcome: z.string(),
    owner: Person,
    decidedOn: z.string(),
    /** When it was due, or asked for, with its zone. */
    due: z.string(),
    /** Who wanted it, where it is not the calendar. */
    askedBy: z.string().optional(),
    /** Why now, where it is not the calendar. */
    why: z.string().nullable(),
    sections: z.array(z.object({ label: z.string(), lines: z.array(z.string()) })),
    /** What it came to; null while it is open. */
    result: z.string().nullable(),
    buttons: z.array(Button),
  }),
  /** One thing a review asks about, with its answer once there is one. */
  z.object({
    kind: z.literal("review-item"),
    text: z.string(),
    detail: z.string().nullable(),
    answer: z.object({ label: z.string(), by: z.string() }).nullable(),
    buttons: z.array(Button),
  }),
  /** What a review came to, and whether the decision was right so far. */
  z.object({
    kind: z.literal("review-result"),
    title: z.string(),
    lines: z.array(z.string()),
    hindsight: z.object({ text: z.string(), answer: z.string().nullable() }).nullable(),
    buttons: z.array(Button),
  }),
  /** Several decisions to be looked at, in one message. */
  z.object({
    kind: z.literal("digest"),
    title: z.string(),
    text: z.string(),
    items: z.array(
      z.object({
        decision: z.string(),
        title: z.string(),
        owner: Person,
        lines: z.array(z.string()),
        /** What it came to, once it is done. */
        done: z.string().optional(),
        buttons: z.array(Button),
      }),
    ),
  }),
  /** When a channel gets its digest, with what can be picked instead. */
  z.object({
    kind: z.literal("schedule"),
    lines: z.array(z.string()),
    /** Each is one part of the words of `schedule …`, in order; the pick that stands comes first. */
    picks: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        choices: z.array(z.object({ value: z.string(), label: z.string() })),
        current: z.string(),
      }),
    ),
    buttons: z.array(Button),
  }),
] as const;
