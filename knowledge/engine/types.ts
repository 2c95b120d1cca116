/** Ids are the pack's; every record keyed by option id lists all options. `none` stands for "every option vetoed". */

export type Grade = "A" | "B" | "C" | "D";

/** A possible answer, as numbers. */
export interface ModelChoice {
  readonly id: string;
  /** Relative frequency, positive integer. */
  readonly prior: number;
  /** The same per choice of the root question; missing root choices use `prior`. */
  readonly priorByRoot?: Readonly<Record<string, number>>;
  /** Fit per option in authored order, integer -2..2 on packs; any integer on generated models. */
  readonly fits: readonly number[];
  /** Grade of the best live evidence behind each fit, per option; sets the width `robust` varies it by. */
  readonly grades?: readonly Grade[];
  /** Ids of the options this choice removes. */
  readonly vetoes?: readonly string[];
  /** Removes every option: none of the pack fits. */
  readonly none?: boolean;
  readonly lowStakes?: boolean;
}

/** A question and what its choices count. */
export interface ModelQuestion {
  readonly id: string;
  readonly topic?: string;
  readonly consequence?: string;
  /** Swing weight, positive integer. Contribution of a choice to an option = weight x fit. */
  readonly weight: number;
  /** Holds a rare serious fact; part of the stopping guard. */
  readonly rare?: boolean;
  readonly choices: readonly ModelChoice[];
}

/** An effect of two answers together. */
export interface ModelRule {
  readonly id: string;
  readonly consequence?: string;
  readonly when: readonly [
    { readonly question: string; readonly choices: readonly string[] },
    { readonly question: string; readonly choices: readonly string[] },
  ];
  /** Raw points per option in authored order. */
  readonly points: readonly number[];
  readonly vetoes?: readonly string[];
  readonly none?: boolean;
  readonly grade?: Grade;
}

/** Everything the engine needs to know of a pack. Options are in authored order: it breaks ties. */
export interface ModelSpec {
  readonly options: readonly { readonly id: string; readonly buildsOn?: string }[];
  readonly root?: string;
  readonly questions: readonly ModelQuestion[];
  readonly rules: readonly ModelRule[];
  /** Options out of the question whatever is answered, by what keeps them out. */
  readonly withheld?: readonly { readonly id: string; readonly options: readonly string[] }[];
}

/** One person's answer to one question. */
export type Answer =
  | { readonly kind: "choice"; readonly choice: string }
  | { readonly kind: "one-of"; readonly choices: readonly string[] }
  | { readonly kind: "unknown" }
  | { readonly kind: "not-applicable"; readonly reason: string };

/** What has been said so far, by question and author. The order of keys never matters. */
export interface Stated {
  readonly answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
  /** Choices ruled out while the question stays open ("None of these" on the checklist). */
  readonly excluded: Readonly<Record<string, readonly string[]>>;
  /** Questions somebody decided to skip: treated as open, never asked again, satisfied for the guard. */
  readonly waived: readonly string[];
  /** Questions whose answer was read from text and not confirmed by a button: more plausible to flip. */
  readonly fromText: readonly string[];
}

/** "close-call": the core is one, or the core is settled and the split is; core and split words say which. */
export type VerdictKind = "option" | "close-call" | "by-elimination" | "none";
/** How rarely other priorities, weaker evidence or a misheard answer change the verdict: "strong" most rarely. */
export type RobustWord = "strong" | "clear" | "moderate" | "close-call";
/** How rarely the open questions change the verdict: "settled" never, "open" often. */
export type SettledWord = "settled" | "practically-settled" | "leaning" | "open";

/** What is recommended, by which kind of result, and how firmly. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** The leading option; null when none fits. */
  readonly option: string | null;
  /** The best other option that is not vetoed by what is stated; null when there is none. */
  readonly runnerUp: string | null;
  /** First level: the core (the option others build on, or the option itself); null when none fits. */
  readonly core: string | null;
  readonly coreWord: RobustWord | null;
  /** Second level, among options sharing the leading core; null where only one is possible. */
  readonly splitWord: RobustWord | null;
  /** Word of the whole verdict: the weaker of core and split; capped at "clear" where stakes are low. */
  readonly robustWord: RobustWord;
  readonly settledWord: SettledWord;
  readonly stakes: "low" | "normal";
  /** Options removed by what is stated, with the choices or rules that did it. */
  readonly eliminated: readonly { readonly option: string; readonly by: readonly Cause[] }[];
  /** For kind "none": the choices or rules that say so. */
  readonly noneBy: readonly Cause[];
}

