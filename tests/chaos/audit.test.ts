import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../adapters/sqlite/sqlite-store.ts";
import type { SessionStore } from "../../src/ports.ts";
import { aSession } from "../contracts/a-session.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/start-fake-slack.ts";
import { type Audit, audit, type SaidBy } from "./audit.ts";
import type { Blow } from "./explain-double.ts";
import { createThreads } from "./threads.ts";

/** When what is told here begins; everything else is milliseconds after it. */
const BEGAN = Date.UTC(2026, 10, 27, 12);
const LIMITS = { claimMs: 30_000, unsureMs: 30_000, answerMs: 5000, slackMs: 2000 };

let now = BEGAN;
let fake: FakeSlack;
let store: SessionStore;
let token: string;
let channel: string;
let root: string;
let ana: string;
const said = new Map<string, ReturnType<SaidBy>>();

beforeEach(async () => {
  now = BEGAN;
  said.clear();
  store = createSqliteStore(openDatabase(":memory:"));
  fake = await startFakeSlack({ now: () => now });
  const acme = fake.team("acme");
  token = acme.install().botToken;
  ana = acme.person("ana").id;
  channel = acme.channel("general", { members: ["ana"], bot: true }).id;
  root = (await acme.as("ana").in("general").say("what shall we build on?")).ts;
  const workspace = `slack:${acme.team.id}`;
  const session = aSession({ workspace, conversation: `${workspace}/${channel}/${root}` });
  await store.commit({ session, expected: 0, pointer: { previous: null } });
});

afterEach(async () => {
  await fake.stop();
  await store.close();
});

interface Post {
  /** When Slack takes it: milliseconds after the beginning, as the others. */
  readonly at: number;
  readonly claimedAt: number;
  /** A millisecond before Slack takes it unless said. */
  readonly writtenAt?: number;
  readonly markedAt?: number;
  /** When the process gave up waiting for an answer. */
  readonly gaveUpAt?: number;
  readonly by: string;
  readonly item?: string;
  /** The connection is cut in place of the answer. */
  readonly cut?: boolean;
}

/** Posts a reply as the process would. */
async function post({
  at,
  claimedAt,
  writtenAt = at - 1,
  by,
  item = "s#1",
  cut = false,
  ...post
}: Post): Promise<void> {
  now = BEGAN + at;
  const markedAt = post.markedAt === undefined ? undefined : BEGAN + post.markedAt;
  const { gaveUpAt } = post;
  const unanswered = gaveUpAt === undefined ? undefined : { at: BEGAN + gaveUpAt, ms: gaveUpAt - writtenAt };
  if (markedAt ?? unanswered) said.set(`${by} ${item}`, { markedAt, unanswered });
  if (cut) fake.fail("chat.postMessage", { kind: "reset-after" });
  const metadata = { event_type: "waymark_reply", event_payload: { item } };
  const answer = fetch(`${fake.apiUrl}chat.postMessage`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      "x-note-process": by,
      "x-note-claimed-at": String(BEGAN + claimedAt),
      "x-note-written-at": String(BEGAN + writtenAt),
    },
    body: JSON.stringify({ channel, thread_ts: root, text: "How many parcels?", metadata }),
  });
  if (cut) await expect(answer).rejects.toThrow();
  else expect(await (await answer).json()).toMatchObject({ ok: true });
}

const killed = (process: string, at: number): Blow => ({
  kind: "killed",
  what: `process ${process} was killed`,
  process,
  from: BEGAN + at,
  to: BEGAN + at + 2000,
});
const stopped = (process: string, from: number, to: number): Blow => ({
  kind: "stopped",
  what: `process ${process} stood still`,
  process,
  from: BEGAN + from,
  to: BEGAN + to,
});
const redisKilled = (from: number, to: number): Blow => ({
  kind: "redis",
  what: "Redis was killed and started again",
  from: BEGAN + from,
  to: BEGAN + to,
});

