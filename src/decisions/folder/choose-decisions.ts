import { UsageError } from "../../errors.ts";
import type { Decision } from "../decision.ts";

/** Which decisions somebody wants to take out. */
export interface Wanted {
  readonly workspace?: string | undefined;
  /** `WM-n`; those of private places too. */
  readonly only?: readonly string[] | undefined;
  /** Also all that were decided in private places. */
  readonly private: boolean;
}

export interface Chosen {
  readonly workspace: string | undefined;
  /** By number. */
  readonly decisions: readonly Decision[];
  /** The workspace's other ones. */
  readonly others: readonly Decision[];
  /** Left out because they were decided in a private place. */
  readonly withheld: readonly Decision[];
}

/** The wanted decisions of one workspace. Throws `UsageError` where several have some and none is named, and for ids that are not there. */
export function chooseDecisions(all: readonly Decision[], { workspace, only, private: withPrivate }: Wanted): Chosen {
  const places = [...new Set(all.map((decision) => decision.workspace))].sort();
  if (workspace !== undefined && !places.includes(workspace)) {
    throw new UsageError(
      `Workspace ${workspace} has no decision here. ${places.length === 0 ? "No other has one." : `These have: ${places.join(", ")}.`}`,
    );
  }
  if (workspace === undefined && places.length > 1) {
    throw new UsageError(`Several workspaces have decisions here. Name one with --workspace: ${places.join(", ")}.`);
  }
  const place = workspace ?? places[0];
  const here = all.filter((decision) => decision.workspace === place);
  const missing = (only ?? []).filter((id) => !here.some((decision) => decision.id === id));
  if (missing.length > 0) throw new UsageError(`There is no ${missing.join(", ")} here, so nothing was written.`);
  const adopted = here.filter((decision) => decision.adopted !== undefined && only?.includes(decision.id));
  if (adopted.length > 0) {
    const names = adopted.map(({ id, adopted: from }) => `${id} (${from?.file})`).join(", ");
    throw new UsageError(`${names} was adopted: its own file is the record, so nothing was written.`);
  }
  const isWanted = (decision: Decision) =>
    decision.adopted === undefined &&
    (only === undefined ? withPrivate || !decision.private : only.includes(decision.id));
  const others = here.filter((decision) => !isWanted(decision));
  return {
    workspace: place,
    decisions: here.filter(isWanted),
    others,
    withheld: only === undefined ? others.filter(({ adopted: from }) => from === undefined) : [],
  };
}
