import { z } from "zod";
import { Citation, Consequence, CostPanel, Recommendation } from "../../knowledge/index.ts";
import { OverrideReason, Reversibility } from "../decisions/fields.ts";
import { REVIEW_REPLIES } from "../reviews/talk/review-replies.ts";
import { Button } from "./button.ts";
import { DecisionCard } from "./decision-card.ts";
import { Person } from "./event.ts";

export { Button, DecisionCard };

const progress = z.object({
  /** 0..1, how far the answers have settled the result; never shrinks without a stated reason. */
  certainty: z.number(),
  text: z.string(),
});

/** What the bot means to say. Renderers are total switches over `kind`. */
export const Reply = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("root"),
    deciding: z.string(),
    startedBy: z.string(),
    decider: z.string().nullable(),
    consulted: z.array(z.string()),
    lines: z.array(z.string()),
    /** True while who decides and who is heard can still be filled in. */
    setup: z.boolean(),
  }),
  z.object({
    kind: z.literal("checklist"),
    text: z.string(),
    items: z.array(z.object({ question: z.string(), choice: z.string(), label: z.string() })),
    none: z.string(),
    progress,
  }),
  z.object({ kind: z.literal("checklist-answered"), text: z.string(), by: z.string(), ticked: z.array(z.string()) }),
  z.object({
    kind: z.literal("question"),
    question: z.string(),
    text: z.string(),
    choices: z.array(z.object({ id: z.string(), label: z.string(), description: z.string().optional() })),
    /** Why, don't know, not applicable, back: only those that work now. */
    menu: z.array(Button),
    progress,
    /** Set when the question is asked again: the answers that stand, with names where they differ. */
    current: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("answered"),
    question: z.string(),
    text: z.string(),
    /** One entry per person: what they said and in which words it reads back. "Skipped" where a person passed over it. */
    answers: z.array(z.object({ by: z.string(), label: z.string(), note: z.string().optional() })),
    /** Evidence and direction, after the answer. */
    why: z.string().nullable(),
    change: Button.nullable(),
  }),
  z.object({
    kind: z.literal("confirm"),
    proposal: z.string(),
    text: z.string(),
    facts: z.array(z.object({ question: z.string(), text: z.string(), label: z.string(), words: z.string() })),
  }),
  z.object({ kind: z.literal("why"), question: z.string(), text: z.string(), evidence: z.array(Citation) }),
  /** A side question or remark answered with a citation; the pending question follows. */
  z.object({
    kind: z.literal("aside"),
    text: z.string(),
    evidence: z.array(Citation),
    /** The question it answers, in the person's words; missing for a remark of the bot's own. */
    asked: z.string().optional(),
  }),
  z.object({
    kind: z.literal("exit-card"),
    name: z.string(),
    text: z.string(),
    points: z.string(),
    evidence: z.array(Citation),
  }),
  z.object({ kind: z.literal("tension"), text: z.string() }),
  z.object({ kind: z.literal("status"), lines: z.array(z.string()), progress, buttons: z.array(Button) }),
  z.object({ kind: z.literal("help"), lines: z.array(z.string()) }),
  z.object({
    kind: z.literal("recommendation"),
    recommendation: Recommendation,
    /** Why there are no more questions, as a sentence. */
    ended: z.string().optional(),
    /** The optional question what would hurt most, with what was said; missing where priorities change nothing. */
    consequences: z
      .object({
        text: z.string(),
        most: z.number().int(),
        choices: z.array(z.object({ id: Consequence, label: z.string(), chosen: z.boolean() })),
      })
      .optional(),
    /** What can be chosen instead; missing where nothing is to be decided. */
    deciding: z
      .object({
        on: z.string(),
        decider: z.string().nullable(),
        options: z.array(z.object({ id: z.string().nullable(), name: z.string() })),
        reasons: z.array(z.object({ id: OverrideReason, label: z.string() })),
      })
      .optional(),
    buttons: z.array(Button),
  }),
  /** A decision about to be signed: what was chosen, the details of its record, and what is asked next. */
  z.object({
    kind: z.literal("ratify"),
    by: z.string(),
    outcome: z.string(),
    /** The reason, where it is not what was recommended. */
    override: z.string().nullable(),
    title: z.string(),
    /** The decision whose place it takes. */
    supersedes: z.string().optional(),
    reversibility: Reversibility.nullable(),
    firstUse: z.string().nullable(),
    tripwire: z.object({ words: z.string(), where: z.string().nullable() }).nullable(),
    findOuts: z.array(z.object({ words: z.string(), owner: z.string().nullable(), dueOn: z.string().nullable() })),
    consulted: z.array(z.object({ name: z.string(), heard: z.boolean() })),
    reviewOn: z.string(),
    /** What could be watched, as the pack suggests. */
    indicators: z.array(z.object({ name: z.string(), signal: z.string(), reading: z.string() })),
    /** The detail that typed words answer now; null when all are there. */
    next: z
      .object({
        field: z.enum(["reversibility", "first-use", "tripwire", "find-out"]),
        text: z.string(),
        choices: z.array(z.string()),
      })
      .nullable(),
    /** The answers changed since: it has to be chosen again. */
    stale: z.boolean(),
    buttons: z.array(Button),
  }),
  /** The decision is final and saved. */
  z.object({
    kind: z.literal("decided"),
    decision: DecisionCard,
    /** The record as MADR Markdown, and what a file of it is called. */
    markdown: z.string(),
    file: z.string(),
    buttons: z.array(Button),
  }),
  /** One decision with its whole record. */
  z.object({
    kind: z.literal("decision"),
    decision: DecisionCard,
    /** The record as MADR Markdown, and what a file of it is called. */
    markdown: z.string(),
    file: z.string(),
    preview: z.boolean(),
    buttons: z.array(Button),
  }),
  /** A page of the log. */
  z.object({
    kind: z.literal("decisions"),
    title: z.string(),
    items: z.array(DecisionCard),
    buttons: z.array(Button),
  }),
  ...REVIEW_REPLIES,
  /** The decider's six lines. */
  z.object({ kind: z.literal("brief"), title: z.string(), lines: z.array(z.string()), buttons: z.array(Button) }),
  z.object({ kind: z.literal("details"), recommendation: Recommendation }),
  /** What the options take in person-days, and the form of its inputs; `by` gave them, null while there are none. */
  z.object({ kind: z.literal("cost"), panel: CostPanel, by: z.string().nullable(), editable: z.boolean() }),
  /** A scenario: what the verdict would be; changes nothing. */
  z.object({ kind: z.literal("what-if"), text: z.string(), verdict: z.string(), buttons: z.array(Button) }),
  /** The last, unscored question, or its answer. */
  z.object({ kind: z.literal("ignore-question"), text: z.string(), answer: z.string().nullable() }),
  /** Short words to one person or to the thread: a hint, a correction, what was saved and what to do next. */
  z.object({
    kind: z.literal("notice"),
    text: z.string(),
    buttons: z.array(Button),
    /** Whom the words wait for: they are called by their name where a platform can. */
    calls: Person.optional(),
  }),
]);
export type Reply = z.infer<typeof Reply>;

export const OutgoingReply = z.object({
  /** The thread, or one person only. */
  to: z.union([
    z.literal("thread"),
    z.object({
      person: z.string(),
      /** As a direct message, where the platform has such. */
      direct: z.boolean().optional(),
    }),
  ]),
  /** Names the message within its session: an update replaces the message with the same key. */
  key: z.string(),
  reply: Reply,
});
export type OutgoingReply = z.infer<typeof OutgoingReply>;
