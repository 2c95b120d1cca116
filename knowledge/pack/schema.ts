import { z } from "zod";
import type { AppliedHouse } from "../house/applied-house.ts";
import { Contradiction } from "./contradiction-schema.ts";
import { Costs, Stack } from "./cost-schema.ts";
import { FaqEntry } from "./faq-schema.ts";
import { Condition, day, id, text } from "./fields.ts";
import { Aside, Caveat, Exit, Tension } from "./message-schema.ts";

export { Contradiction } from "./contradiction-schema.ts";
export * from "./cost-schema.ts";
export { FaqEntry } from "./faq-schema.ts";
export * from "./fit-schema.ts";
export * from "./message-schema.ts";
export * from "./trials-schema.ts";

/** Which of the five kinds of consequence a contribution or a piece of evidence is about. */
export const Consequence = z.enum([
  "time-to-first-release",
  "running-effort",
  "risk",
  "freedom-and-exit",
  "fit-to-people",
]);
export type Consequence = z.infer<typeof Consequence>;

/** A measured or specified, B official documentation, C practitioner report, D opinion or vendor material. */
export const Grade = z.enum(["A", "B", "C", "D"]);
export type Grade = z.infer<typeof Grade>;

/** How well an option suits a team that gives this choice: -2 very poor to +2 very good, per option id. Missing means 0. */
export const Fits = z.record(id, z.number().int().min(-2).max(2));
export type Fits = z.infer<typeof Fits>;

/** Removes options for a stated reason. */
export const Veto = z.strictObject({ options: z.array(id).min(1), because: text(240), evidence: z.array(id).min(1) });
export type Veto = z.infer<typeof Veto>;

/** None of the pack's options fits; `instead` names entries of exits.yaml to look at. */
export const NoneFits = z.strictObject({
  because: text(240),
  instead: z.array(id).min(1),
  evidence: z.array(id).min(1),
  waivable: z.boolean().default(false),
});
export type NoneFits = z.infer<typeof NoneFits>;

/** What can be recommended. */
export const Option = z.strictObject({
  id,
  name: text(40),
  /** The other option this one contains; verdicts are then given in two levels. */
  buildsOn: id.optional(),
  summary: text(280),
  /** For an option with `buildsOn`: what the second-level question is, such as "whether that part becomes a service of its own". */
  split: text(140).optional(),
  /** For an option with `buildsOn`: when to fold it back into its base. */
  collapse: text(200).optional(),
  /** Where an option with `buildsOn` may differ from its base: question ids, `question.choice` ids and rule ids. Everywhere else it equals it. */
  block: z
    .strictObject({
      questions: z.array(id).default([]),
      choices: z.array(z.string()).default([]),
      rules: z.array(id).default([]),
    })
    .optional(),
});
export type Option = z.infer<typeof Option>;

/** One of the possible answers to a question, with what it counts. */
export const Choice = z.strictObject({
  id,
  /** What the button says. */
  label: text(60),
  description: text(200).optional(),
  /** The choice as a clause that reads well after "you said" and "if", for example "nobody has time to run a second service". */
  phrase: text(110),
  fits: Fits.default({}),
  /** One sentence per option id this choice speaks for, in a lead's words, naming the mechanism; used as the printed reason. */
  because: z.record(id, text(220)).default({}),
  vetoes: Veto.optional(),
  none: NoneFits.optional(),
  /** Words or short phrases in free text that mean this choice; matched as whole words, case ignored. */
  cues: z.array(text(60)).default([]),
  /** For choices that are ranges of a number: inclusive bounds, `null` for open. */
  range: z.tuple([z.number().nullable(), z.number().nullable()]).optional(),
  /** Choosing this means little is at stake. */
  lowStakes: z.boolean().default(false),
  /** Relative frequency in parts per thousand among teams that ask. */
  prior: z.number().int().min(1).max(1000),
  /** The same, given each choice of the pack's root question. Missing root choices use `prior`. */
  priorByRoot: z.record(id, z.number().int().min(1).max(1000)).default({}),
  /** Why a fit that looks odd is right (for the linter and for reviewers). */
  note: text(300).optional(),
});
export type Choice = z.infer<typeof Choice>;

