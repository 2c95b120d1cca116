import { readButtonValue } from "../../adapters/slack/acts.ts";
import type { Session } from "../../src/conversation/session.ts";
import { sessionId } from "../../src/identity.ts";
import type { SessionStore } from "../../src/ports.ts";
import type { Accepted } from "../fakes/slack/api/mount-api.ts";
import { accepted, type Delivery } from "../fakes/slack/driver/attempt.ts";
import { placedIn } from "../fakes/slack/driver/find-element.ts";
import type { FakeSlack } from "../fakes/slack/start-fake-slack.ts";
import type { Message } from "../fakes/slack/world/world.ts";
import { createCopies, itemOf, type SaidBy } from "./copies.ts";
import { type Blow, explainDouble, type Limits } from "./explain-double.ts";
import { type Ended, isRecommendation } from "./interview.ts";

/** On a busy machine a private word takes its time. */
const TOLD_WITHIN_MS = 10_000;

export interface Audit {
  readonly ackedLost: readonly string[];
  readonly wrongThread: readonly string[];
  readonly wrongOrder: readonly string[];
  readonly explained: readonly string[];
  readonly unexplained: readonly string[];
  readonly acknowledged: number;
  readonly posted: number;
}

/** What the platform saw against what the store holds, when everything is over. */
export async function audit(
  fake: FakeSlack,
  store: SessionStore,
  ended: readonly Ended[],
  thread: (channel: string, root: string) => readonly Message[],
  blows: readonly Blow[],
  saidBy: SaidBy,
  limits: Limits,
): Promise<Audit> {
  const team = [...fake.world.teams.keys()][0] ?? "";
  const workspace = `slack:${team}`;
  const wrongThread: string[] = [];
  const wrongOrder: string[] = [];
  const explained: string[] = [];
  const unexplained: string[] = [];
  const copyOf = createCopies(fake, saidBy);
  const kept = new Set<string>();
  let posted = 0;

  for (const { channel, root } of ended) {
    const pointer = await store.pointer(`${workspace}/${channel}/${root}`);
    const read = pointer === undefined ? undefined : await store.read(pointer);
    const where = `${channel}/${root}`;
    const messages = thread(channel, root).filter(({ bot, onlyFor }) => bot !== undefined && onlyFor === undefined);
    posted += messages.length;
    if (read?.kind !== "found") {
      if (messages.length > 0) wrongThread.push(`${where} has messages and no session`);
      continue;
    }
    const { session } = read;
    for (const id of [session.id, ...session.recentEvents]) kept.add(id);
    for (const message of messages) {
      const strangers = sessionsOf(message).filter((id) => id !== session.id);
      if (strangers.length > 0) wrongThread.push(`${where} shows ${message.ts} of ${strangers[0]}`);
    }
    for (const [key, ref] of Object.entries(session.refs)) {
      const [at, ts] = ref.split("/");
      if (!messages.some((message) => message.ts === ts && message.channel === at)) {
        wrongThread.push(`${where} knows ${key} as ${ref}, which is not there`);
      }
    }
    const disorder = outOfOrder(session, messages);
    if (disorder !== undefined) wrongOrder.push(`${where}: ${disorder}`);
    for (const [first, second] of doublesIn(messages)) {
      const copies = [copyOf(first), copyOf(second)] as const;
      const why = explainDouble(...copies, blows, limits);
      const twice = `${where}: ${keyOf(first)} (${itemOf(first)}) twice, ${copies[1].at - copies[0].at} ms apart`;
      if ("cause" in why) explained.push(`${twice}; ${why.cause}`);
      else unexplained.push(`${twice}; ${why.missing}`);
    }
  }

  const told = toldInPrivate(fake);
  const acknowledged = fake.deliveries.filter((each) => each.attempts.some(accepted) && !isOurs(each));
  const ackedLost = acknowledged
    .filter((delivery) => {
      const id = eventId(delivery);
      return !kept.has(id) && !kept.has(sessionId(workspace, id)) && !told(delivery);
    })
    .map((delivery) => describe(delivery, fake));
  return { ackedLost, wrongThread, wrongOrder, explained, unexplained, acknowledged: acknowledged.length, posted };
}

/** Sessions named by what can be pressed. */
function sessionsOf({ blocks }: Message): string[] {
  return placedIn(blocks).flatMap(({ element }) => {
    const read = typeof element.value === "string" ? readButtonValue(element.value) : undefined;
    return read === undefined || read.session === "-" || read.session === "" ? [] : [read.session];
  });
}

