import type { Due } from "../../reviews/due.ts";
import { occurrenceId } from "../../reviews/due.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** So long nobody ratifies a recommendation before it is asked about. */
export const UNRATIFIED_DAYS = 30;
export const UNRATIFIED_MS = UNRATIFIED_DAYS * 86_400_000;

/** A recommendation nobody ratified is asked about, once; later where people were still at it. */
export async function deliverUnratified(ports: ReviewPorts, due: Due): Promise<void> {
  const { store, queue, clock, wake } = ports;
  const read = await store.read(due.subject);
  const session = read.kind === "found" && read.session.phase === "recommended" ? read.session : undefined;
  const quietAt = (session?.touchedAt ?? 0) + UNRATIFIED_MS;
  if (session !== undefined && quietAt > clock.now()) {
    await queue.plan({ ...due, at: quietAt });
    return;
  }
  if (session !== undefined) await wake(session, occurrenceId(due), { kind: "unratified", days: UNRATIFIED_DAYS });
  await queue.replan(due.workspace, due.subject, due, null);
}