/** The stated choice, or the rule of two stated choices, that removed options. */
export type Cause =
  | { readonly kind: "choice"; readonly question: string; readonly choice: string }
  | { readonly kind: "rule"; readonly rule: string }
  /** It is withheld by the house. */
  | { readonly kind: "house"; readonly house: string };

/** Whether to stop asking, and why or why not. */
export interface Stop {
  readonly stop: boolean;
  /** certain | settled | no-gain | close-call: why it stops; guard | floor | open: why it goes on; person is set by the caller. */
  readonly reason: "certain" | "settled" | "no-gain" | "close-call" | "guard" | "floor" | "open";
  /** Open questions that must be answered, waived or covered before stopping. */
  readonly guard: readonly string[];
}

/** What one turn of the interview needs: what to ask next, or to stop. Fast; the benchmark's "turn". */
export interface Turn {
  /** P(option would be recommended), over everything not known; plus "none". Sums to 1. */
  readonly winner: Readonly<Record<string, number>>;
  /**
   * The leader in two levels: the core (options that build on one another together) with the largest winning probability, then
   * its option with the largest; "none" where that is likelier. Ties by expected score, then authored order. With disputes it
   * leads under at least one way to settle them.
   */
  readonly leader: string;
  readonly settled: { readonly value: number; readonly exact: boolean };
  readonly settledWord: SettledWord;
  readonly next: { readonly question: string; readonly gain: number } | null;
  readonly stop: Stop;
  /** Questions neither answered, waived, unknown nor not applicable, in authored order. */
  readonly open: readonly string[];
  /** Questions somebody answered "unknown" and nobody knows. */
  readonly unknown: readonly string[];
}

/** A turn plus the verdict and its words. All numbers are bit-identical for the same model and statements. */
export interface Assessment extends Turn {
  /** P(option is best) under varied weights, fits and answers; plus "none". */
  readonly robust: Readonly<Record<string, number>>;
  /** Expected difference leader minus runner-up in percent of the total swing; 0 without a runner-up. */
  readonly gapPoints: number;
  readonly verdict: Verdict;
  /** Questions with different answers by different people where the difference can change the verdict. */
  readonly disputed: readonly string[];
  /** Stated by one person, disputed by another, and able to veto: to be settled before anything else. */
  readonly settleFirst: readonly string[];
}

/** One contribution to the gap between the leader and the option it is compared with. */
export interface LedgerLine {
  readonly kind: "answer" | "rule" | "not-asked";
  readonly question?: string;
  readonly choice?: string;
  readonly rule?: string;
  readonly consequence?: string;
  /** Half raw points in favour of the leader against the runner-up; integers except on "not-asked" and disputed lines. */
  readonly halfPoints: number;
  /** The same in percent of the total swing, rounded to one decimal. */
  readonly points: number;
}

/** A smallest change of answers that leads to another result. */
export interface Flip {
  readonly changes: readonly { readonly question: string; readonly from: string | null; readonly to: string }[];
  readonly becomes: string;
  /** 0..1: how easily these answers could have been otherwise; ranks the flips. */
  readonly plausibility: number;
  /** True when the flip lifts the veto that made the verdict "by elimination". */
  readonly liftsVeto: boolean;
}

/** What a recommendation needs beyond the assessment; slower, computed when it is shown. */
export interface Explanation {
  readonly ledger: readonly LedgerLine[];
  /** Percent of total swing; the ledger's lines sum to it. */
  readonly gapPoints: number;
  readonly flips: readonly Flip[];
  /** Smallest number of neighbouring steps to another result, when one was found within the search limit. */
  readonly stepsToAnother: number | null;
  /** Open or unknown questions, largest possible effect on the gap first, in percent of total swing. */
  readonly unasked: readonly { readonly question: string; readonly maxPoints: number }[];
  /** Each answered question: the gap at its worst and best choice for the leader. */
  readonly tornado: readonly { readonly question: string; readonly low: number; readonly high: number }[];
  /** A minimal set of answered questions that alone forces the verdict; null when the verdict is not certain. */
  readonly sufficient: readonly string[] | null;
  /** The weight that would have to matter differently for another result, nearest first. */
  readonly priorities: readonly { readonly question: string; readonly multiplier: number; readonly becomes: string }[];
  /** SHA-256 (hex) of the canonical assessment: ids and numbers, no prose. */
  readonly hash: string;
}
