import {
  type Answer,
  type Assessment,
  assess,
  type Model,
  type ModelQuestion,
  type Stated,
  turn,
} from "../../knowledge/index.ts";
import { type Measure, measure } from "../../src/commands/report.ts";

/** A kind of team: percent per choice of every question. */
export interface Respondents {
  readonly id: string;
  readonly ordinary: boolean;
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A choice offered on the checklist message. */
export interface ChecklistItem {
  readonly question: string;
  readonly choice: string;
}

interface Finished {
  readonly truth: Readonly<Record<string, string>>;
  readonly stated: Stated;
  readonly assessment: Assessment;
  /** Questions asked, the checklist counted as one. */
  readonly asked: number;
  readonly checklist: boolean;
}

type Truth = Readonly<Record<string, string>>;

const minutesPerQuestion = 0.5;
const minutesForChecklist = 1;
const kinds = ["option", "close-call", "by-elimination", "none"] as const;
const words = [
  ["strong", 2],
  ["clear", 8],
  ["moderate", 18],
  ["close-call", null],
] as const;

/**
 * What matters on a real pack, measured on people drawn from kinds of teams rather than from the prior: length, agreement with
 * the full questionnaire by verdict kind, whether two leads of one team with 15 % noise agree, and how words hold under 10 % noise.
 */
export function packRows(
  model: Model,
  archetypes: readonly Respondents[],
  checklist: readonly ChecklistItem[],
  random: () => number,
  perArchetype = 40,
): Measure[] {
  const rows: Measure[] = [];
  const teams = archetypes.flatMap((archetype) =>
    Array.from({ length: perArchetype }, () => drawTeam(model, archetype, random)),
  );
  const interviews = teams.map((truth) => holdInterview(model, truth, checklist));
  const asked = interviews.map((one) => one.asked);
  const minutes = interviews.map((one) => {
    const list = one.checklist ? 1 : 0;
    return list * minutesForChecklist + (one.asked - list) * minutesPerQuestion;
  });
  rows.push(measure("pack-questions-mean", mean(asked), "questions"));
  rows.push(measure("pack-questions-p90", quantile(asked, 0.9), "questions", ["<=", 12]));
  rows.push(measure("pack-minutes-median", quantile(minutes, 0.5), "minutes", ["<=", 6]));
  rows.push(...agreementRows(model, interviews));
  const pairs = teams.map((truth) =>
    [0, 1].map(() => holdInterview(model, noisy(model, truth, 0.15, random), checklist).assessment),
  );
  rows.push(
    measure(
      "two-leads-core",
      share(pairs, ([a, b]) => coreOf(a!) === coreOf(b!)),
      "%",
      [">=", 93],
    ),
  );
  rows.push(
    measure(
      "two-leads-verdict",
      share(pairs, ([a, b]) => sameVerdict(a!, b!)),
      "%",
      [">=", 85],
    ),
  );
  rows.push(...wordRows(model, interviews, random));
  const exact = share(interviews, ({ assessment }) => assessment.settled.exact);
  rows.push(measure("pack-exact-stops", exact, "%", [">=", 95]));
  return rows;
}

/** By the kind of verdict at the stop: the full questionnaire leads to the same option, or in a close call to one of the two named. */
function agreementRows(model: Model, interviews: readonly Finished[]): Measure[] {
  return kinds.flatMap((kind) => {
    const group = interviews.filter(({ assessment }) => assessment.verdict.kind === kind);
    if (group.length === 0) return [];
    const agrees = share(group, ({ truth, assessment }) =>
      named(assessment).includes(turn(model, saidAll(truth)).leader),
    );
    return [measure(`pack-agreement-${kind}`, agrees, `% of ${group.length}`, [">=", 97])];
  });
}

function wordRows(model: Model, interviews: readonly Finished[], random: () => number): Measure[] {
  return words.flatMap(([word, limit]) => {
    const group = interviews.filter(({ assessment }) => assessment.verdict.robustWord === word);
    const shown = measure(`share-${word}`, (100 * group.length) / Math.max(1, interviews.length), "%");
    if (group.length === 0) return [shown];
    const flips = group.flatMap(({ stated, assessment }) =>
      Array.from({ length: 5 }, () => turn(model, misheard(model, stated, random)).leader !== assessment.leader),
    );
    const flipped = share(flips, (flip) => flip);
    return [measure(`noise-flips-${word}`, flipped, "%", ...(limit === null ? [] : [["<=", limit] as const])), shown];
  });
}

/** Root, then the checklist as one message, then what the engine asks, until it stops. */
export function holdInterview(model: Model, truth: Truth, checklist: readonly ChecklistItem[]): Finished {
  const answers: Record<string, Record<string, Answer>> = {};
  const excluded: Record<string, string[]> = {};
  const stated: Stated = { answers, excluded, waived: [], fromText: [] };
  const tell = (question: string) => {
    answers[question] = { lead: { kind: "choice", choice: truth[question]! } };
  };
  let asked = 0;
  if (model.spec.root !== undefined) {
    tell(model.spec.root);
    asked++;
  }
  for (const { question, choice } of checklist) {
    if (truth[question] === choice) tell(question);
    else excluded[question] = [...(excluded[question] ?? []), choice];
  }
  if (checklist.length > 0) asked++;
  let lastTopic: string | undefined;
  for (;;) {
    const { next } = turn(model, stated, lastTopic === undefined ? {} : { lastTopic });
    if (next === null) break;
    tell(next.question);
    lastTopic = model.spec.questions.find(({ id }) => id === next.question)?.topic;
    asked++;
  }
  return { truth, stated, assessment: assess(model, stated), asked, checklist: checklist.length > 0 };
}

/** One team's true answers, each question drawn on its own. */
function drawTeam(model: Model, { answers }: Respondents, random: () => number): Truth {
  return Object.fromEntries(
    model.spec.questions.map(({ id, choices }) => {
      let left = random() * 100;
      const drawn = choices.find((choice) => {
        left -= answers[id]?.[choice.id] ?? 0;
        return left < 0;
      });
      return [id, (drawn ?? choices.at(-1)!).id];
    }),
  );
}

function noisy(model: Model, truth: Truth, chance: number, random: () => number): Truth {
  return Object.fromEntries(
    model.spec.questions.map((question) => [question.id, moved(question, truth[question.id]!, chance, random)]),
  );
}

function misheard(model: Model, stated: Stated, random: () => number): Stated {
  const answers = Object.fromEntries(
    model.spec.questions.flatMap((question) => {
      const answer = stated.answers[question.id]?.lead;
      if (answer?.kind !== "choice") return [];
      const choice = moved(question, answer.choice, 0.1, random);
      return [[question.id, { lead: { kind: "choice", choice } as const }]];
    }),
  );
  return { ...stated, answers };
}

/** With the given chance the choice before or after in authored order. */
function moved({ choices }: ModelQuestion, choice: string, chance: number, random: () => number): string {
  const at = choices.findIndex(({ id }) => id === choice);
  const [move, up] = [random() < chance, random() < 0.5];
  if (!move || choices.length < 2) return choice;
  const to = at === 0 ? 1 : at === choices.length - 1 ? at - 1 : up ? at + 1 : at - 1;
  return choices[to]!.id;
}

function saidAll(truth: Truth): Stated {
  const answers = Object.entries(truth).map(([id, choice]) => [id, { lead: { kind: "choice", choice } as const }]);
  return { answers: Object.fromEntries(answers), excluded: {}, waived: [], fromText: [] };
}

/** What a verdict recommends: one result, or the two a close call names. */
function named({ leader, verdict }: Assessment): readonly string[] {
  return verdict.kind === "close-call" && verdict.runnerUp !== null ? [leader, verdict.runnerUp] : [leader];
}

function coreOf({ verdict }: Assessment): string {
  return verdict.core ?? "none";
}

/** The same result, or close calls between the same two. */
function sameVerdict(a: Assessment, b: Assessment): boolean {
  if (a.leader === b.leader) return true;
  const both = a.verdict.kind === "close-call" && b.verdict.kind === "close-call";
  return both && named(a).every((id) => named(b).includes(id));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The smallest value at least this share of the values does not exceed. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN;
}

function share<T>(list: readonly T[], holds: (one: T) => boolean): number {
  return (100 * list.filter(holds).length) / Math.max(1, list.length);
}