/** Messages that came twice: each names the one reply it is. */
function doublesIn(messages: readonly Message[]): [Message, Message][] {
  const seen = new Map<string, Message>();
  return messages.flatMap((message): [Message, Message][] => {
    const first = seen.get(itemOf(message));
    seen.set(itemOf(message), message);
    return first === undefined ? [] : [[first, message]];
  });
}

/** The first line says which message it is, whether it is answered by now or not. */
function keyOf(message: Message): string {
  if (isRecommendation(message)) return "the recommendation";
  const first = message.blocks.find(({ type }) => type === "section" || type === "header") as
    | { text?: { text?: string } }
    | undefined;
  return (first?.text?.text ?? message.text).split("\n")[0]?.replaceAll("*", "") ?? "";
}

/** Questions stand in the thread in the order they were asked, the recommendation last. */
function outOfOrder({ order, refs }: Session, messages: readonly Message[]): string | undefined {
  const firsts = new Map<string, number>();
  for (const message of messages) {
    const key = keyOf(message);
    if (!firsts.has(key)) firsts.set(key, Number(message.ts));
  }
  const byRef = new Map(messages.map((message) => [`${message.channel}/${message.ts}`, keyOf(message)]));
  const asked = order.flatMap((id) => {
    const ref = refs[id.startsWith("#") ? `${id.slice(1)}.0` : `question-${id}.0`];
    const key = ref === undefined ? undefined : byRef.get(ref);
    return key === undefined ? [] : [{ id, at: firsts.get(key) ?? 0 }];
  });
  const last = firsts.get("the recommendation");
  const all = last === undefined ? asked : [...asked, { id: "recommendation", at: last }];
  const wrong = all.find(({ at }, index) => index > 0 && at < (all[index - 1]?.at ?? 0));
  return wrong === undefined ? undefined : `${wrong.id} stands before ${all[all.indexOf(wrong) - 1]?.id}`;
}

/** Whether whoever acted was told in private, soon after it was answered, that nothing was saved or that it was saved before. Each word tells of one act. */
function toldInPrivate(fake: FakeSlack): (delivery: Delivery) => boolean {
  const words = fake.log.filter(
    ({ method, args, answer }) =>
      ["response_url", "chat.postEphemeral", "chat.postMessage"].includes(method) &&
      answer.ok === true &&
      /Not saved|nothing was (changed|saved)|recorded already/.test(String(args.text)),
  );
  const used = new Set<Accepted>();
  const direct = (channel: unknown, person = "") => {
    const found = fake.world.channels.get(String(channel));
    return found?.kind === "im" && found.members.has(person);
  };
  return ({ payload, attempts }) => {
    const [person, channel] = [payload.user, payload.channel].map((each) => (each as { id?: string } | undefined)?.id);
    const from = Math.min(...attempts.map(({ at }) => at));
    const to = Math.max(...attempts.map(({ at, ms }) => at + ms)) + TOLD_WITHIN_MS;
    const word = words.find((each) => {
      const { at, method, args } = each;
      const here = method !== "chat.postMessage" && (args.person ?? args.user) === person && args.channel === channel;
      return !used.has(each) && at >= from && at <= to && (here || direct(args.channel, person));
    });
    if (word !== undefined) used.add(word);
    return word !== undefined;
  };
}

/** What was pressed or said, what it was answered with, and what was said to that person about then. */
function describe({ what, payload, attempts, ...delivery }: Delivery, fake: FakeSlack): string {
  const [person, channel] = [payload.user, payload.channel].map((each) => (each as { id?: string } | undefined)?.id);
  const from = Math.min(...attempts.map(({ at }) => at)) - 100;
  const told = fake.log.filter(
    ({ at, args }) =>
      (args.person ?? args.user) === person && args.channel === channel && at >= from && at < from + 9000,
  );
  return JSON.stringify({
    what,
    id: eventId({ what, payload, attempts, ...delivery }),
    actions: payload.actions,
    attempts: attempts.map(({ at, status, ms, outcome }) => ({ at, status, ms, outcome })),
    told: told.map(({ at, method, args }) => ({ at, method, text: args.text })),
  });
}

/** Slack tells the bot of its own messages too, where it listens to them. */
function isOurs({ payload }: Delivery): boolean {
  return (payload.event as { bot_id?: string } | undefined)?.bot_id !== undefined;
}

/** What the bot knows a payload by. */
function eventId({ payload }: Delivery): string {
  const event = payload.event as { channel: string; ts: string } | undefined;
  return event === undefined ? `click/${payload.trigger_id}` : `message/${event.channel}/${event.ts}`;
}
