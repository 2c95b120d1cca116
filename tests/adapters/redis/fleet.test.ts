import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { writeSession } from "../../../adapters/redis/commit.ts";
import { connectRedis } from "../../../adapters/redis/connect.ts";
import { readPack } from "../../../knowledge/index.ts";
import { bucketOf, outboxItemId } from "../../../src/identity.ts";
import { aSession, withItems } from "../../contracts/a-session.ts";
import { aReplica, type Replica } from "./a-bot.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";
import { conversationNo, hearsIn, PEOPLE, pressIn, startIn, WORKSPACE } from "./an-interview.ts";
import { failingLog } from "./hold-contracts.ts";

const pack = readPack(join(import.meta.dirname, "../../fixtures/packs/delivery"));
const [ana, ben, cleo] = PEOPLE as [(typeof PEOPLE)[0], (typeof PEOPLE)[0], (typeof PEOPLE)[0]];

let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.stop());

let fleet: Replica[] = [];
afterEach(async () => {
  await Promise.all(fleet.map((each) => each.close()));
  fleet = [];
});
const three = async (): Promise<[Replica, Replica, Replica]> => {
  fleet = await Promise.all([1, 2, 3].map(() => aReplica(redis.url, pack)));
  return fleet as [Replica, Replica, Replica];
};

/** What all of them sent, by the reply's name, in the order it was sent. */
const sent = (): string[] => fleet.flatMap(({ messenger }) => messenger.arrived.map(({ item }) => item.id));
const empty = async (id: string): Promise<void> => {
  await expect.poll(async () => (await fleet[0]?.bot.session(id))?.outbox, { timeout: 5000 }).toEqual([]);
};
/** Every reply of the session exactly once. */
const eachOnce = async (id: string): Promise<void> => {
  await empty(id);
  const session = await fleet[0]?.bot.session(id);
  const all = Array.from({ length: session?.seq ?? 0 }, (_, seq) => outboxItemId(id, seq));
  const ours = sent().filter((item) => item.startsWith(`${id}#`));
  expect(ours.toSorted()).toEqual(all.toSorted());
};
const begun = async ({ bot }: Replica, no: number): Promise<string> => {
  const { sessionId = "", delivered } = await bot.handle(startIn(no));
  await delivered;
  return sessionId;
};
const answersOf = async (id: string, question: string) =>
  Object.values((await fleet[0]?.bot.session(id))?.answers[question] ?? {}).map(({ author, given }) => [
    author.name,
    given.kind === "choice" ? given.choice : given.kind,
  ]);

