import { type Assessment, assess, canonicalHouse, ENGINE_VERSION, type Recommendation } from "../../knowledge/index.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import { recommendationOf } from "../conversation/messages/recommendation-message.ts";
import { modelOf } from "../conversation/model-of.ts";
import { standing } from "../conversation/position.ts";
import type { Ratification, Session } from "../conversation/session.ts";
import { toStated } from "../conversation/stated.ts";
import { labelOf } from "../conversation/wording.ts";
import { participants } from "../participants.ts";
import { toDay } from "../to-day.ts";
import { consultedOf } from "./consulted-of.ts";
import { DECISION_SCHEMA, Decision } from "./decision.ts";
import type { DecisionRecord } from "./decision-record.ts";
import { firstReviewOn } from "./first-review.ts";
import { optionCases } from "./option-cases.ts";
import type { Receipt } from "./receipt.ts";

/** What a decision is called and when it was made; a preview has neither yet. */
export interface Ratified {
  readonly id: string;
  readonly at: number;
  /** Where it was signed, where that is not where its interview began. */
  readonly conversation?: string | undefined;
}

export const NONE_OF_THE_OPTIONS = "None of these options";

/** The decision a session comes to: its draft, with everything it rests on copied. Pure; the same session gives the same decision. */
export function buildDecision(
  knowledge: Knowledge,
  session: Session,
  draft: Ratification,
  ratified: Ratified,
): Decision {
  const { pack } = knowledge;
  const recommendation = recommendationOf(knowledge, session, standing(knowledge, session).turn);
  const assessment = assess(modelOf(knowledge, session), toStated(session));
  const people = new Set([...participants(session), draft.by.id]);
  const { override, reversibility, firstUse, tripwire, findOuts } = draft;
  const outcome = nameOf(knowledge, draft.option);
  return Decision.parse({
    schema: DECISION_SCHEMA,
    id: ratified.id,
    workspace: session.workspace,
    conversation: ratified.conversation ?? session.conversation,
    sessionId: session.id,
    private: session.private ?? false,
    participants: [...people],
    status: "accepted",
    title: draft.title ?? `${pack.manifest.title}: ${outcome}`,
    option: draft.option,
    outcome,
    recommended: recommendation.option,
    ...(override === undefined ? {} : { override }),
    owner: draft.by,
    ratifiedBy: draft.by,
    ratifiedAt: ratified.at,
    consulted: consultedOf(session),
    ...(reversibility === undefined ? {} : { reversibility }),
    ...(firstUse === undefined ? {} : { firstUse }),
    ...(tripwire === undefined ? {} : { tripwire }),
    findOuts,
    ...(session.supersedes === undefined ? {} : { supersedes: session.supersedes }),
    record: recordOf(knowledge, session, recommendation, assessment),
    receipt: receiptOf(knowledge, session, recommendation, assessment),
    review: { nextOn: firstReviewOn(ratified.at, firstUse, findOuts), history: [] },
    entries: [],
  } satisfies Decision);
}

/** An option's name; of null, that none was chosen. */
export function nameOf({ pack }: Knowledge, option: string | null): string {
  return pack.manifest.options.find(({ id }) => id === option)?.name ?? NONE_OF_THE_OPTIONS;
}

function recordOf(
  knowledge: Knowledge,
  session: Session,
  recommendation: Recommendation,
  assessment: Assessment,
): DecisionRecord {
  const { pack } = knowledge;
  const { verdict, split, settled, robust, robustWord, settledWord, against, rest, gap } = recommendation;
  const { options, citations } = optionCases(knowledge, session, recommendation, assessment);
  const { weighed, ignoreWhen } = { weighed: recommendation.weighed, ignoreWhen: session.ignoreWhen };
  return {
    deciding: pack.manifest.decides,
    startedBy: session.startedBy,
    startedAt: session.startedAt,
    context: session.context,
    answers: answersOf(knowledge, session),
    ...(weighed === undefined ? {} : { weighed }),
    options,
    recommendation: {
      verdict: [verdict, split].filter((part) => part !== null).join(" "),
      settled,
      robust,
      robustWord,
      settledWord,
      against,
      reasons: recommendation.reasons.map(({ side, points, text, evidence }) => ({ side, points, text, evidence })),
      rest,
      gap,
      caveats: recommendation.caveats,
      stakes: recommendation.stakes,
      provisional: recommendation.provisional,
    },
    flips: recommendation.flips.map(({ text, changes, becomes }) => ({ text, changes, becomes })),
    priority: recommendation.priority,
    ...(ignoreWhen === undefined ? {} : { ignoreWhen }),
    citations,
  };
}

function answersOf({ pack }: Knowledge, { answers, order }: Session): DecisionRecord["answers"] {
  const asked = [...order, ...Object.keys(answers)].filter((id) => answers[id] !== undefined);
  return [...new Set(asked)].map((id) => {
    const question = pack.questions.find((one) => one.id === id);
    const given = Object.values(answers[id] ?? {}).map(({ author, given: said, note }) => ({
      by: author,
      label: labelOf(question, said),
      ...(note === undefined ? {} : { note }),
    }));
    return { question: id, text: question?.text ?? id, given };
  });
}

function receiptOf(
  knowledge: Knowledge,
  session: Session,
  { details }: Recommendation,
  assessment: Assessment,
): Receipt {
  const { pack, today } = knowledge;
  return {
    pack: { id: pack.manifest.id, version: pack.manifest.version, hash: pack.hash },
    ...(pack.house === undefined
      ? {}
      : { house: { hash: pack.house.hash, canonical: canonicalHouse(pack.house.rules) } }),
    engine: ENGINE_VERSION,
    day: today,
    stated: JSON.parse(JSON.stringify(toStated(session))),
    consequences: [...modelOf(knowledge, session).consequences],
    assessment: JSON.parse(JSON.stringify(assessment)),
    hash: details.receipt.assessment,
  };
}

/** For a preview: the day stands for the instant. */
export function previewOf(knowledge: Knowledge, session: Session, draft: Ratification): Decision {
  return buildDecision(knowledge, session, draft, { id: "WM-1", at: Date.parse(toDay(session.touchedAt)) });
}
