import { fromAnswers, type LabelledCase, recommend } from "../../../knowledge/index.ts";
import { assessWritten, type BenchPack, leaderOf, namedInCloseCall } from "./bench-pack.ts";
import { translateCase } from "./translate-case.ts";

/** How a labelled case came out. */
export interface LabelledOutcome {
  readonly id: string;
  readonly kind: LabelledCase["kind"];
  readonly contested: boolean;
  readonly expected: string;
  readonly leads: string;
  readonly closeCall: boolean;
  /** How it agrees; null when it does not. */
  readonly by: "leads" | "leads with a caveat" | "named in a close call" | "named in a caveat" | null;
}

/** Judges every labelled case. A contested one needs a caveat beside its lead, or to be named in the close call or the caveat. */
export function judgeLabelled(bench: BenchPack, cases: readonly LabelledCase[] = bench.trials.labelled) {
  return cases.map((labelled) => judgeOne(bench, labelled));
}

function judgeOne(bench: BenchPack, labelled: LabelledCase): LabelledOutcome {
  const { pack, trials, model, today } = bench;
  const answers = translateCase(labelled.inputs, trials.criteria);
  const assessment = assessWritten(model, answers);
  const { id, kind, expected } = labelled;
  const contested = labelled.contested !== undefined;
  const leads = leaderOf(assessment);
  const named = namedInCloseCall(assessment);
  const base = { id, kind, contested, expected, leads, closeCall: named.length > 0 };
  if (!contested) {
    if (leads === expected) return { ...base, by: "leads" };
    return { ...base, by: labelled.thin && named.includes(expected) ? "named in a close call" : null };
  }
  const { caveats } = recommend({ pack, model, stated: fromAnswers(model, answers), today });
  if (leads === expected && caveats.length > 0) return { ...base, by: "leads with a caveat" };
  if (named.includes(expected)) return { ...base, by: "named in a close call" };
  const words = wordsFor(bench, expected);
  const told = caveats.some(({ text }) => words.some((word) => text.includes(word)));
  return { ...base, by: told ? "named in a caveat" : null };
}

/** What a caveat calls an option; for "none", the things outside the pack by name. */
function wordsFor({ pack }: BenchPack, expected: string): string[] {
  if (expected !== "none") return pack.manifest.options.flatMap(({ id, name }) => (id === expected ? [name] : []));
  return pack.exits.flatMap(({ name }) => name.split(/ or |, /));
}
