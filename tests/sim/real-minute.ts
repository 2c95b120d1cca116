import { openRedis } from "../../adapters/redis/open-redis.ts";
import { seeded } from "../../src/commands/backtest/seeded.ts";
import type { Decision } from "../../src/decisions/decision.ts";
import { sessionId, sessionOfItem } from "../../src/identity.ts";
import type { Calendar } from "../../src/reviews/calendar.ts";
import { type Due, occurrenceId } from "../../src/reviews/due.ts";
import { aRedis } from "../adapters/redis/a-redis.ts";
import { aProcess, type Process } from "../adapters/slack/killing/a-process.ts";
import { createCopies, itemOf } from "../chaos/copies.ts";
import type { Blow } from "../chaos/explain-double.ts";
import { aDecision } from "../contracts/a-decision.ts";
import { startFakeSlack } from "../fakes/slack/start-fake-slack.ts";
import { auditMinute, type DueThen, type MinuteAudit } from "./audit-minute.ts";

export interface MinuteOptions {
  /** Channels, in each of which one look is due in the moment somebody is killed. */
  readonly channels: number;
  /** Words again about open looks, due at any time of the minute. */
  readonly nudges: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface Minute extends MinuteAudit {
  readonly occurrences: number;
}

const [SECOND_MS, MINUTE_MS, DAY_MS] = [1000, 60_000, 86_400_000];
/** For the processes to be there. */
const BEFORE_MS = 15 * SECOND_MS;
/** Both are for so long, at the least. */
const BUSY_MS = 2 * SECOND_MS;
/** With the waits the program runs with. */
const LIMITS = { claimMs: 30_000, unsureMs: 30_000, answerMs: 5000, slackMs: 5000 };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A minute as it is: two processes of the program and BullMQ on one Redis, Slack's limit, and something due all the time. One
 * process is killed while both are busy, and begins again.
 */
export async function liveMinute({ channels, nudges, seed, say }: MinuteOptions): Promise<Minute> {
  const random = seeded(seed);
  const redis = await aRedis("--appendonly", "yes", "--appendfsync", "always");
  const fake = await startFakeSlack({ messagesPerSecond: 1 });
  const acme = fake.team("acme");
  const installed = acme.install();
  const owner = { id: acme.person("ana").id, name: "Ana" };
  const workspace = `slack:${acme.team.id}`;
  const { store, decisions, reviews } = await openRedis({ url: redis.url, prefix: "waymark:", log: quiet });
  // Looks are due at whole minutes.
  const busyAt = Math.ceil((Date.now() + BEFORE_MS + 25 * SECOND_MS) / MINUTE_MS) * MINUTE_MS;
  const from = busyAt - 30 * SECOND_MS;
  const calendar = openCalendar(busyAt);

  const due: DueThen[] = [];
  const keep = async (decision: Decision, planned: Due, look: Due): Promise<void> => {
    await decisions.put(decision, 0);
    await reviews.plan(planned);
    const session = sessionId(workspace, occurrenceId(look));
    due.push({ occurrence: occurrenceId(planned), session, at: planned.at });
  };
  const nextId = () => decisions.allocate(workspace, `made-${due.length}`);
  const places: string[] = [];
  for (let no = 0; no < channels; no += 1) {
    const { id: channel } = acme.channel(`team-${no}`, { members: ["ana"], bot: true });
    const { ts } = await acme.as("ana").in(`team-${no}`).say("what shall we build on?");
    places.push(`${workspace}/${channel}/${ts}`);
    await reviews.putSchedule({ workspace, channel: `${workspace}/${channel}`, calendar, at: Date.now() });
  }
  for (const conversation of places) {
    const id = await nextId();
    const look: Due = { workspace, subject: id, kind: "review", at: busyAt };
    const review = { nextOn: localDay(busyAt, calendar), history: [] };
    await keep(aDecision({ id, workspace, conversation, owner, reversibility: "costly", review }), look, look);
  }
  for (let no = 0; no < nudges; no += 1) {
    const id = await nextId();
    const at = from + Math.floor(random() * MINUTE_MS);
    // Asked yesterday by a digest, and never taken up: the whole look is said now.
    const look: Due = { workspace, subject: id, kind: "review", at: at - DAY_MS };
    const occurrence = occurrenceId(look);
    const asked = { occurrence, session: sessionId(workspace, occurrence), dueAt: look.at, at: look.at, nudges: 0 };
    const review = { nextOn: localDay(at + 90 * DAY_MS, calendar), history: [], asked };
    const conversation = places[no % places.length] ?? "";
    const decision = aDecision({ id, workspace, conversation, owner, reversibility: "costly", review });
    await keep(decision, { workspace, subject: id, kind: "nudge", at }, look);
  }

  const env = { REDIS_URL: redis.url, LOG_LEVEL: "error" };
  const processes = new Map<string, Process>();
  const join = async (): Promise<Process> => {
    const process = await aProcess(fake, installed, env, 1);
    processes.set(process.pid, process);
    return process;
  };
  const [victim] = await Promise.all([join(), join()]);
  const upSince = Date.now();
  say(`two processes are there, ${Math.round((from - upSince) / SECOND_MS)} s before the minute begins`);
  await pause(busyAt - Date.now());
  // With much in its hands.
  const busy = () => fake.log.some(({ at, notes }) => at >= busyAt && notes.process === victim.pid);
  while (!busy() && Date.now() < busyAt + BUSY_MS) await pause(1);
  victim.signal("SIGKILL");
  await victim.ended;
  const killedAt = Date.now();
  const saidBefore = said().length;
  await join();
  const what = `process ${victim.pid} was killed`;
  const blows: Blow[] = [{ kind: "killed", what, process: victim.pid, from: killedAt, to: Date.now() }];
  say(`${what}, with ${saidBefore} of ${due.length} said`);
  const give = from + MINUTE_MS + 90 * SECOND_MS;
  while (Date.now() < give && new Set(said().map(({ session }) => session)).size < due.length) await pause(SECOND_MS);
  // What would come twice comes by then.
  await pause(Math.max(0, killedAt + MINUTE_MS - Date.now()));

  function said() {
    return fake.world.messages
      .filter((message) => itemOf(message) !== "")
      .map((message) => ({ message, item: itemOf(message), session: sessionOfItem(itemOf(message)) }));
  }
  const copyOf = createCopies(fake, (pid, item) => ({
    markedAt: processes.get(pid)?.marks.get(item),
    unanswered: processes.get(pid)?.unanswered.get(item),
  }));
  const messages = said().map(({ message, ...named }) => ({ ...named, copy: copyOf(message) }));
  const found = auditMinute(due, messages, { upSince, blows, limits: LIMITS });
  for (const process of processes.values()) if (process !== victim) await process.stop();
  await store.close();
  await fake.stop();
  await redis.stop();
  return { ...found, occurrences: due.length };
}

/** Open all day, in a zone in which it is not about to be midnight; looks fall due at this minute. */
function openCalendar(at: number): Calendar {
  const zone = new Date(at).getUTCHours() % 23 === 0 ? "Asia/Tokyo" : "UTC";
  const time = local(at, zone).toPlainTime().toString({ smallestUnit: "minute" });
  return { zone, time, days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", until: "23:59", holidays: [] };
}

function localDay(at: number, { zone }: Calendar): string {
  return local(at, zone).toPlainDate().toString();
}

function local(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
