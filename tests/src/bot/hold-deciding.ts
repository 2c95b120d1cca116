import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { canonicalPack, type LoadedPack, parseCanonicalPack, readPack } from "../../../knowledge/index.ts";
import { type Bot, createBot, type Handled } from "../../../src/bot.ts";
import type { Event, Person } from "../../../src/conversation/event.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import type { DecisionStore, PackArchive, ReviewQueue, SessionStore } from "../../../src/ports.ts";
import { randomIds } from "../../../src/random-ids.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aFakeMessenger } from "../../fakes/a-fake-messenger.ts";

/** Everything a process keeps, opened by it alone. */
export interface Stores {
  readonly store: SessionStore;
  readonly decisions: DecisionStore;
  readonly reviews: ReviewQueue;
  readonly archive: PackArchive;
}

const pack = readPack(new URL("../../fixtures/packs/delivery", import.meta.url).pathname);
const newer = parseCanonicalPack(canonicalPack({ ...pack, manifest: { ...pack.manifest, version: "99.0.0" } }));
const [ana, bo]: [Person, Person] = [
  { id: "ana", name: "Ana" },
  { id: "bo", name: "Bo" },
];

/** One decision and no surprise, whoever accepts and signs when and where: two processes on one store, which `open` opens for each. */
export function holdDeciding(open: () => Promise<Stores>, remove: () => Promise<void>): void {
  let here: Bot;
  let there: Bot;
  let opened: Stores[];
  let decisions: DecisionStore;
  let table = 0;
  let count = 0;
  beforeAll(async () => {
    opened = [await open(), await open()];
    [here, there] = opened.map((stores) => botOn(stores, pack)) as [Bot, Bot];
    decisions = opened[0]!.decisions;
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    await Promise.all(opened.map(({ store }) => store.close()));
    await remove();
  });
  beforeEach(() => {
    table += 1;
  });

  const botOn = ({ store, decisions, reviews, archive }: Stores, first: LoadedPack): Bot => {
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (_: object, message: string) => expect.fail(message),
    };
    const clock = systemClock;
    const parts = {
      store,
      decisions,
      reviews,
      zone: "UTC",
      archive,
      clock,
      log,
      ids: randomIds,
      messenger: aFakeMessenger(),
    };
    return createBot({ ...parts, packs: [first], replica: randomIds.next() });
  };
  const workspace = () => `local${table}`;
  const on = (author: Person, session?: string) => {
    count += 1;
    const at = { workspace: workspace(), conversation: `${workspace()}/table` };
    return { id: `e${count}`, ...at, author, ...(session === undefined ? {} : { session }) };
  };
  const done = async (bot: Bot, event: Event): Promise<Handled> => {
    const handled = await bot.handle(event);
    await handled.delivered;
    return handled;
  };
  /** An interview that recommends the courier, as far as the recommendation. */
  const recommended = async (setup: { decider?: string } = {}): Promise<string> => {
    const { sessionId = "" } = await done(here, { ...on(ana), kind: "start", text: "" });
    if (setup.decider !== undefined) await done(here, { ...on(ana, sessionId), kind: "setup", ...setup });
    await done(here, answer(ana, sessionId, "volume", "few"));
    await done(here, { ...on(ana, sessionId), kind: "checklist", ticked: [] });
    await done(here, answer(ana, sessionId, "distance", "far"));
    await done(here, { ...on(ana, sessionId), kind: "command", name: "stop" });
    return sessionId;
  };
  const answer = (who: Person, session: string, question: string, choice: string): Event => ({
    ...on(who, session),
    kind: "answer",
    question,
    given: { kind: "choice", choice },
  });
  /** What the buttons a person sees there carry. */
  const shown = async (bot: Bot, session: string) => {
    const replies = (await bot.thread(session))?.replies.map(({ reply }) => reply) ?? [];
    const accept = replies
      .flatMap((reply) => (reply.kind === "recommendation" ? (reply.deciding?.on ?? []) : []))
      .at(-1);
    const sign = replies
      .flatMap((reply) => (reply.kind === "ratify" ? reply.buttons : []))
      .flatMap(({ act }) => (act.kind === "ratify" ? act.on : []))
      .at(-1);
    return { accept: accept ?? "", sign: sign ?? "" };
  };
  const accept = async (bot: Bot, who: Person, session: string): Promise<Event> => ({
    ...on(who, session),
    kind: "decide",
    option: "courier",
    on: (await shown(bot, session)).accept,
  });
  const sign = async (bot: Bot, who: Person, session: string): Promise<Event> => ({
    ...on(who, session),
    kind: "ratify",
    on: (await shown(bot, session)).sign,
  });
  const all = async (): Promise<Decision[]> => Array.fromAsync(decisions.all(workspace()));
  /** What somebody is told: at once, or by a message that was saved with the turn. */
  const words = ({ notices, saved }: Handled) => {
    const said = (saved?.said ?? []).flatMap((one) => ("outgoing" in one ? one.outgoing : []));
    return [...notices, ...said].map(({ reply }) => ("text" in reply ? reply.text : reply.kind)).join();
  };
  const outcomes = (list: readonly Handled[]) => list.map(({ outcome }) => outcome).sort();

  test("accepted twice and signed twice: one decision, and the second time is told that it is decided", async () => {
    const session = await recommended();
    await done(here, await accept(here, ana, session));
    await done(there, await accept(there, ana, session));
    const first = await sign(there, ana, session);
    expect((await done(here, first)).outcome).toBe("done");
    expect((await done(there, first)).outcome).toBe("duplicate");
    const second = await done(there, { ...first, ...on(ana, session) } as Event);
    expect([second.outcome, words(second)]).toEqual([
      "ignored",
      expect.stringMatching(/^This is decided: WM-1, signed by Ana\./),
    ]);
    const later = await done(there, await accept(there, ana, session));
    expect(words(later)).toMatch(/^This is decided: WM-1/);
    expect((await all()).map(({ id, outcome }) => [id, outcome])).toEqual([["WM-1", "Courier"]]);
    expect(await decisions.get(workspace(), "WM-1")).toMatchObject({ version: 1 });
  });

  test("signed at once at two processes, many times: one decision, and no number is spent", async () => {
    const session = await recommended();
    await done(here, await accept(here, ana, session));
    const drafts = await Promise.all([here, there, here, there, here, there].map((bot) => sign(bot, ana, session)));
    const signed = await Promise.all(drafts.map((event, at) => done(at % 2 === 0 ? here : there, event)));
    expect(outcomes(signed)).toEqual(["done", ...Array<string>(5).fill("ignored")]);
    expect((await all()).map(({ id }) => id)).toEqual(["WM-1"]);
    const { sessionId: next = "" } = await done(there, { ...on(ana, session), kind: "command", name: "restart" });
    expect(next).not.toBe(session);
    await done(here, answer(ana, next, "volume", "few"));
    await done(here, { ...on(ana, next), kind: "command", name: "stop" });
    await done(here, await accept(here, ana, next));
    await done(there, await sign(there, ana, next));
    const [old, newest] = await all();
    expect([old?.status, old?.supersededBy, newest?.id, newest?.supersedes]).toEqual([
      "superseded",
      "WM-2",
      "WM-2",
      "WM-1",
    ]);
  });

  test("accepted at once by two people where nobody is named: one of them signs, the other is told who", async () => {
    const session = await recommended();
    const [mine, theirs] = [await accept(here, ana, session), await accept(there, bo, session)];
    const taken = await Promise.all([done(here, mine), done(there, theirs)]);
    expect(outcomes(taken)).toEqual(["done", "ignored"]);
    const { ratification } = (await here.session(session)) ?? {};
    const [signer, other] = ratification?.by.id === "ana" ? [ana, bo] : [bo, ana];
    expect(words(taken.find(({ outcome }) => outcome === "ignored")!)).toMatch(
      new RegExp(`^${signer.name} decides here`),
    );
    const signed = await Promise.all([
      done(here, await sign(here, other, session)),
      done(there, await sign(there, signer, session)),
    ]);
    expect(outcomes(signed)).toEqual(["done", "ignored"]);
    expect((await all()).map(({ ratifiedBy }) => ratifiedBy)).toEqual([signer]);
  });

  test("where somebody is named, nobody else's click decides, also at the same time", async () => {
    const session = await recommended({ decider: "Bo" });
    const [mine, theirs] = [await accept(here, ana, session), await accept(there, bo, session)];
    const taken = await Promise.all([done(here, mine), done(there, theirs)]);
    expect([taken[0]!.outcome, words(taken[0]!), taken[1]!.outcome]).toEqual([
      "ignored",
      expect.stringMatching(/^Bo decides here/),
      "done",
    ]);
    expect(await all()).toEqual([]);
  });

  test("signed while what counts changes at another process: what is recorded is what was signed, or nothing", async () => {
    const session = await recommended();
    await done(here, await accept(here, ana, session));
    const draft = await sign(here, ana, session);
    const change: Event = { ...on(bo, session), kind: "consequences", chosen: ["risk", "running-effort"] };
    const [signed, changed] = await Promise.all([done(here, draft), done(there, change)]);
    const kept = await all();
    const { decided, consequences } = (await here.session(session)) ?? {};
    const recorded = kept.map(({ receipt }) => receipt?.consequences);
    // Whichever was first, the other one was told; never half of each.
    const first = {
      recorded,
      decided: decided?.id,
      changed: consequences !== undefined,
      told: decided === undefined ? words(signed) : words(changed),
    };
    expect([
      { recorded: [[]], decided: "WM-1", changed: false, told: expect.stringMatching(/^This is decided: WM-1/) },
      { recorded: [], decided: undefined, changed: true, told: expect.stringMatching(/so nothing was recorded/) },
    ]).toContainEqual(first);
  });

  test("signed after the answers changed, or the draft did: nothing is recorded, and the person is told", async () => {
    const session = await recommended();
    await done(here, await accept(here, ana, session));
    const old = await sign(here, ana, session);
    await done(there, { ...on(ana, session), kind: "ratify-details", title: "Parcels" });
    expect(words(await done(here, old))).toMatch(/reads differently now, so nothing was recorded/);
    await done(there, { ...on(ana, session), kind: "command", name: "change", argument: "3" });
    await done(there, answer(ana, session, "distance", "near"));
    const changed = await done(here, { ...on(ana, session), kind: "ratify" });
    expect(words(changed)).toMatch(/The answers changed since you chose, so nothing was recorded/);
    expect(await all()).toEqual([]);
  });

  test("signed where a newer pack runs: the record is of the pack the interview began with, and replays", async () => {
    const session = await recommended();
    await done(here, await accept(here, ana, session));
    const stores = await open();
    const updated = botOn(stores, newer);
    const draft = await sign(updated, ana, session);
    expect((await done(updated, draft)).outcome).toBe("done");
    const [only] = await all();
    expect(only?.receipt?.pack).toEqual({ id: pack.manifest.id, version: pack.manifest.version, hash: pack.hash });
    const said = await updated.log({ kind: "replay", id: "WM-1" }, { workspace: workspace(), person: ana });
    expect("text" in said && said.text).toMatch(
      /^WM-1 replayed: identical\. SHA-256 of the assessment: [0-9a-f]{64}\.\n- Since then: pack delivery is 99\.0\.0 here \(1\.0\.0 then\), so its evidence may differ\.$/,
    );
    await updated.close();
    await stores.store.close();
  });
}
