import { z } from "zod";
import { PLATFORMS } from "../../src/identity.ts";
import { ChannelSchedule } from "../../src/reviews/channel-schedule.ts";
import { Due, occurrenceId } from "../../src/reviews/due.ts";
import type { FailedReview, ReviewQueue } from "../../src/reviews/review-queue.ts";
import type { RedisLink } from "./connect.ts";
import { KEPT_FAILURES } from "./keys.ts";

const Note = z.object({ due: Due, reason: z.string(), attempts: z.number(), at: z.number() });
const Texts = z.array(z.instanceof(Buffer)).transform((list) => list.map(String));

/** The index of what falls due. BullMQ drives the deliveries and is loaded once they begin; what is due says this index alone. */
export function createRedisReviewQueue(link: RedisLink): ReviewQueue {
  const { client, scripts, keys, guarded } = link;

  const plan = (workspace: string, subject: string, next: Due | null, was?: Due | null): Promise<boolean> =>
    guarded(async () => {
      const touched = [keys.due(), keys.dueKinds(), keys.next(workspace)];
      const asked = was === undefined ? [] : written(was);
      return (await scripts("plan", touched, [workspace, subject, ...written(next), ...asked])) === 1;
    });

  const due = (now: number, first: number, limit: number): Promise<Due[]> =>
    guarded(async () => {
      const found = await scripts("soonest", [keys.due(), keys.dueKinds()], ["", now, first, limit]);
      return entries(Texts.parse(found), (name) => name.split("\n", 2) as [string, string]);
    });

  const queue: ReviewQueue = {
    async plan(next) {
      await plan(next.workspace, next.subject, next);
    },
    replan: (workspace, subject, was, next) => plan(workspace, subject, next, was),
    planned: (workspace, subject) =>
      guarded(async () => {
        const found = await scripts("planned", [keys.due(), keys.dueKinds()], [`${workspace}\n${subject}`]);
        const [at = "", kind = ""] = Texts.parse(found);
        return entries([subject, at, kind], () => [workspace, subject])[0];
      }),
    due: (now, limit) => due(now, 0, limit),
    next: (workspace, limit) =>
      guarded(async () => {
        const args = [`${workspace}\n`, "+inf", 0, limit];
        const found = await scripts("soonest", [keys.next(workspace), keys.dueKinds()], args);
        return entries(Texts.parse(found), (subject) => [workspace, subject]);
      }),
    count: (now) =>
      guarded(async () => {
        const [planned, before] = await Promise.all([
          client.zcard(keys.due()),
          client.zcount(keys.due(), "-inf", `(${now}`),
        ]);
        return { planned, due: before };
      }),
    failed: (workspace, limit) =>
      guarded(async () => {
        const notes = await scripts("failed", [keys.failed(workspace), keys.failedNotes(workspace)], [limit]);
        return Texts.parse(notes).flatMap((note): FailedReview[] => {
          const read = Note.safeParse(JSON.parse(note));
          return read.success ? [read.data] : [];
        });
      }),
    async fail(failed) {
      const { workspace } = failed.due;
      const args = [occurrenceId(failed.due), JSON.stringify(failed), failed.at, KEPT_FAILURES];
      await guarded(() => scripts("fail", [keys.failed(workspace), keys.failedNotes(workspace)], args));
    },
    lastTick: () =>
      guarded(async () => {
        const at = await client.get(keys.lastTick());
        return at === null ? undefined : Number(at);
      }),
    schedule: (channel) =>
      guarded(async () => {
        const stored = await client.get(keys.schedule(channel));
        return stored === null ? undefined : ChannelSchedule.parse(JSON.parse(stored));
      }),
    async putSchedule(schedule) {
      await guarded(() => client.set(keys.schedule(schedule.channel), JSON.stringify(schedule)));
    },
    begin(work, waits, clock, log, platforms = PLATFORMS) {
      const noted = (about: Due) =>
        guarded(async () => (await client.hexists(keys.failedNotes(about.workspace), occurrenceId(about))) === 1);
      const ticked = async (at: number) => void (await guarded(() => client.set(keys.lastTick(), at)));
      const index = { due, ticked };
      const trying = { queue, noted, work, attempts: waits.attempts, clock, log };
      // Loaded here: other commands would wait for it for nothing.
      const driving = import("./drive-reviews.ts").then(({ driveReviews }) =>
        driveReviews(link, index, trying, waits, platforms),
      );
      return async () => (await driving)();
    },
  };
  return queue;
}

function written(due: Due | null): [string | number, string] {
  return due === null ? ["", ""] : [due.at, due.kind];
}

/** Name, when and kind, one after the other; without those only a newer version knows. */
function entries(list: readonly string[], named: (name: string) => [workspace: string, subject: string]): Due[] {
  const found: Due[] = [];
  for (let index = 0; index + 2 < list.length; index += 3) {
    const [name = "", at = "", kind] = list.slice(index, index + 3);
    const [workspace, subject] = named(name);
    const read = Due.safeParse({ workspace, subject, kind, at: at === "" ? undefined : Number(at) });
    if (read.success) found.push(read.data);
  }
  return found;
}
