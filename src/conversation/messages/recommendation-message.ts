import { Consequence, consequenceLabel, type Recommendation, recommend, type Turn } from "../../../knowledge/index.ts";
import { OverrideReason } from "../../decisions/fields.ts";
import { OVERRIDE_REASONS } from "../../decisions/override-words.ts";
import { createLru, type Lru } from "../../lru.ts";
import { MOST_CONSEQUENCES } from "../event.ts";
import type { Knowledge } from "../knowledge.ts";
import { modelOf } from "../model-of.ts";
import type { Standing } from "../position.ts";
import type { Button, Reply } from "../reply.ts";
import type { Session } from "../session.ts";
import { namesOf, toStated } from "../stated.ts";
import { CONSEQUENCES_QUESTION } from "../wording.ts";
import { hasCost } from "./cost-message.ts";

/** The recommendation of a session as its answers stand. The last few are kept: every reader of a page asks for the same. */
export function recommendationOf(knowledge: Knowledge, session: Session, now: Turn): Recommendation {
  const { answers, excluded, waived, consequences, stoppedBy } = session;
  const key = JSON.stringify([answers, excluded, waived, consequences?.chosen, stoppedBy]);
  const kept = made.get(knowledge) ?? createLru<Recommendation>(KEPT);
  made.set(knowledge, kept);
  const recommendation = kept.get(key) ?? makeRecommendation(knowledge, session, now);
  kept.set(key, recommendation);
  return recommendation;
}

const KEPT = 16;
const made = new WeakMap<Knowledge, Lru<Recommendation>>();

function makeRecommendation(knowledge: Knowledge, session: Session, now: Turn): Recommendation {
  const { pack, today } = knowledge;
  const { stoppedBy } = session;
  // Ended early, but nothing that is left could change it: that is no longer provisional.
  const early = stoppedBy !== undefined && !now.stop.stop;
  const answered = Object.keys(session.answers).length;
  return recommend({
    pack,
    model: modelOf(knowledge, session),
    stated: toStated(session),
    today,
    names: namesOf(session),
    ...(early ? { provisional: { answered, of: pack.questions.length, person: stoppedBy.name } } : {}),
  });
}

/** The eight lines with the buttons that work today. */
export function recommendationMessage(knowledge: Knowledge, session: Session, now: Standing): Reply {
  const recommendation = recommendationOf(knowledge, session, now.turn);
  const isFixed = session.phase === "closed" || session.decided !== undefined;
  return {
    kind: "recommendation",
    recommendation,
    // A provisional one says itself who ended the questions.
    ...(recommendation.provisional === null ? { ended: endedWords(now.turn) } : {}),
    ...(isFixed
      ? {}
      : { ...consequencesOf(recommendation, session), deciding: decidingOf(knowledge, session, recommendation) }),
    buttons: buttonsFor(knowledge, session, now, recommendation),
  };
}

function buttonsFor(knowledge: Knowledge, session: Session, now: Standing, recommendation: Recommendation): Button[] {
  if (session.phase === "closed") return [];
  if (session.decided !== undefined) return [{ label: "Details", act: { kind: "details" } }];
  return [
    ...acceptButtons(knowledge, recommendation),
    ...buttonsOf(recommendation, session, now.turn, hasCost(knowledge, now)),
  ];
}

type Deciding = NonNullable<Extract<Reply, { kind: "recommendation" }>["deciding"]>;

/** What can be chosen instead of accepting. */
function decidingOf({ pack }: Knowledge, { decider }: Session, { details }: Recommendation): Deciding {
  return {
    on: details.receipt.assessment.slice(0, 12),
    decider: decider ?? null,
    options: [
      ...pack.manifest.options.map(({ id, name }) => ({ id, name })),
      { id: null, name: "None of these options" },
    ],
    reasons: OverrideReason.options.map((id) => ({ id, label: OVERRIDE_REASONS[id] })),
  };
}

/** One to accept what is recommended; a close call leaves both to the decider. */
function acceptButtons({ pack }: Knowledge, { kind, option, runnerUp, details }: Recommendation): Button[] {
  const on = details.receipt.assessment.slice(0, 12);
  const named = (id: string | null) => pack.manifest.options.find((one) => one.id === id)?.name ?? "none of these";
  const both = kind === "close-call" && runnerUp !== null ? [option, runnerUp] : [option];
  return both.map((each) => ({
    label: both.length > 1 ? `Accept ${named(each)}` : "Accept",
    act: { kind: "decide", option: each, on },
  }));
}

/** The optional question what would hurt most. Where nothing is weighed it is asked of nobody, but what was said can be taken back. */
function consequencesOf({ kind }: Recommendation, { consequences }: Session) {
  if (consequences === undefined && (kind === "none" || kind === "by-elimination")) return {};
  const choices = Consequence.options.map((id) => ({
    id,
    label: consequenceLabel(id),
    chosen: consequences?.chosen.includes(id) ?? false,
  }));
  return { consequences: { text: CONSEQUENCES_QUESTION, most: MOST_CONSEQUENCES, choices } };
}

function buttonsOf({ flips }: Recommendation, session: Session, { stop }: Turn, cost: boolean): Button[] {
  const goesOn = session.stoppedBy !== undefined && !stop.stop;
  const scenarios = flips.map(
    ({ changes }, index): Button => ({
      label: `What if (${index + 1})`,
      act: { kind: "what-if", changes: changes.map(({ question, to }) => ({ question, to })) },
    }),
  );
  return [
    ...(goesOn ? [{ label: "Go on with the questions", act: { kind: "command" as const, name: "back" } }] : []),
    { label: "Ask others", act: { kind: "command", name: "ask-others" } },
    { label: "Details", act: { kind: "details" } },
    ...(cost ? [{ label: "Cost", act: { kind: "command" as const, name: "cost" } }] : []),
    ...scenarios,
    { label: "Change an answer", act: { kind: "command", name: "change" } },
    { label: "Start again", act: { kind: "restart" } },
  ];
}

/** Why there are no more questions. */
function endedWords({ stop, open }: Turn): string {
  if (open.length === 0) return "No more questions: each was answered or passed over.";
  switch (stop.reason) {
    case "certain":
      return "No more questions: none of those left can change this.";
    case "settled":
      return "No more questions: those left are unlikely to change this.";
    case "close-call":
      return "No more questions: the two stay close whatever is answered next.";
    default:
      return "No more questions: those left do not tell the options apart.";
  }
}