async function audited(...blows: Blow[]): Promise<Audit> {
  const threads = createThreads(fake.world);
  const ended = [{ channel, root, finished: true }];
  const saidBy: SaidBy = (process, item) => said.get(`${process} ${item}`) ?? {};
  return audit(fake, store, ended, threads, blows, saidBy, LIMITS);
}

async function found(...blows: Blow[]): Promise<Pick<Audit, "explained" | "unexplained">> {
  const { explained, unexplained } = await audited(...blows);
  return { explained, unexplained };
}

const unexplained = (why: string) => ({ explained: [], unexplained: [expect.stringContaining(why)] });
const explained = (why: string) => ({ explained: [expect.stringContaining(why)], unexplained: [] });

/** Posted at once by A, and by B once A's claim was old. */
async function twice(parts: { readonly a?: Partial<Post>; readonly b?: Partial<Post> } = {}): Promise<void> {
  await post({ at: 20, claimedAt: 10, by: "A", ...parts.a });
  await post({ at: 30_520, claimedAt: 30_510, by: "B", ...parts.b });
}

describe("the audit of doubles", () => {
  test("finds none where each reply was posted once", async () => {
    await post({ at: 20, claimedAt: 10, by: "A" });
    await post({ at: 40, claimedAt: 30, by: "A", item: "s#2" });
    expect(await found(killed("A", 25))).toEqual({ explained: [], unexplained: [] });
  });

  test("takes no double without a cause", async () => {
    await twice();
    expect(await found()).toEqual(unexplained("nothing happened to process A between claim and mark"));
  });

  test("takes the death of the one that posted the first copy, and names it", async () => {
    await twice();
    expect(await found(killed("A", 25))).toEqual(
      explained("process A was killed from 12:00:00.025 to 12:00:02.025, with its copy at 12:00:00.019"),
    );
  });

  test("does not take the death of another process", async () => {
    await twice();
    expect(await found(killed("B", 25), killed("C", 25))).toEqual(unexplained("nothing happened to process A"));
  });

  test("does not take a death long before or after the first copy", async () => {
    await twice();
    expect(await found(killed("A", -5000), killed("A", 10_000))).toEqual(unexplained("nothing happened to process A"));
  });

  test("does not take a second claim before the first one was old, whatever was struck", async () => {
    await twice({ b: { at: 29_000, claimedAt: 28_990 } });
    expect(await found(killed("A", 25))).toEqual(unexplained("claimed it 28980 ms after process A had, too early"));
  });

  test("does not take a second claim after the first one was marked, whatever was struck", async () => {
    await twice({ a: { markedAt: 60 } });
    expect(await found(killed("A", 70))).toEqual(unexplained("process A had marked it before process B claimed it"));
  });

  test("takes a process that stood still from its first copy on", async () => {
    await twice();
    expect(await found(stopped("A", 21, 40_021))).toEqual(explained("process A stood still"));
  });

  test("takes a process that stood still between its look at the claim and its write", async () => {
    await post({ at: 30_520, claimedAt: 30_510, by: "B" });
    await post({ at: 40_016, claimedAt: 10, by: "A" });
    expect(await found(stopped("A", 15, 40_015))).toEqual(explained("process A stood still"));
  });

  test("does not take one that went on long before it wrote without a look", async () => {
    await post({ at: 30_520, claimedAt: 30_510, by: "B" });
    await post({ at: 45_000, claimedAt: 10, by: "A" });
    expect(await found(stopped("A", 15, 40_015))).toEqual(unexplained("nothing happened to process A"));
  });

  test("takes a Redis that was away when the first copy was to be marked, and none that was away later", async () => {
    await twice();
    expect(await found(redisKilled(15, 900))).toEqual(explained("Redis was killed and started again"));
    expect(await found(redisKilled(9000, 10_000))).toEqual(unexplained("nothing happened to process A"));
  });

  test("takes a copy sent again after Slack cut the first one off, and none sent again too early", async () => {
    await post({ at: 20, claimedAt: 10, by: "A", cut: true });
    await post({ at: 30_030, claimedAt: 30_025, by: "A" });
    expect(await found()).toEqual(explained("Slack cut process A off at 12:00:00.020"));

    await post({ at: 50_000, claimedAt: 49_990, by: "A", item: "s#2", cut: true });
    await post({ at: 60_000, claimedAt: 59_990, by: "A", item: "s#2" });
    expect((await found()).unexplained).toEqual([expect.stringContaining("sent it again after 9999 ms, too early")]);
  });

  test("takes a copy sent again after nobody answered the first one in time, and none where the answer was not waited for", async () => {
    await post({ at: 4000, claimedAt: 10, writtenAt: 19, gaveUpAt: 5020, by: "A" });
    await post({ at: 35_040, claimedAt: 35_025, by: "A" });
    expect(await found()).toEqual(explained("process A had no answer to its copy at 12:00:00.019 for 5001 ms"));

    await post({ at: 50_000, claimedAt: 49_990, gaveUpAt: 51_000, by: "A", item: "s#2" });
    await post({ at: 90_000, claimedAt: 89_990, by: "A", item: "s#2" });
    expect((await found()).unexplained).toEqual([expect.stringContaining("process A sent it twice")]);
  });

  test("takes a death before Slack came to read the copy, but after it was written", async () => {
    await twice({ a: { at: 9000, writtenAt: 20 } });
    expect(await found(killed("A", 25))).toEqual(explained("process A was killed"));
  });

  test("does not take one process that posts twice for no reason", async () => {
    await twice({ b: { by: "A" } });
    expect(await found(killed("B", 25), redisKilled(15, 900))).toEqual(unexplained("process A sent it twice"));
  });

  test("does not take copies nobody says who posted", async () => {
    await twice({ a: { by: "" } });
    expect(await found(killed("A", 25))).toEqual(unexplained("nobody says who posted which copy"));
  });
});

