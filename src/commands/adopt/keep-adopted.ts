import { type Adoption, adoptRecord } from "../../decisions/adopt/adopt-record.ts";
import { adoptedFile } from "../../decisions/adopt/adoption-key.ts";
import { amendAdopted } from "../../decisions/adopt/amend-adopted.ts";
import type { LinkedRecord } from "../../decisions/adopt/link-records.ts";
import { textOf } from "../../decisions/adopt/match-records.ts";
import type { Decision } from "../../decisions/decision.ts";
import type { DecisionStore } from "../../ports.ts";
import type { FirstLook } from "../../reviews/first-looks.ts";

/** What was done with a record; `another` was left alone. */
export type Kept =
  | { readonly kind: "adopted" | "same" | "another"; readonly decision: Decision }
  | { readonly kind: "amended"; readonly decision: Decision; readonly changes: readonly string[] };

const MOST_TRIES = 20;

/** Writes the record's decision, or brings the one that is there up to it. Idempotent, also where somebody else does the same at once. */
export async function keepAdopted(
  decisions: DecisionStore,
  record: LinkedRecord,
  look: FirstLook,
  adoption: Adoption,
): Promise<Kept> {
  const id = adoption.ids.get(record.path) ?? "";
  const file = adoptedFile(adoption.repository, record.path);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await decisions.get(adoption.workspace, id);
    if (kept === undefined) {
      const decision = adoptRecord(record, look, adoption);
      if ((await decisions.put(decision, 0)).ok) return { kind: "adopted", decision };
      continue;
    }
    const amended = amendAdopted(kept.decision, textOf(kept.decision, record.path), record, {
      ...adoption,
      file,
      look,
    });
    if (amended.kind !== "amended") return { kind: amended.kind, decision: kept.decision };
    if ((await decisions.put(amended.decision, kept.version)).ok) return amended;
  }
  throw new Error(`${id} could not be written: it is being changed all the time`);
}

/** Moves the next look at a decision forward, where one is planned, later, and not asked for already. Undefined where nothing was moved. */
export async function bringForward(
  decisions: DecisionStore,
  workspace: string,
  id: string,
  { nextOn, why }: FirstLook,
): Promise<Decision | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kept = await decisions.get(workspace, id);
    if (kept === undefined || nextOn === null) return undefined;
    const { review } = kept.decision;
    if (review.nextOn === null || review.nextOn <= nextOn || review.asked !== undefined) return undefined;
    const decision = { ...kept.decision, review: { ...review, nextOn, ...(why === undefined ? {} : { why }) } };
    if ((await decisions.put(decision, kept.version)).ok) return decision;
  }
  throw new Error(`${id} could not be written: it is being changed all the time`);
}
