import { type Assessment, type Citation, cite, createSupport, type Recommendation } from "../../knowledge/index.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import type { Session } from "../conversation/session.ts";
import type { Cited, DecisionRecord } from "./decision-record.ts";

const MOST_SHOWN = 6;

/** Each option with what the answers say for and against it, on which evidence, and what ruled it out; and every citation the record needs. */
export function optionCases(
  knowledge: Knowledge,
  session: Session,
  recommendation: Recommendation,
  { verdict }: Pick<Assessment, "verdict">,
): { options: DecisionRecord["options"]; citations: Citation[] } {
  const { pack, today } = knowledge;
  const options = pack.manifest.options.map(({ id, name, summary }) => {
    const sides = sidesOf(knowledge, session, id);
    const out = verdict.eliminated.find(({ option }) => option === id)?.by.flatMap((cause) => whyOut(knowledge, cause));
    return { id, name, summary, ...sides, ...(out === undefined || out.length === 0 ? {} : { out: out.join(" ") }) };
  });
  const named = [
    ...recommendation.reasons,
    ...recommendation.caveats,
    ...options.flatMap((option) => [...option.for, ...option.against]),
  ].flatMap(({ evidence }) => evidence);
  return { options, citations: cite(pack, named, today) };
}

/** The weightiest first: only what everybody who answered agrees on. */
function sidesOf({ pack, today }: Knowledge, session: Session, option: string): { for: Cited[]; against: Cited[] } {
  const support = createSupport(pack, today);
  const found = pack.questions.flatMap((question) => {
    const given = Object.values(session.answers[question.id] ?? {}).map((answer) => answer.given);
    const first = given[0];
    if (first?.kind !== "choice" || given.some((one) => JSON.stringify(one) !== JSON.stringify(first))) return [];
    const choice = question.choices.find(({ id }) => id === first.choice);
    const fit = choice?.fits[option] ?? 0;
    if (choice === undefined || fit === 0) return [];
    const evidence = support.ofFit(question.id, choice, option).evidence.map(({ id }) => id);
    const text =
      fit > 0 ? (choice.because[option] ?? `It suits you: ${choice.phrase}.`) : `It suits less where ${choice.phrase}.`;
    return [
      {
        side: fit > 0 ? ("for" as const) : ("against" as const),
        text: ended(text),
        evidence,
        weight: question.weight * Math.abs(fit),
      },
    ];
  });
  const ranked = found.toSorted((one, other) => other.weight - one.weight);
  const of = (wanted: "for" | "against") =>
    ranked.flatMap(({ side, text, evidence }) => (side === wanted ? [{ text, evidence }] : [])).slice(0, MOST_SHOWN);
  return { for: of("for"), against: of("against") };
}

type Cause = Assessment["verdict"]["noneBy"][number];

function whyOut({ pack }: Knowledge, cause: Cause): string[] {
  switch (cause.kind) {
    case "choice": {
      const question = pack.questions.find(({ id }) => id === cause.question);
      const choice = question?.choices.find(({ id }) => id === cause.choice);
      const because = choice?.vetoes?.because ?? choice?.none?.because;
      return because === undefined ? [] : [ended(because)];
    }
    case "rule": {
      const rule = pack.rules.find(({ id }) => id === cause.rule);
      return rule === undefined ? [] : [ended(rule.because)];
    }
    case "house": {
      const because = pack.house?.withheld.find(({ id }) => id === cause.house)?.because;
      return because === undefined ? [] : [ended(because)];
    }
    default:
      return cause satisfies never;
  }
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
