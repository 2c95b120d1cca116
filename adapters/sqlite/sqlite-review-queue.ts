import { PLATFORMS } from "../../src/identity.ts";
import { ChannelSchedule } from "../../src/reviews/channel-schedule.ts";
import { Due, occurrenceId } from "../../src/reviews/due.ts";
import type { FailedReview, ReviewQueue } from "../../src/reviews/review-queue.ts";
import { deliverReviews } from "./deliver-reviews.ts";
import type { OpenDatabase } from "./open-database.ts";
import { orStoreFailure } from "./store-failure.ts";

/** What was given up and is kept of a workspace. */
const KEPT = 1000;

/** What falls due, in the same database as the decisions. Whoever uses the database delivers, driven by the clock it is given. */
export function createSqliteReviewQueue({ connection, file }: OpenDatabase): ReviewQueue {
  const sql = (text: string) => orStoreFailure(file, () => connection.prepare(text));
  // Planned as it was already, it goes on counting where it was.
  const plan = sql(`
    INSERT INTO reviews (workspace, subject, kind, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (workspace, subject) DO UPDATE SET
      attempts = iif(kind = excluded.kind AND at = excluded.at, attempts, 0),
      again_at = iif(kind = excluded.kind AND at = excluded.at, again_at, 0),
      kind = excluded.kind, at = excluded.at`);
  const add = sql("INSERT INTO reviews (workspace, subject, kind, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
  const move = sql(`
    UPDATE reviews SET kind = ?, at = ?, attempts = 0, again_at = 0
    WHERE workspace = ? AND subject = ? AND kind = ? AND at = ?`);
  const drop = sql("DELETE FROM reviews WHERE workspace = ? AND subject = ? AND kind = ? AND at = ?");
  const columns = "workspace, subject, kind, at";
  const planned = sql(`SELECT ${columns} FROM reviews WHERE workspace = ? AND subject = ?`);
  const due = sql(`SELECT ${columns} FROM reviews WHERE at <= ? ORDER BY at, workspace, subject LIMIT ?`);
  const next = sql(`SELECT ${columns} FROM reviews WHERE workspace = ? ORDER BY at, subject LIMIT ?`);
  const count = sql("SELECT (SELECT count(*) FROM reviews) AS planned, count(*) AS due FROM reviews WHERE at < ?");
  const failed = sql(`
    SELECT workspace, subject, kind, due_at, reason, attempts, at FROM failed_reviews
    WHERE workspace = ? ORDER BY at DESC, occurrence DESC LIMIT ?`);
  const fail = sql(`
    INSERT INTO failed_reviews (workspace, occurrence, subject, kind, due_at, reason, attempts, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const trim = sql(`
    DELETE FROM failed_reviews WHERE workspace = ?1 AND occurrence IN (
      SELECT occurrence FROM failed_reviews WHERE workspace = ?1
      ORDER BY at DESC, occurrence DESC LIMIT -1 OFFSET ${KEPT})`);
  const noted = sql("SELECT 1 FROM failed_reviews WHERE workspace = ? AND occurrence = ?");
  const lastTick = sql("SELECT at FROM review_tick");
  const schedule = sql("SELECT body FROM channel_schedules WHERE channel = ?");
  const putSchedule = sql(`
    INSERT INTO channel_schedules (channel, body) VALUES (?, ?)
    ON CONFLICT (channel) DO UPDATE SET body = excluded.body`);
  const guarded = <T>(act: () => T): T => orStoreFailure(file, act);

  const queue: ReviewQueue = {
    async plan({ workspace, subject, kind, at }) {
      guarded(() => plan.run(workspace, subject, kind, at));
    },
    async replan(workspace, subject, was, next) {
      return guarded(() => {
        if (was === null && next === null) return planned.get(workspace, subject) === undefined;
        if (was === null) return add.run(workspace, subject, next!.kind, next!.at).changes === 1;
        if (next === null) return drop.run(workspace, subject, was.kind, was.at).changes === 1;
        return move.run(next.kind, next.at, workspace, subject, was.kind, was.at).changes === 1;
      });
    },
    async planned(workspace, subject) {
      return dues([guarded(() => planned.get(workspace, subject))])[0];
    },
    async due(now, limit) {
      return dues(guarded(() => due.all(now, limit)));
    },
    async next(workspace, limit) {
      return dues(guarded(() => next.all(workspace, limit)));
    },
    async count(now) {
      const row = guarded(() => count.get(now));
      return { planned: Number(row?.planned), due: Number(row?.due) };
    },
    async failed(workspace, limit) {
      return guarded(() => failed.all(workspace, limit)).flatMap((row): FailedReview[] => {
        const [about] = dues([{ ...row, at: row.due_at }]);
        if (about === undefined) return [];
        return [{ due: about, reason: String(row.reason), attempts: Number(row.attempts), at: Number(row.at) }];
      });
    },
    async fail({ due: { workspace, subject, kind, at: dueAt }, reason, attempts, at }) {
      const occurrence = occurrenceId({ workspace, subject, kind, at: dueAt });
      guarded(() => {
        fail.run(workspace, occurrence, subject, kind, dueAt, reason, attempts, at);
        trim.run(workspace);
      });
    },
    async lastTick() {
      const row = guarded(() => lastTick.get());
      return row && Number(row.at);
    },
    async schedule(channel) {
      const row = guarded(() => schedule.get(channel));
      return row && ChannelSchedule.parse(JSON.parse(String(row.body)));
    },
    async putSchedule(given) {
      guarded(() => putSchedule.run(given.channel, JSON.stringify(given)));
    },
    begin: (work, waits, clock, log, platforms = PLATFORMS) =>
      deliverReviews(
        { connection, file },
        { queue, noted: wasNoted, work, attempts: waits.attempts, clock, log },
        waits,
        platforms,
      ),
  };

  async function wasNoted(about: Due): Promise<boolean> {
    return guarded(() => noted.get(about.workspace, occurrenceId(about))) !== undefined;
  }
  return queue;
}

/** Rows as what falls due, without those only a newer version knows. */
function dues(rows: readonly unknown[]): Due[] {
  return rows.flatMap((row) => {
    const read = Due.safeParse(row);
    return read.success ? [read.data] : [];
  });
}