describe("the audit of what was acknowledged", () => {
  let server: Server;
  beforeEach(async () => {
    server = createServer((_request, response) => void response.writeHead(200).end());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    fake.pointTo({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
  });
  afterEach(() => void server.close());

  const press = (no: number) =>
    fake.deliver("interaction", {
      type: "block_actions",
      user: { id: ana },
      channel: { id: channel },
      trigger_id: `t${no}`,
    });
  const tell = async (where: "here" | "directly") => {
    const call = async (method: string, args: object): Promise<{ ok: boolean; channel?: { id: string } }> => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
      const answer = await fetch(fake.apiUrl + method, { method: "POST", headers, body: JSON.stringify(args) });
      return (await answer.json()) as { ok: boolean };
    };
    const text = "Not saved. Please repeat it.";
    if (where === "here") return call("chat.postEphemeral", { channel, user: ana, text });
    const { channel: opened } = await call("conversations.open", { users: ana });
    return call("chat.postMessage", { channel: opened?.id, text });
  };

  test("misses what is neither kept nor told of, and takes one private word for one act only", async () => {
    await press(1);
    expect((await audited()).ackedLost).toHaveLength(1);
    await press(2);
    await tell("here");
    expect((await audited()).ackedLost).toHaveLength(1);
    await tell("directly");
    expect(await audited()).toMatchObject({ ackedLost: [], acknowledged: 2 });
  });

  test("does not take a private word that comes long after", async () => {
    await press(1);
    now += 60_000;
    await tell("here");
    expect((await audited()).ackedLost).toHaveLength(1);
  });

  test("leaves out what the bot said itself", async () => {
    await fake.deliver("event", {
      type: "event_callback",
      event: { type: "message", channel, ts: "1.2", bot_id: "B1" },
    });
    expect(await audited()).toMatchObject({ ackedLost: [], acknowledged: 0 });
  });
});
