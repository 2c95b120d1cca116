import { afterEach, beforeEach } from "vitest";
import { openDatabase } from "../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../adapters/sqlite/sqlite-store.ts";
import type { SessionStore } from "../../src/ports.ts";
import { aSession } from "../contracts/a-session.ts";
import { type FakeSlack, startFakeSlack } from "../fakes/slack/start-fake-slack.ts";
import { type Audit, audit } from "./audit.ts";
import type { SaidBy } from "./copies.ts";
import type { Blow } from "./explain-double.ts";
import { createThreads } from "./threads.ts";

/** When what is told here begins; everything else is milliseconds after it. */
export const BEGAN = Date.UTC(2026, 10, 27, 12);
const LIMITS = { claimMs: 30_000, unsureMs: 30_000, answerMs: 5000, slackMs: 2000 };

export interface Post {
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

/** A thread in the fake Slack and its session in a store; what happened is told, and then audited. */
export interface AuditHarness {
  readonly fake: FakeSlack;
  readonly channel: string;
  /** Who may act. */
  readonly ana: string;
  /** Time goes on to so many milliseconds after the beginning. */
  setTo(ms: number): void;
  /** A call of the Web API with the bot's token. */
  call(method: string, args: object, notes?: Readonly<Record<string, string>>): Promise<Record<string, unknown>>;
  /** Posts a reply as the process would. */
  post(post: Post): Promise<void>;
  audited(...blows: Blow[]): Promise<Audit>;
}

/** A new one for each test. */
export function anAudit(): AuditHarness {
  const harness = {} as { -readonly [Part in keyof AuditHarness]: AuditHarness[Part] };
  let store: SessionStore;
  beforeEach(async () => {
    let now = BEGAN;
    const said = new Map<string, ReturnType<SaidBy>>();
    store = createSqliteStore(openDatabase(":memory:"));
    const fake = await startFakeSlack({ now: () => now });
    const acme = fake.team("acme");
    const { botToken } = acme.install();
    const ana = acme.person("ana").id;
    const channel = acme.channel("general", { members: ["ana"], bot: true }).id;
    const { ts: root } = await acme.as("ana").in("general").say("what shall we build on?");
    const workspace = `slack:${acme.team.id}`;
    const session = aSession({ workspace, conversation: `${workspace}/${channel}/${root}` });
    await store.commit({ session, expected: 0, pointer: { previous: null } });

    const call: AuditHarness["call"] = async (method, args, notes = {}) => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${botToken}`, ...notes };
      const answer = await fetch(fake.apiUrl + method, { method: "POST", headers, body: JSON.stringify(args) });
      return (await answer.json()) as Record<string, unknown>;
    };
    Object.assign(harness, {
      fake,
      channel,
      ana,
      call,
      setTo(ms) {
        now = BEGAN + ms;
      },
      async post({ at, claimedAt, writtenAt = at - 1, markedAt, gaveUpAt, by, item = "s#1", cut = false }) {
        now = BEGAN + at;
        const unanswered = gaveUpAt === undefined ? undefined : { at: BEGAN + gaveUpAt, ms: gaveUpAt - writtenAt };
        if (markedAt !== undefined) said.set(`${by} ${item}`, { markedAt: BEGAN + markedAt });
        if (unanswered !== undefined) said.set(`${by} ${item}`, { unanswered });
        if (cut) fake.fail("chat.postMessage", { kind: "reset-after" });
        const metadata = { event_type: "waymark_reply", event_payload: { item } };
        const notes = {
          "x-note-process": by,
          "x-note-claimed-at": String(BEGAN + claimedAt),
          "x-note-written-at": String(BEGAN + writtenAt),
        };
        const args = { channel, thread_ts: root, text: "How many parcels?", metadata };
        const answer = await call("chat.postMessage", args, notes).catch(() => ({ ok: "cut" }));
        if (answer.ok !== (cut ? "cut" : true)) throw new Error(JSON.stringify(answer));
      },
      audited(...blows) {
        const saidBy: SaidBy = (process, name) => said.get(`${process} ${name}`) ?? {};
        const ended = [{ channel, root, finished: true }];
        return audit(fake, store, ended, createThreads(fake.world), blows, saidBy, LIMITS);
      },
    } satisfies AuditHarness);
  });
  afterEach(async () => {
    await harness.fake.stop();
    await store.close();
  });
  return harness;
}
