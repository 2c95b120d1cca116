import type { LoadedPack, Question } from "../pack/schema.ts";
import { createSupport } from "../pack/support.ts";
import type { Citation } from "../recommendation.ts";
import { cite } from "./cite.ts";
import { createPhrases } from "./create-phrases.ts";
import { contradictionWords } from "./disagreements.ts";
import { joinWords, sentence } from "./join-words.ts";

const EVIDENCE_SHOWN = 3;

/** What difference the fact makes in the world. Names no option: it is said before the answer. */
export function whyBefore(question: Question): string {
  return sentence(question.why);
}

/** What an answer speaks for, why, on what evidence, and where sources disagree about it; undefined for an unknown question or choice. `today` is an ISO date. */
export function whyAfter(
  pack: LoadedPack,
  questionId: string,
  choiceId: string,
  today: string,
): { readonly text: string; readonly evidence: readonly Citation[] } | undefined {
  const phrases = createPhrases(pack);
  const choice = phrases.choice(questionId, choiceId);
  if (!choice) return undefined;
  const decides = choice.vetoes !== undefined || choice.none !== undefined;
  const separates = Object.values(choice.fits).some((fit) => fit !== 0);
  const directions = [
    ...(separates || !decides ? [directionOf(choice.fits, phrases.option)] : []),
    ...(choice.vetoes ? [outWords()] : []),
  ];
  const whys = [...new Set(Object.values(choice.because))].map(sentence);
  const gate = choice.none ? [`None of the options fits then. ${sentence(choice.none.because)}`] : [];
  return {
    text: [...directions, ...whys, ...gate, ...disagreements()].filter((part) => part !== "").join(" "),
    // Looked up for whoever shows it: under every answer stands the text alone.
    get evidence() {
      return cite(pack, [...gateEvidence(), ...fitEvidence()], today).slice(0, EVIDENCE_SHOWN);
    },
  };

  function outWords(): string {
    const names = choice?.vetoes?.options.map(phrases.option) ?? [];
    return `It rules out ${joinWords(names)}. ${sentence(choice?.vetoes?.because ?? "")}`;
  }

  /** Those this answer touches alone. */
  function disagreements(): readonly string[] {
    return pack.contradictions
      .filter(({ when }) =>
        when.some(
          ([first, ...more]) => first?.question === questionId && first.choices.includes(choiceId) && more.length === 0,
        ),
      )
      .map(contradictionWords);
  }

  function fitEvidence(): readonly string[] {
    if (choice === undefined) return [];
    const support = createSupport(pack, today);
    return Object.entries(choice.fits).flatMap(([option, fit]) =>
      fit === 0 ? [] : support.ofFit(questionId, choice, option).evidence.map((piece) => piece.id),
    );
  }

  function gateEvidence(): readonly string[] {
    return [...(choice?.vetoes?.evidence ?? []), ...(choice?.none?.evidence ?? [])];
  }
}

function directionOf(fits: Readonly<Record<string, number>>, name: (option: string) => string): string {
  const side = (sign: 1 | -1) =>
    Object.entries(fits)
      .filter(([, fit]) => fit * sign > 0)
      .sort((one, other) => Math.abs(other[1]) - Math.abs(one[1]))
      .map(([option]) => name(option));
  const [pro, con] = [side(1), side(-1)];
  if (pro.length === 0 && con.length === 0) return "On its own it separates none of the options.";
  const parts = [
    ...(pro.length > 0 ? [`for ${joinWords(pro)}`] : []),
    ...(con.length > 0 ? [`against ${joinWords(con)}`] : []),
  ];
  return `It speaks ${joinWords(parts)}.`;
}
