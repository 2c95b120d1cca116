import type { Decision } from "../../decisions/decision.ts";
import { digestStanding } from "../../reviews/digest-standing.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** Older messages are scrolled away. */
const MOST_DIGESTS = 5;

/** The decision with one more digest that lists it, by the digest's session. */
export function listedIn(decision: Decision, digest: string): Decision {
  const known = decision.review.digests ?? [];
  if (known.includes(digest)) return decision;
  return { ...decision, review: { ...decision.review, digests: [...known, digest].slice(-MOST_DIGESTS) } };
}

/** Has every digest that lists a decision show how it stands now. Done again, also by another process, it changes nothing. */
export async function tellDigests(
  { decisions, store, wake }: Pick<ReviewPorts, "decisions" | "store" | "wake">,
  { workspace, id }: Pick<Decision, "workspace" | "id">,
): Promise<void> {
  const kept = await decisions.get(workspace, id);
  if (kept === undefined) return;
  const { decision, version } = kept;
  const { owner, review } = decision;
  const done = digestStanding(decision) ?? null;
  for (const digest of review.digests ?? []) {
    const read = await store.read(digest);
    // Forgotten, or too old: nothing is left to show it in.
    if (read.kind !== "found") continue;
    await wake(read.session, `${id}~v${version}`, { kind: "listed", decision: id, version, owner, done });
  }
}
