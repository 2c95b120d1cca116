import { checkChanges, checkExpert } from "./check-fit.ts";
import type { Checker } from "./checker.ts";
import { unknownId } from "./nearest.ts";
import type { Entry, Parts } from "./parts.ts";
import type { Archetype, PublicCase, Question, Scenario, WrittenAnswer } from "./schema.ts";

/** What the checks of archetypes and criteria need to know of questions beyond their ids. */
export type QuestionFacts = Pick<Question, "id" | "criteria"> & {
  readonly choices: readonly { readonly id: string; readonly prior: number }[];
};

/** Words a case may carry besides option ids: several options are right, or none is. */
const labelWords = ["none", "either", "neither"];

/** Checks everything that judges a pack against the pack it judges. */
export function checkTrials(parts: Parts, questions: readonly QuestionFacts[], check: Checker): void {
  check.unique(parts["archetypes.yaml"].entries);
  for (const entry of parts["archetypes.yaml"].entries) checkArchetype(entry, questions, check);
  check.unique(parts["not-used.yaml"].entries);
  checkCriteria(parts, questions, check);
  checkLabelled(parts, check);
  check.unique(parts["cases/public.yaml"].entries);
  for (const entry of parts["cases/public.yaml"].entries) {
    checkAnswers(entry, check);
    checkLabel(entry, ["label"], entry.value.label, labelWords, check);
    for (const [index, label] of entry.value.acceptable.entries())
      checkLabel(entry, ["acceptable", index], label, labelWords, check);
  }
  check.unique(parts["cases/scenarios.yaml"].entries);
  for (const entry of parts["cases/scenarios.yaml"].entries) {
    checkAnswers(entry, check);
    check.ids(entry, ["rules"], "rules", entry.value.rules);
    for (const [index, label] of entry.value.expect.leads.entries())
      checkLabel(entry, ["expect", "leads", index], label, ["none"], check);
  }
  checkBaselines(parts, check);
  checkExpert(parts, check);
  checkChanges(parts, check);
}

function checkBaselines(parts: Parts, check: Checker): void {
  check.unique(parts["cases/baselines.yaml"].entries);
  for (const entry of parts["cases/baselines.yaml"].entries) {
    const { lines, otherwise } = entry.value;
    checkLabel(entry, ["otherwise"], otherwise, ["none"], check);
    for (const [at, { when, leads }] of lines.entries()) {
      checkLabel(entry, ["lines", at, "leads"], leads, ["none"], check);
      for (const [line, conditions] of when.entries())
        for (const [index, condition] of conditions.entries())
          check.choices(entry, ["lines", at, "when", line, index], condition);
    }
  }
}

function checkArchetype(entry: Entry<Archetype>, questions: readonly QuestionFacts[], check: Checker): void {
  const { answers } = entry.value;
  check.keys(entry, ["answers"], "questions", answers);
  for (const [question, shares] of Object.entries(answers)) {
    const path = ["answers", question] as const;
    for (const choice of Object.keys(shares)) check.choice(entry, [...path, choice], question, choice);
    const sum = Object.values(shares).reduce((total, share) => total + share, 0);
    if (sum !== 100) check.report(entry, path, `percentages must sum to 100, these sum to ${sum}`, "key");
  }
  const open = questions.filter((question) => !Object.hasOwn(answers, question.id)).map((question) => question.id);
  if (open.length > 0 && check.known.questions)
    check.report(entry, ["answers"], `every question needs a distribution; missing: ${open.join(", ")}`, "key");
  if (
    open.length === 0 &&
    questions.length > 0 &&
    questions.every((question) => isPrior(question, answers[question.id]!))
  )
    check.report(entry, [], "this is the pack's prior again; an archetype is a particular kind of team");
}

function isPrior(question: QuestionFacts, shares: Readonly<Record<string, number>>): boolean {
  const total = question.choices.reduce((sum, choice) => sum + choice.prior, 0);
  return question.choices.every((choice) => Math.abs((100 * choice.prior) / total - (shares[choice.id] ?? 0)) <= 1);
}

function checkCriteria(parts: Parts, questions: readonly QuestionFacts[], check: Checker): void {
  for (const entry of parts["criteria.yaml"].entries)
    for (const [criterion, values] of Object.entries(entry.value))
      for (const [value, targets] of Object.entries(values))
        for (const [index, target] of (targets ?? []).entries()) {
          const path = [criterion, value, index] as const;
          check.choices(entry, path, target);
          const question = questions.find((each) => each.id === target.question);
          if (question && !question.criteria.includes(criterion)) {
            const naming = questions.filter((each) => each.criteria.includes(criterion)).map((each) => each.id);
            const allowed = naming.length > 0 ? `these do: ${naming.join(", ")}` : "no question does; write null";
            check.report(entry, [...path, "question"], `"${target.question}" does not name the criterion; ${allowed}`);
          }
        }
}

function checkLabelled(parts: Parts, check: Checker): void {
  check.unique(parts["cases/labelled.yaml"].entries);
  const readable = parts["criteria.yaml"].complete;
  const raw = parts["criteria.yaml"].raw[0]?.value as Record<string, Record<string, unknown> | null> | undefined;
  for (const entry of parts["cases/labelled.yaml"].entries) {
    checkLabel(entry, ["expected"], entry.value.expected, labelWords, check);
    if (!readable) continue;
    for (const [criterion, values] of Object.entries(entry.value.inputs)) {
      const known = raw?.[criterion];
      if (!known)
        check.report(entry, ["inputs", criterion], unknownId("criterion", criterion, Object.keys(raw ?? {})), "key");
      else
        for (const [index, value] of values.entries())
          if (!Object.hasOwn(known, value))
            check.report(
              entry,
              ["inputs", criterion, index],
              unknownId(`value of "${criterion}"`, value, Object.keys(known)),
            );
    }
  }
}

function checkAnswers(entry: Entry<PublicCase | Scenario>, check: Checker): void {
  check.keys(entry, ["answers"], "questions", entry.value.answers);
  for (const [question, answer] of Object.entries(entry.value.answers))
    for (const { choice, path } of choicesOf(answer))
      check.choice(entry, ["answers", question, ...path], question, choice);
}

function choicesOf(answer: WrittenAnswer): { choice: string; path: number[] }[] {
  if (Array.isArray(answer)) return answer.map((choice, index) => ({ choice, path: [index] }));
  return typeof answer === "string" && answer !== "unknown" ? [{ choice: answer, path: [] }] : [];
}

function checkLabel(
  entry: Entry<unknown>,
  path: readonly (string | number)[],
  label: string,
  words: readonly string[],
  check: Checker,
): void {
  const options = check.known.options;
  if (options && !options.has(label) && !words.includes(label))
    check.report(entry, path, unknownId("option", label, [...options, ...words]));
}
