import type { Checker } from "./checker.ts";
import type { Entry } from "./parts.ts";
import type { Choice, NoneFits, Question, Rule } from "./schema.ts";

/** Checks what questions refer to, and that the ranges of their choices do not overlap. */
export function checkQuestions(entries: readonly Entry<Question>[], check: Checker): void {
  check.unique(entries);
  for (const entry of entries) {
    const { choices } = entry.value;
    const path = (choice: Choice) => ["choices", choices.indexOf(choice)] as const;
    check.unique(choices.map((value) => ({ ...entry, value, path: [...entry.path, ...path(value)] })));
    for (const choice of choices) {
      checkChoice(entry, choice, path(choice), check);
      checkPriors(entry, choice, path(choice), check);
      checkRange(entry, choice, path(choice), check);
    }
  }
}

/** Checks the two conditions of rules and what they do. */
export function checkRules(entries: readonly Entry<Rule>[], check: Checker): void {
  check.unique(entries);
  for (const entry of entries) {
    const rule = entry.value;
    for (const [index, condition] of rule.when.entries()) check.choices(entry, ["when", index], condition);
    if (rule.when[0].question === rule.when[1].question)
      check.report(entry, ["when", 1, "question"], "a rule joins two different questions; this is the first one again");
    check.keys(entry, ["points"], "options", rule.points);
    checkVetoes(entry, ["vetoes"], rule.vetoes, check);
    if (rule.none) checkNone(entry, ["none"], rule.none, check);
    check.ids(entry, ["evidence"], "evidence", rule.evidence);
    if (Object.values(rule.points).every((points) => points === 0) && rule.vetoes.length === 0 && !rule.none)
      check.report(entry, [], "a rule needs `points` other than 0, `vetoes` or `none`");
  }
}

function checkChoice(entry: Entry<Question>, choice: Choice, path: readonly (string | number)[], check: Checker): void {
  if (choice.id === "unknown") check.report(entry, [...path, "id"], '"unknown" is reserved for "nobody knows"');
  check.keys(entry, [...path, "fits"], "options", choice.fits);
  check.keys(entry, [...path, "because"], "options", choice.because);
  if (choice.vetoes) {
    checkVetoes(entry, [...path, "vetoes", "options"], choice.vetoes.options, check);
    check.ids(entry, [...path, "vetoes", "evidence"], "evidence", choice.vetoes.evidence);
  }
  if (choice.none) checkNone(entry, [...path, "none"], choice.none, check);
}

function checkNone(entry: Entry<unknown>, path: readonly (string | number)[], none: NoneFits, check: Checker): void {
  check.ids(entry, [...path, "instead"], "exits", none.instead);
  check.ids(entry, [...path, "evidence"], "evidence", none.evidence);
}

function checkVetoes(
  entry: Entry<unknown>,
  path: readonly (string | number)[],
  vetoes: readonly string[],
  check: Checker,
): void {
  check.ids(entry, path, "options", vetoes);
  const options = check.known.options;
  if (options && options.size > 0 && [...options].every((id) => vetoes.includes(id)))
    check.report(entry, path, "vetoes every option; say `none` with what to look at instead");
}

function checkPriors(entry: Entry<Question>, choice: Choice, path: readonly (string | number)[], check: Checker): void {
  const keys = Object.keys(choice.priorByRoot);
  const { root } = check.known;
  if (keys.length === 0 || root === undefined) return;
  const at = [...path, "priorByRoot"] as const;
  if (root === null) check.report(entry, at, "the pack has no `root` question; remove this or add `root`", "key");
  else if (entry.value.id === root)
    check.report(entry, at, "choices of the root question have no `priorByRoot`; use `prior`", "key");
  else for (const key of keys) if (check.known.questions?.has(root)) check.choice(entry, [...at, key], root, key);
}

function checkRange(entry: Entry<Question>, choice: Choice, path: readonly (string | number)[], check: Checker): void {
  if (!choice.range) return;
  const [low, high] = bounds(choice.range);
  if (low > high) check.report(entry, [...path, "range"], "the lower bound comes first");
  if (entry.value.unit === undefined)
    check.report(entry, [...path, "range"], "a question with ranges needs a `unit`, such as users", "key");
  for (const other of entry.value.choices) {
    if (other === choice) return;
    if (!other.range) continue;
    const [otherLow, otherHigh] = bounds(other.range);
    if (low <= otherHigh && otherLow <= high)
      check.report(entry, [...path, "range"], `overlaps the range of "${other.id}"; a number must mean one choice`);
  }
}

function bounds([low, high]: readonly [number | null, number | null]): [number, number] {
  return [low ?? -Infinity, high ?? Infinity];
}
