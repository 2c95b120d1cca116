import type { PublicCase, WrittenAnswers } from "../../../knowledge/index.ts";
import { assessWritten, type BenchPack, leaderOf, namedInCloseCall } from "./bench-pack.ts";

/** What somebody says about a public case, and how it compares with what its team chose. */
export interface PublicOutcome {
  readonly id: string;
  readonly label: string;
  readonly strength: PublicCase["strength"];
  readonly leads: string;
  /** The label itself; for "either", a close call or low stakes between the labels it accepts. */
  readonly exact: boolean;
  /** Exact, or a label a fair grader also accepts. */
  readonly partial: boolean;
}

export interface EngineOutcome extends PublicOutcome {
  readonly word: string;
  readonly robust: Readonly<Record<string, number>>;
}

/** The pack's verdict on every public case. */
export function judgePublic({ model, trials, pack }: BenchPack): EngineOutcome[] {
  const simple = simpleOptions(pack.manifest.options);
  return trials.publicCases.map((each) => {
    const assessment = assessWritten(model, each.answers as WrittenAnswers);
    const undecided = namedInCloseCall(assessment).length > 0 || assessment.verdict.stakes === "low";
    const { robustWord } = assessment.verdict;
    return { ...compare(each, leaderOf(assessment), undecided, simple), word: robustWord, robust: assessment.robust };
  });
}

/** Compares a verdict with the label; `undecided` says that it leaves the choice open. */
export function compare(
  { id, label, strength, acceptable }: PublicCase,
  leads: string,
  undecided: boolean,
  simple: readonly string[],
): PublicOutcome {
  const labels = acceptable.flatMap((each) => (each === "either" ? simple : [each]));
  const exact = label === "either" ? undecided && simple.includes(leads) : leads === label;
  return { id, label, strength, leads, exact, partial: exact || labels.includes(leads) };
}

/** The options "either" stands for: those that build on no other. */
export function simpleOptions(options: readonly { readonly id: string; readonly buildsOn?: string | undefined }[]) {
  return options.filter(({ buildsOn }) => buildsOn === undefined).map(({ id }) => id);
}
