import { checkEvidence } from "../pack/check-evidence.ts";
import type { Checker } from "../pack/checker.ts";
import type { Entry } from "../pack/parts.ts";
import type { Evidence, LoadedPack, Source } from "../pack/schema.ts";
import type { Approved, HouseQuestion, HouseVeto, HouseWaiver } from "./house-schema.ts";

/** Each part of a house's rules for one pack that obeys the schema, at its place in the file. */
export interface HouseEntries {
  readonly weights: Entry<Readonly<Record<string, number>>> | undefined;
  readonly approved: Entry<Approved> | undefined;
  readonly vetoes: readonly Entry<HouseVeto>[];
  readonly waivers: readonly Entry<HouseWaiver>[];
  readonly questions: readonly Entry<HouseQuestion>[];
  readonly evidence: readonly Entry<Evidence>[];
  readonly sources: readonly Entry<Source>[];
}

const mostQuestions = 24;

/** Checks rules against the pack they are for: what they name exists, weights stay in their band, new ids are new. */
export function checkHouse(entries: HouseEntries, pack: LoadedPack, check: Checker): void {
  const { weights, approved, vetoes, waivers, questions, evidence, sources } = entries;
  if (weights) checkWeights(weights, pack, check);
  if (approved) {
    check.ids(approved, ["options"], "options", approved.value.options);
    check.ids(approved, ["evidence"], "evidence", approved.value.evidence);
  }
  for (const entry of vetoes) checkVeto(entry, pack, check);
  for (const [index, entry] of waivers.entries()) {
    const twice = waivers.findIndex(({ value }) => value.veto === entry.value.veto) !== index;
    if (twice) check.report(entry, ["veto"], `"${entry.value.veto}" is waived twice; keep one`);
    else checkWaiver(entry, pack, check);
  }
  for (const entry of questions) checkQuestion(entry, check);
  const most = questions[mostQuestions - pack.questions.length];
  if (most) check.report(most, [], `a pack and its house have at most ${mostQuestions} questions together`);
  for (const list of [vetoes, questions, evidence, sources]) check.unique(list);
  const taken = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  isNew(vetoes, taken(pack.rules), check);
  isNew(questions, taken(pack.questions), check);
  isNew(evidence, taken(pack.evidence), check);
  isNew(sources, taken(pack.sources), check);
  checkEvidence(evidence, sources, check);
}

function isNew(entries: readonly Entry<{ readonly id: string }>[], taken: ReadonlySet<string>, check: Checker): void {
  for (const entry of entries)
    if (taken.has(entry.value.id))
      check.report(entry, ["id"], `the pack has "${entry.value.id}" already; a house adds, it does not replace`);
}

function checkWeights(entry: Entry<Readonly<Record<string, number>>>, { questions }: LoadedPack, check: Checker): void {
  check.keys(entry, [], "questions", entry.value);
  for (const [id, weight] of Object.entries(entry.value)) {
    const question = questions.find((one) => one.id === id);
    if (question === undefined) continue;
    const [least, most] = [Math.ceil(question.weight / 2), Math.min(10, 2 * question.weight)];
    if (weight < least || weight > most) {
      const band = `${least} to ${most}, half to twice the pack's ${question.weight}`;
      check.report(entry, [id], `must be ${band}, not ${weight}`);
    }
  }
}

function checkVeto(entry: Entry<HouseVeto>, { manifest }: LoadedPack, check: Checker): void {
  const { when, options, evidence } = entry.value;
  for (const [index, condition] of when.entries()) check.choices(entry, ["when", index], condition);
  if (when[0]?.question === when[1]?.question && when.length > 1)
    check.report(
      entry,
      ["when", 1, "question"],
      "two conditions join two different questions; this is the first again",
    );
  checkRemoval(entry, ["options"], options, manifest.options.length, check);
  check.ids(entry, ["evidence"], "evidence", evidence);
}

function checkWaiver(entry: Entry<HouseWaiver>, { questions, rules }: LoadedPack, check: Checker): void {
  const [question = "", id, ...more] = entry.value.veto.split(".");
  const rule = rules.find((one) => one.id === entry.value.veto);
  const choice = questions.find((one) => one.id === question)?.choices.find((one) => one.id === id);
  if (id === undefined) check.id(entry, ["veto"], "rules", question);
  else if (more.length > 0) check.report(entry, ["veto"], "must be written question.choice, or be the id of a rule");
  else {
    check.id(entry, ["veto"], "questions", question);
    check.choice(entry, ["veto"], question, id);
  }
  const gate = rule ?? choice;
  if (gate === undefined) return;
  const removes = rule ? rule.vetoes.length > 0 : choice?.vetoes !== undefined;
  if (gate.none && !gate.none.waivable)
    check.report(entry, ["veto"], "says that none of the options fits, and its pack does not let that be waived");
  else if (!gate.none && !removes) check.report(entry, ["veto"], "removes no option, so there is nothing to waive");
}

function checkQuestion(entry: Entry<HouseQuestion>, check: Checker): void {
  const { choices } = entry.value;
  check.unique(choices.map((value, index) => ({ ...entry, value, path: [...entry.path, "choices", index] })));
  for (const [index, { removes, evidence }] of choices.entries()) {
    checkRemoval(entry, ["choices", index, "removes"], removes, check.known.options?.size ?? 0, check);
    check.ids(entry, ["choices", index, "evidence"], "evidence", evidence);
  }
}

/** A house may not remove everything: that nothing fits is for the pack to say, with what to look at instead. */
function checkRemoval(
  entry: Entry<unknown>,
  path: readonly (string | number)[],
  options: readonly string[],
  all: number,
  check: Checker,
): void {
  check.ids(entry, path, "options", options);
  if (new Set(options).size >= all) check.report(entry, path, "removes every option; leave at least one");
}
