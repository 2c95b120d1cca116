import { isAlive } from "./amend-adopted.ts";
import type { LinkedRecord } from "./link-records.ts";
import type { Matched } from "./match-records.ts";

/** Which records of a folder a look is planned for now, by path. */
export interface NeedsLook {
  /** New ones, and those there was nothing to look at before. */
  readonly first: ReadonlySet<string>;
  /** Known accepted ones that cite what the folder only now calls superseded. */
  readonly sooner: ReadonlySet<string>;
}

/** Pure. */
export function needsLook(matched: readonly Matched[]): NeedsLook {
  const gone = new Set(matched.filter(isNewlySuperseded).map(({ record }) => record.path));
  const cites = ({ status, cites: cited }: LinkedRecord) =>
    status === "accepted" && cited.some((path) => gone.has(path));
  return {
    first: pathsOf(matched.filter(({ decision }) => decision === undefined || !isAlive(decision.status))),
    sooner: pathsOf(matched.filter(({ record, decision }) => decision?.status === "accepted" && cites(record))),
  };
}

function isNewlySuperseded({ record, decision }: Matched): boolean {
  return decision !== undefined && decision.status !== "superseded" && record.status === "superseded";
}

function pathsOf(matched: readonly Matched[]): Set<string> {
  return new Set(matched.map(({ record }) => record.path));
}