describe("any process can take any message", () => {
  test("people who press at the same moment, each at another process: every answer is kept, every reply is sent once", async () => {
    const replicas = await three();
    const id = await begun(replicas[0], 1);
    const presses = [
      pressIn(1, 1, id, "volume", "few", ana),
      pressIn(1, 2, id, "volume", "some", ben),
      pressIn(1, 3, id, "volume", "many", cleo),
    ];
    const handled = await Promise.all(presses.map((press, index) => replicas[index]!.bot.handle(press)));
    expect(handled.map(({ outcome }) => outcome)).toEqual(["done", "done", "done"]);
    await Promise.all(handled.map(({ delivered }) => delivered));
    expect((await answersOf(id, "volume")).toSorted()).toEqual([
      ["ana", "few"],
      ["ben", "some"],
      ["cleo", "many"],
    ]);
    await eachOnce(id);
  });

  test("one event at three processes at once, and once more later, counts once", async () => {
    const replicas = await three();
    const id = await begun(replicas[1], 2);
    const press = pressIn(2, 1, id, "volume", "few");
    const handled = await Promise.all(replicas.map(({ bot }) => bot.handle(press)));
    expect(handled.map(({ outcome }) => outcome).toSorted()).toEqual(["done", "duplicate", "duplicate"]);
    expect((await replicas[2].bot.handle(press)).outcome).toBe("duplicate");
    await eachOnce(id);
  });

  test("an event that comes again when the session has forgotten it changes nothing", async () => {
    const [one, two] = await three();
    const id = await begun(one, 3);
    const first = hearsIn(3, 1, id);
    for (let n = 1; n < 70; n += 1) await one.bot.handle(hearsIn(3, n, id));
    expect((await two.bot.session(id))?.recentEvents).not.toContain(first.id);
    expect((await two.bot.handle(first)).outcome).toBe("duplicate");
  });

  test("answers that come in another order than they were given are all kept", async () => {
    const replicas = await three();
    const id = await begun(replicas[0], 4);
    await replicas[0].bot.handle(pressIn(4, 1, id, "volume", "some"));
    const checklist = { workspace: WORKSPACE, conversation: conversationNo(4), author: ana, session: id, ticked: [] };
    // The answer to what follows is here before the one it follows from.
    const late = pressIn(4, 3, id, "volume", "many", ben);
    const [second, first] = await Promise.all([
      replicas[1].bot.handle(late),
      replicas[2].bot.handle({ kind: "checklist", id: "click/checklist", ...checklist }),
    ]);
    expect([first.outcome, second.outcome]).toEqual(["done", "done"]);
    const session = await replicas[0].bot.session(id);
    expect([session?.checklist?.by.name, await answersOf(id, "volume")]).toEqual([
      "ana",
      [
        ["ana", "some"],
        ["ben", "many"],
      ],
    ]);
    await eachOnce(id);
  });

  test("one start at three processes opens one interview, and two starts at once leave one open", async () => {
    const replicas = await three();
    const handled = await Promise.all(replicas.map(({ bot }) => bot.handle(startIn(5))));
    expect(handled.map(({ outcome }) => outcome).toSorted()).toEqual(["done", "duplicate", "duplicate"]);
    await eachOnce(handled[0]?.sessionId ?? "");
    const starts = [startIn(6), { ...startIn(6), id: "another" }, { ...startIn(6), id: "a third" }];
    const raced = await Promise.all(starts.map((event, index) => replicas[index]!.bot.handle(event)));
    const open = await replicas[0].store.pointer(conversationNo(6));
    expect(raced.filter(({ outcome, sessionId }) => outcome === "done" && sessionId === open)).not.toEqual([]);
    expect(new Set(raced.map(({ sessionId }) => sessionId)).size).toBe(1);
    await eachOnce(open ?? "");
  });
});

describe("an interview whose opening was cut off", () => {
  const cutOff = async (no: number) => {
    const link = await connectRedis({ url: redis.url, prefix: "waymark:", log: failingLog });
    const session = withItems(aSession({ id: `cut-${no}`, conversation: conversationNo(no) }), { by: "dead", at: 1 });
    expect(await writeSession(link, { session, expected: 0, opening: { previous: "" } })).toMatchObject({ ok: true });
    await link.close();
    return session;
  };

  test("is opened by whoever takes up what is undelivered", async () => {
    const [one] = await three();
    const { id, conversation } = await cutOff(7);
    expect(await one.store.pointer(conversation)).toBeUndefined();
    expect(await one.store.recent("local", "ana", 5)).toEqual([]);
    expect(await one.store.undelivered(bucketOf(id), Date.now(), 10)).toEqual([id]);
    expect(await one.store.pointer(conversation)).toBe(id);
    expect((await one.store.recent("local", "ana", 5)).map((session) => session.id)).toEqual([id]);
    await one.store.remove(id);
  });

  test("is gone where another one was opened meanwhile", async () => {
    const [one] = await three();
    const { id, conversation } = await cutOff(8);
    const opened = await begun(one, 8);
    expect(await one.store.undelivered(bucketOf(id), Date.now(), 10)).not.toContain(id);
    expect([await one.store.read(id), await one.store.pointer(conversation)]).toEqual([{ kind: "absent" }, opened]);
  });

  test("is ended by the same event, when that comes again", async () => {
    const [one, two] = await three();
    const session = { ...(await cutOff(9)), workspace: WORKSPACE };
    const again = { session, expected: 0, pointer: { previous: null } };
    expect(await one.store.commit(again)).toMatchObject({ ok: false, reason: "version" });
    expect(await two.store.pointer(session.conversation)).toBe(session.id);
    await one.store.remove(session.id);
  });
});