/** What is asked, why, and how much it weighs. */
export const Question = z.strictObject({
  id,
  text: text(140),
  /** What difference the fact makes in the world; never names an option. */
  why: text(320),
  topic: id,
  consequence: Consequence,
  /** Swing weight: value of going from the worst-fitting to the best-fitting answer. */
  weight: z.number().int().min(1).max(10),
  /** May be taken from free text (after confirmation). Judgements and anything that can veto are not. */
  readable: z.boolean(),
  /** Holds a rare serious fact: the interview may not stop before it is answered, waived or covered by the checklist. */
  rare: z.boolean().default(false),
  /** The merged criteria (seed systems, section 2) this question covers. */
  criteria: z.array(id).default([]),
  /** Where to look or whom to ask when nobody knows. */
  findOut: text(160),
  /** Unit word for choices with a range, such as "users". */
  unit: text(30).optional(),
  choices: z.array(Choice).min(2).max(7),
});
export type Question = z.infer<typeof Question>;

/** An effect of two answers together: points (raw) or a veto. */
export const Rule = z.strictObject({
  id,
  when: z.tuple([Condition, Condition]),
  points: z.record(id, z.number().int().min(-20).max(20)).default({}),
  vetoes: z.array(id).default([]),
  none: NoneFits.optional(),
  consequence: Consequence,
  /** A sentence a lead would say. */
  because: text(240),
  evidence: z.array(id).min(1),
});
export type Rule = z.infer<typeof Rule>;

/** What a piece of evidence speaks for: a fit of a choice, or a rule. */
export const Speaks = z.union([
  z.strictObject({
    question: id,
    choice: z.union([id, z.array(id).min(1)]),
    option: id,
    side: z.enum(["for", "against"]),
  }),
  z.strictObject({ rule: id }),
]);
export type Speaks = z.infer<typeof Speaks>;

/** One cited statement: graded, dated, and tagged with what it speaks for. */
export const Evidence = z.strictObject({
  id,
  /** One cited statement in our own words. */
  statement: text(400),
  grade: Grade,
  sources: z.array(id).min(1),
  checkedOn: day,
  validUntil: day.optional(),
  consequence: Consequence,
  speaks: z.array(Speaks).default([]),
  /** Ids of seed claims (claims file) this statement puts right. */
  corrects: z.array(z.string()).default([]),
  /** Ids of other evidence this one disagrees with. */
  contradicts: z.array(id).default([]),
  /** Ids of the seed claims this statement rests on. */
  claims: z.array(z.string()).default([]),
});
export type Evidence = z.infer<typeof Evidence>;

/** Who published what, when and where. */
export const Source = z.strictObject({
  id,
  title: text(160),
  publisher: text(80),
  kind: z.enum(["official", "measured", "practitioner", "vendor", "reference", "own-analysis"]),
  date: z.union([day, z.literal("undated")]),
  address: z.union([z.url({ protocol: /^https$/ }), z.literal("no public address")]),
});
export type Source = z.infer<typeof Source>;

/** pack.yaml: what the pack decides and how the interview opens. */
export const Manifest = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "use three numbers such as 1.2.0"),
  title: text(60),
  /** What is being decided, as it completes "We are deciding …". */
  decides: text(120),
  /** What it covers and does not, one or two sentences for the root message. */
  scope: text(300),
  /** The question asked first, whose answer the other priors depend on. */
  root: id.optional(),
  options: z.array(Option).min(2).max(10),
  /** One message with the rare hard facts; each item stands for a choice. */
  checklist: z
    .strictObject({
      text: text(140),
      items: z
        .array(z.strictObject({ question: id, choice: id, label: text(60) }))
        .min(1)
        .max(10),
    })
    .optional(),
});
export type Manifest = z.infer<typeof Manifest>;

/** Everything a pack knows that can change an assessment or a message. Cases are kept apart: they judge the pack. */
export const Pack = z.strictObject({
  manifest: Manifest,
  questions: z.array(Question).min(1).max(24),
  rules: z.array(Rule).max(24),
  evidence: z.array(Evidence),
  sources: z.array(Source),
  exits: z.array(Exit),
  tensions: z.array(Tension),
  asides: z.array(Aside),
  caveats: z.array(Caveat),
  contradictions: z.array(Contradiction),
  faq: z.array(FaqEntry),
  stack: Stack.optional(),
  costs: Costs.optional(),
});
/** What a pack's files say, checked and without comments. */
export type PackContent = z.infer<typeof Pack>;

/** A loaded pack: validated content, and the SHA-256 (hex) of its canonical JSON. */
export interface LoadedPack extends PackContent {
  readonly hash: string;
  /** What a house overlay did to the content above; `hash` stays that of the pack itself. */
  readonly house?: AppliedHouse;
}
