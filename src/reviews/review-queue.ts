import type { Clock, Log } from "../ports.ts";
import type { ChannelSchedule } from "./channel-schedule.ts";
import type { Due } from "./due.ts";

/** An occurrence that was given up. */
export interface FailedReview {
  readonly due: Due;
  /** Without anybody's words. */
  readonly reason: string;
  readonly attempts: number;
  readonly at: number;
}

/** What is done with what falls due. Both may be called again for the same occurrence, also at once by another process. */
export interface ReviewWork {
  /** Delivers the occurrence and plans its subject anew, or drops it. Rejects to be tried again later. */
  deliver(due: Due): Promise<void>;
  /** Plans its subject anew after the occurrence was given up and noted as failed. Called again where it rejects; `deliver` is not. */
  gaveUp(due: Due): Promise<void>;
}

/** How hard a delivery is tried. */
export interface ReviewWaits {
  /** Between two looks for what falls due before the next one. */
  readonly tickMs: number;
  /** What a process has taken and says nothing of for so long, others take; at the latest half as long after. */
  readonly lockMs: number;
  /** Before the second attempt; doubled for each one after. */
  readonly backOffMs: number;
  /** Then it is given up. One that ended with its process counts. */
  readonly attempts: number;
}

/**
 * Keeps when what is looked at again: one entry per subject, and drives the deliveries. What is due stays due until the
 * work plans it anew or drops it, so nothing is lost by whoever dies. Throws `StoreError` when the outside fails.
 */
export interface ReviewQueue {
  /** In place of the subject's entry, if it has one. */
  plan(due: Due): Promise<void>;
  /** The same only while the subject's entry still is `was`, or null for none; false otherwise. Null as `next` takes it out. */
  replan(workspace: string, subject: string, was: Due | null, next: Due | null): Promise<boolean>;
  planned(workspace: string, subject: string): Promise<Due | undefined>;
  /** What is due at `now` (ms) or before, soonest first. */
  due(now: number, limit: number): Promise<Due[]>;
  /** What a workspace has next, soonest first. */
  next(workspace: string, limit: number): Promise<Due[]>;
  /** Of all workspaces: how many are planned, and how many of them were due before `now`. */
  count(now: number): Promise<{ readonly planned: number; readonly due: number }>;
  /** What was given up in a workspace, newest first; the newest 1000 are kept. */
  failed(workspace: string, limit: number): Promise<FailedReview[]>;
  /** Notes an occurrence as given up; noted twice is noted once. */
  fail(failed: FailedReview): Promise<void>;
  /** When anybody last looked for what is due. */
  lastTick(): Promise<number | undefined>;
  schedule(channel: string): Promise<ChannelSchedule | undefined>;
  putSchedule(schedule: ChannelSchedule): Promise<void>;
  /**
   * Begins to deliver what falls due, together with the other processes that do: of the workspaces of these platforms, or of
   * all. Others are left to whoever serves them. Returns the way to stop, which waits for what runs.
   */
  begin(
    work: ReviewWork,
    waits: ReviewWaits,
    clock: Clock,
    log: Log,
    platforms?: readonly string[],
  ): () => Promise<void>;
}
