import { afterEach, beforeEach } from "vitest";
import { type OpenDatabase, openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteDecisionStore } from "../../../adapters/sqlite/sqlite-decision-store.ts";
import { createSqlitePackArchive } from "../../../adapters/sqlite/sqlite-pack-archive.ts";
import { createSqliteReviewQueue } from "../../../adapters/sqlite/sqlite-review-queue.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { canonicalPack, type House, type LoadedPack, parseCanonicalPack, readPack } from "../../../knowledge/index.ts";
import { type Bot, createBot } from "../../../src/bot.ts";
import type { Event } from "../../../src/conversation/event.ts";
import type { Session } from "../../../src/conversation/session.ts";
import type { DecisionStore, Log, PackArchive, ReviewQueue, SessionStore } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { aFakeClock, type FakeClock } from "../../fakes/a-fake-clock.ts";
import { aFakeMessenger, type FakeMessenger } from "../../fakes/a-fake-messenger.ts";

export const smallPack: LoadedPack = readPack(new URL("../../fixtures/packs/small", import.meta.url).pathname);

/** The same pack one version on: another hash. */
export const newerPack: LoadedPack = parseCanonicalPack(
  canonicalPack({
    ...smallPack,
    manifest: { ...smallPack.manifest, version: "99.0.0" },
  }),
);

export const ana = { id: "ana", name: "Ana" };
const base = { workspace: "local", conversation: "local/page-1", author: ana };

/** Somebody begins. */
export const start = (id = "start-1", parts: Partial<Extract<Event, { kind: "start" }>> = {}): Event => ({
  ...base,
  kind: "start",
  id,
  text: "",
  ...parts,
});

/** Where an event happens, when not in Ana's conversation. */
interface Somewhere {
  readonly workspace: string;
  readonly conversation: string;
  readonly session: string | undefined;
}

/** Somebody names who decides, which is saved and shown whenever it is said. */
export const say = (id: string, parts: Partial<Somewhere> = {}): Event => ({
  ...base,
  kind: "setup",
  id,
  decider: `Decider ${id}`,
  ...parts,
});

/** Words to the bot in Ana's conversation. */
export const says = (id: string, text: string, author = ana): Event => ({
  ...base,
  kind: "text",
  id,
  author,
  text,
  addressed: true,
});

/** Somebody begins again. */
export const restart = (id: string, parts: Partial<Somewhere> = {}): Event => ({
  ...base,
  kind: "command",
  id,
  name: "restart",
  ...parts,
});

export interface BotHarness {
  readonly clock: FakeClock;
  readonly store: SessionStore;
  readonly archive: PackArchive;
  readonly decisions: DecisionStore;
  readonly reviews: ReviewQueue;
  readonly database: OpenDatabase;
  readonly lines: string[];
  aBot(parts?: {
    store?: SessionStore;
    archive?: PackArchive;
    decisions?: DecisionStore;
    reviews?: ReviewQueue;
    messenger?: FakeMessenger;
    packs?: readonly [LoadedPack, ...LoadedPack[]];
    pack?: LoadedPack;
    house?: House;
  }): {
    bot: Bot;
    messenger: FakeMessenger;
  };
  /** The session as it is stored now. */
  stored(id: string | undefined): Promise<Session>;
}

/** A store, a clock that stands still, and bots as processes of their own; new for each test. */
export function botHarness(): BotHarness {
  const harness = {} as {
    -readonly [Part in keyof BotHarness]: BotHarness[Part];
  };
  beforeEach(() => void Object.assign(harness, fresh()));
  afterEach(() => harness.store.close());
  return harness;
}

/** `<session id>#<number>` of what arrived, in order, as numbers of one session. */
export const arrivedIn = (messenger: FakeMessenger, sessionId: string | undefined): number[] =>
  messenger.arrived
    .map(({ item }) => item.id.split("#"))
    .flatMap(([id, seq]) => (id === sessionId ? [Number(seq)] : []));

/** 0, 1, 2, … */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function fresh(): BotHarness {
  const clock = aFakeClock();
  const database = openDatabase(":memory:");
  const store = createSqliteStore(database);
  const archive = createSqlitePackArchive(database);
  const decisions = createSqliteDecisionStore(database);
  const reviews = createSqliteReviewQueue(database);
  const lines: string[] = [];
  const line = (_fields: Record<string, unknown>, message: string) => void lines.push(message);
  const log: Log = { info: line, warn: line, error: line };
  return {
    clock,
    store,
    archive,
    decisions,
    reviews,
    database,
    lines,
    aBot(parts = {}) {
      const messenger = parts.messenger ?? aFakeMessenger();
      const packs = parts.packs ?? ([parts.pack ?? smallPack] as const);
      const ports = {
        store: parts.store ?? store,
        archive: parts.archive ?? archive,
        decisions: parts.decisions ?? decisions,
        reviews: parts.reviews ?? reviews,
        zone: "Europe/Berlin",
        messenger,
        clock,
        log,
        packs,
        house: parts.house,
      };
      return {
        bot: createBot({ ...ports, ids: randomIds, replica: randomIds.next() }),
        messenger,
      };
    },
    async stored(id) {
      const read = await store.read(id ?? "");
      if (read.kind !== "found") throw new Error(`expected a session, got ${read.kind}`);
      return read.session;
    },
  };
}
