import type { Stated } from "../engine/types.ts";
import type { Capability, Condition, Stack } from "../pack/schema.ts";
import { choicesOf, holds } from "./holds.ts";

/** What the answers say about one capability. */
export interface NeededCapabilities {
  /** Needed by every system, or implied by the answers; in authored order. */
  readonly implied: readonly Capability[];
  /** Would be implied if these questions, still open or unknown, were answered so; the line that lacks least. */
  readonly possible: readonly { readonly capability: Capability; readonly missing: readonly Condition[] }[];
}

/** Which capabilities the answers imply, and which they leave open. */
export function neededCapabilities(stack: Stack, stated: Stated): NeededCapabilities {
  const implied = stack.capabilities.filter(
    ({ always, impliedBy }) => always || impliedBy.some((line) => line.every((each) => holds(stated, each))),
  );
  const possible = stack.capabilities.flatMap((capability) => {
    if (implied.includes(capability)) return [];
    const lines = capability.impliedBy
      .filter((line) => line.every((each) => holds(stated, each) || couldHold(stated, each)))
      .map((line) => line.filter((each) => !holds(stated, each)))
      .sort((one, other) => one.length - other.length);
    return lines[0] === undefined ? [] : [{ capability, missing: lines[0] }];
  });
  return { implied, possible };
}

/** Nobody answered it, nobody knows, or "one of these" leaves it possible. */
function couldHold(stated: Stated, { question, choices }: Condition): boolean {
  const answers = Object.values(stated.answers[question] ?? {}).filter(({ kind }) => kind !== "unknown");
  const excluded = stated.excluded[question] ?? [];
  if (answers.length === 0) return choices.some((choice) => !excluded.includes(choice));
  return answers.some((answer) => choicesOf(answer).some((choice) => choices.includes(choice)));
}
