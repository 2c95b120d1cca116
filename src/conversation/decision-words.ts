import { REVERSIBILITY_WORDS } from "../decisions/override-words.ts";
import type { DecisionCard, Reply } from "./reply.ts";

type Ratify = Extract<Reply, { kind: "ratify" }>;

/** A detail of a draft as platforms without a form of their own show it. */
export interface DetailLine {
  readonly label: string;
  readonly value: string;
}

/** Who decides what, and whether it was recommended. */
export function ratifyTitle({ by, outcome, override }: Ratify): string {
  return `${by} decides: ${outcome}${override === null ? ", as recommended." : ", against the recommendation."}`;
}

/** What the record says so far, and what nobody has said. */
export function ratifyLines(reply: Ratify): DetailLine[] {
  const { override, title, supersedes, reversibility, firstUse, tripwire, findOuts, consulted, reviewOn } = reply;
  const heard = consulted.map(({ name, heard: was }) => `${name} (${was ? "heard" : "not heard yet"})`);
  return [
    ...(override === null ? [] : [{ label: "Because", value: override }]),
    { label: "Title", value: title },
    ...(supersedes === undefined ? [] : [{ label: "In place of", value: supersedes }]),
    { label: "Taking it back", value: reversibility === null ? "not said" : REVERSIBILITY_WORDS[reversibility] },
    { label: "First production use", value: firstUse ?? "not said" },
    {
      label: "First sign that it was wrong",
      value:
        tripwire === null ? "not said" : [tripwire.words, tripwire.where].filter((part) => part !== null).join("; "),
    },
    ...findOuts.map(({ words, owner, dueOn }, index) => ({
      label: `Find out ${index + 1}`,
      value: `${words} ${owner === null ? "(nobody yet)" : `(${owner}${dueOn === null ? "" : `, by ${dueOn}`})`}`,
    })),
    ...(heard.length === 0 ? [] : [{ label: "Heard", value: heard.join(", ") }]),
    { label: "Next review", value: reviewOn },
  ];
}

export const STALE = "The answers changed since this was chosen. Accept or choose again.";

/** A decision in one line below its title. */
export function cardLine({
  outcome,
  status,
  owner,
  decidedOn,
  overridden,
  supersedes,
  supersededBy,
  reviewOn,
  waitsSince,
  confidence,
}: DecisionCard): string {
  const how = overridden ? ", against the recommendation" : "";
  const words = reviewWords({ reviewOn, waitsSince });
  const review = words === null ? "" : ` ${words}.`;
  const firm =
    confidence === null
      ? ""
      : ` Confidence then: ${spaced(confidence.first)}${confidence.latest === null || confidence.latest === confidence.first ? "" : `; now: ${spaced(confidence.latest)}`}.`;
  const instead = supersedes === undefined ? "" : `, in place of ${supersedes}`;
  const was =
    supersededBy === undefined
      ? `${status.charAt(0).toUpperCase()}${status.slice(1)}, ${owner}, ${decidedOn}`
      : `Superseded by ${supersededBy}. Decided by ${owner}, ${decidedOn}`;
  return `${outcome}${how}. ${was}${instead}.${review}${firm}`;
}

/** When it is looked at, or since when a look waits; null where neither. */
export function reviewWords({ reviewOn, waitsSince }: Pick<DecisionCard, "reviewOn" | "waitsSince">): string | null {
  if (waitsSince != null) return `Waiting for a look since ${waitsSince}`;
  return reviewOn === null ? null : `Next review ${reviewOn}`;
}

/** The heading of a decision: its id and title. */
export function cardTitle({ id, title }: DecisionCard): string {
  return id === null ? title : `${id}  ${title}`;
}

/** What it took the place of, and what took its place, oldest first. */
export function chainLines({ chain }: DecisionCard): string[] {
  return chain.map(({ id, title, on, current }) => `${on}  ${id}  ${title}${current ? "  (this one)" : ""}`);
}

export function spaced(id: string): string {
  return id.replaceAll("-", " ");
}
