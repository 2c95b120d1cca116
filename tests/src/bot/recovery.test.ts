import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { leftUndelivered } from "../../../src/bot/left-undelivered.ts";
import { createBot } from "../../../src/bot.ts";
import type { Messenger, SessionStore } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { aSession } from "../../contracts/a-session.ts";
import { aFakeClock } from "../../fakes/a-fake-clock.ts";
import { aFakeMessenger } from "../../fakes/a-fake-messenger.ts";
import { arrivedIn, botHarness, say, smallPack, start, upTo } from "./bot-harness.ts";

const at = botHarness();

describe("recovering", () => {
  test("sends what a dead process left, after the claim's time, once and in order", async () => {
    // It dies before the platform answers: what it would ask of the store then never happens.
    const dead = at.aBot({ store: { ...at.store, markUnsure: () => new Promise(() => undefined) } });
    dead.messenger.fail("hang");
    const { sessionId: id } = await dead.bot.handle(start());
    const { bot, messenger } = at.aBot();
    await at.clock.pass(29_000);
    expect(await bot.recover()).toBe(0);
    await at.clock.pass(2_000);
    expect(await bot.recover()).toBe(1);
    await at.clock.pass(0);
    expect(arrivedIn(messenger, id)).toEqual(upTo((await at.stored(id)).seq));
    expect(await bot.recover()).toBe(0);
  });

  test("leaves what belongs to a platform it does not serve to whoever serves it, without a claim", async () => {
    const dead = at.aBot({ store: { ...at.store, markUnsure: () => new Promise(() => undefined) } });
    dead.messenger.fail("hang");
    const { sessionId: id } = await dead.bot.handle(start());
    await at.clock.pass(31_000);
    const slack = at.aBot({ messenger: { ...aFakeMessenger(), platforms: ["slack"] } });
    const page = at.aBot({ messenger: { ...aFakeMessenger(), platforms: ["slack", "local"] } });
    expect(await slack.bot.recover()).toBe(0);
    expect(await page.bot.recover()).toBe(1);
    await at.clock.pass(0);
    expect(slack.messenger.asked()).toBe(0);
    expect(arrivedIn(page.messenger, id)).toEqual(upTo((await at.stored(id)).seq));
  });

  test("and finds its own behind however many of them", async () => {
    const ids = Array.from({ length: 450 }, (_, n) => `s${n}`);
    const left = await leftUndelivered(
      {
        store: {
          undelivered: async (_bucket, _before, limit) => ids.slice(0, limit),
          read: async (id) => ({
            kind: "found",
            version: 1,
            session: aSession({ id, workspace: id === "s449" ? "local" : "slack:T1" }),
          }),
        },
        messenger: { platforms: ["local"] },
        clock: at.clock,
        waits: { claimMs: 30_000 },
      },
      0,
    );
    expect(left.map(({ id }) => id)).toEqual(["s449"]);
  });

  test("also sends what this process itself put off and forgot", async () => {
    const first = at.aBot();
    first.messenger.fail({ outcome: "retry", afterMs: 60_000, reason: "503" });
    const { sessionId: id } = await first.bot.handle(start());
    await at.clock.pass(45_000);
    await first.bot.recover();
    await at.clock.pass(20_000);
    expect(arrivedIn(first.messenger, id)).toEqual(upTo((await at.stored(id)).seq));
  });
});

/** Sent twice without an answer: the one way a reply may end without arriving. */
const GIVEN_UP = "a reply was sent twice and its fate is still unknown";

interface Simulated {
  readonly handle: (id: string) => Promise<string>;
  readonly recover: () => Promise<unknown>;
  readonly kill: () => void;
}

/** Something that happens: to one of three processes, or to the platform, or just time. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("event" as const), process: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("kill" as const), process: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("retry" as const, "hang" as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.nat(40_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("recover" as const), process: fc.nat(2) }) },
);

describe("whatever dies", () => {
  test("what was acknowledged arrives, in the order it was committed, doubled only where a process died", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 30 }), async (happenings) => {
        const clock = aFakeClock();
        const database = openDatabase(":memory:");
        const store = createSqliteStore(database);
        const archive = createSqlitePackArchive(database);
        const decisions = createSqliteDecisionStore(database);
        const messenger = aFakeMessenger();
        let deaths = 0;
        let givenUp = 0;
        /** A process that can die: from then on nothing it asks for happens or answers. */
        const aProcess = (): Simulated => {
          let alive = true;
          const error = (_fields: object, line: string) => {
            if (alive && line === GIVEN_UP) givenUp += 1;
          };
          const mortal = <T extends object>(thing: T): T =>
            new Proxy(thing, {
              get: (target, name: string & keyof T) => {
                const member = target[name];
                if (typeof member !== "function") return member;
                return (...args: unknown[]) => (alive ? member.apply(target, args) : new Promise(() => undefined));
              },
            });
          const bot = createBot({
            store: mortal<SessionStore>(store),
            archive,
            decisions,
            reviews: createSqliteReviewQueue(database),
            zone: "UTC",
            messenger: mortal<Messenger>(messenger),
            clock,
            ids: randomIds,
            log: { info() {}, warn() {}, error },
            packs: [smallPack],
            replica: randomIds.next(),
          });
          return {
            handle: (id) => bot.handle(id === "s" ? start(id) : say(id)).then(({ outcome }) => outcome),
            recover: () => bot.recover(),
            kill: () => {
              alive = false;
              deaths += 1;
            },
          };
        };

        const processes = [aProcess(), aProcess(), aProcess()];
        const acknowledged: string[] = [];
        const send = (process: Simulated | undefined, id: string) =>
          void process?.handle(id).then((outcome) => outcome === "done" && acknowledged.push(id));
        send(processes[0], "s");
        await clock.pass(0);
        for (const [step, happens] of happenings.entries()) {
          const process = "process" in happens ? processes[happens.process] : undefined;
          if (happens.kind === "event") send(process, `e${step}`);
          if (happens.kind === "recover") void process?.recover();
          if (happens.kind === "pass") await clock.pass(happens.ms);
          if (happens.kind === "hang") messenger.fail("hang");
          if (happens.kind === "retry") messenger.fail({ outcome: "retry", afterMs: 100, reason: "503" });
          if (happens.kind === "kill") {
            process?.kill();
            processes[happens.process] = aProcess();
          }
        }
        for (const process of processes) process.kill();
        const survivor = aProcess();
        for (const _round of upTo(10)) {
          await clock.pass(40_000);
          void survivor.recover();
        }
        await clock.pass(40_000);

        const id = (await store.pointer("local/page-1")) ?? "";
        const read = await store.read(id);
        if (read.kind !== "found") throw new Error(`the session is ${read.kind}`);
        const { session } = read;
        expect(acknowledged.filter((event) => !session.recentEvents.includes(event))).toEqual([]);
        expect(session.outbox).toEqual([]);
        const arrived = arrivedIn(messenger, id);
        const once = [...new Set(arrived)];
        expect(once).toEqual(once.toSorted((a, b) => a - b));
        expect(once.length + givenUp).toBe(session.seq);
        expect(arrived.length - session.seq).toBeLessThanOrEqual(deaths);
        await store.close();
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });
});
