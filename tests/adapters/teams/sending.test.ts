import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Delivery } from "../../../src/ports.ts";
import { systemClock } from "../../../src/system-clock.ts";
import type { Tenant } from "../../fakes/connector/driver/tenant.ts";
import { type FakeConnector, startFakeConnector } from "../../fakes/connector/start-fake-connector.ts";
import { type ServedTeams, serveTeams } from "./serve-teams.ts";

let fake: FakeConnector;
let acme: Tenant;
let served: ServedTeams;

beforeEach(async () => {
  fake = await startFakeConnector();
  acme = fake.tenant("acme");
  for (const name of ["Ada", "Grace"]) acme.person(name);
  served = await serveTeams(fake, { tenant: acme.id });
});

afterEach(async () => {
  await served.close();
  await fake.stop();
});

const sent = () => fake.log.filter(({ call }) => call === "send" || call === "create");

/** Somebody begins in their personal chat. */
async function begun() {
  const ada = acme.as("Ada").personal();
  await ada.say("start");
  await served.delivered();
  await fake.settled();
  const session = await served.bot.session(served.sessionId ?? "");
  if (session === undefined) throw new Error("nothing was begun");
  return { ada, session };
}

/** Something said unasked: nobody has spoken, nothing is in the outbox. */
function unasked(session: Delivery["session"], kind: "send" | "update" = "send", ref?: string): Delivery {
  const reply = { kind: "notice" as const, text: "Still true?", buttons: [] };
  const outgoing = { to: "thread" as const, key: "notice", reply };
  const item = { id: `${session.id}#900`, kind, outgoing, claim: { by: "me", at: 0 }, state: "pending" as const };
  return { item, session, ref, ours: async () => true };
}

describe("a message nobody asked for", () => {
  test("reaches a personal chat", async () => {
    const { ada, session } = await begun();
    expect(await served.teams.messenger.deliver(unasked(session))).toMatchObject({ outcome: "sent" });
    expect(ada.visible().at(-1)?.words).toContain("Still true?");
  });

  test("reaches the right thread of a channel, and opens one where none is meant", async () => {
    acme.channel("arch", { members: ["Ada", "Grace"], bot: true });
    const [ada, grace] = [acme.as("Ada").in("arch"), acme.as("Grace").in("arch")];
    const { id: first } = await ada.mention("@bot start");
    await served.delivered();
    const session = await served.bot.session(served.sessionId ?? "");
    if (session === undefined) throw new Error("nothing was begun");
    await served.teams.messenger.deliver(unasked(session));
    expect(grace.visible(first).at(-1)?.words).toContain("Still true?");

    const channel = session.conversation.split("/").slice(0, 2).join("/");
    const elsewhere = { ...session, id: "another", conversation: channel, refs: {} };
    const opened = await served.teams.messenger.deliver(unasked(elsewhere));
    const last = grace.visible().at(-1);
    expect(last).toMatchObject({ thread: last?.id });
    expect(opened).toMatchObject({ outcome: "sent", opened: `${channel}/${last?.id}` });
    if (opened.outcome !== "sent") throw new Error("not sent");
    // What follows the first message goes into the thread it opened.
    await served.teams.messenger.deliver(unasked({ ...elsewhere, refs: { root: opened.ref ?? "" } }));
    expect(grace.visible(last?.id)).toHaveLength(2);
  });

  test("is not written once it falls to another process, neither into a chat nor as a new thread nor over another message", async () => {
    const { session } = await begun();
    acme.channel("arch", { members: ["Ada"], bot: true });
    await acme.as("Ada").in("arch").mention("@bot start");
    await served.delivered();
    await fake.settled();
    const inThread = await served.bot.session(served.sessionId ?? "");
    const channel = inThread?.conversation.split("/").slice(0, 2).join("/") ?? "";
    const unopened = { ...session, id: "another", conversation: channel, refs: {} };
    const before = sent().length;
    const changed = unasked(session, "update", session.refs["question-volume.0"]);
    const reads = () => JSON.stringify(fake.world.messages);
    const read = reads();
    for (const each of [unasked(session), unasked(unopened), changed]) {
      const delivery = { ...each, ours: async () => false };
      expect(await served.teams.messenger.deliver(delivery)).toEqual({ outcome: "overtaken" });
    }
    expect([sent().length, reads()]).toEqual([before, read]);
  });

  test("goes nowhere without an address", async () => {
    const { session } = await begun();
    const elsewhere = { ...session, conversation: "teams:other/a%3A9" };
    expect(await served.teams.messenger.deliver(unasked(elsewhere))).toMatchObject({ outcome: "refused" });
  });
});

test("in a busy chat whoever is told to come back has a turn kept, however many come meanwhile", async () => {
  await served.close();
  served = await serveTeams(fake, { tenant: acme.id, everyMs: 250 });
  const { session } = await begun();
  const before = sent().length;
  const one = (no: number) => {
    const delivery = unasked(session);
    return served.teams.messenger.deliver({ ...delivery, item: { ...delivery.item, id: `${session.id}#${no}` } });
  };
  const first = Array.from({ length: 14 }, (_, at) => one(900 + at));
  const last = await first.at(-1);
  if (last?.outcome !== "retry") throw new Error(`expected to be told to come back, got ${last?.outcome}`);
  const later = Array.from({ length: 3 }, (_, at) => one(950 + at));
  await systemClock.sleep(last.afterMs);
  expect(await one(913)).toMatchObject({ outcome: "sent" });
  const all = await Promise.all([...first, ...later]);
  expect(all.filter(({ outcome }) => outcome === "sent").length + 1).toBe(sent().length - before);
});

describe("what the connector answers", () => {
  test.each([
    ["412", { kind: "status", status: 412 }, "retry"],
    ["429", { kind: "limited", retryAfter: 2 }, "retry"],
    ["500", { kind: "status", status: 500 }, "unsure"],
    ["502", { kind: "status", status: 502 }, "unsure"],
    ["503", { kind: "status", status: 503 }, "unsure"],
    ["a reset", { kind: "reset" }, "unsure"],
    ["a reset after it arrived", { kind: "reset-after" }, "unsure"],
    ["413", { kind: "status", status: 413 }, "refused"],
  ] as const)("%s to a new message is asked once", async (_what, failure, outcome) => {
    const { session } = await begun();
    const before = sent().length;
    fake.fail("send", failure);
    const result = await served.teams.messenger.deliver(unasked(session));
    expect(result.outcome).toBe(outcome);
    if (result.outcome === "retry" && failure.kind === "limited") expect(result.afterMs).toBeGreaterThanOrEqual(2000);
    expect(sent().length - before).toBeLessThanOrEqual(1);
    // The failure was met by the one call there was.
    const again = await served.teams.messenger.deliver(unasked(session));
    expect(["sent", "retry"]).toContain(again.outcome);
  });

  test("403 stops everything unasked to this chat, visibly, until somebody speaks from there", async () => {
    const { ada, session } = await begun();
    fake.fail("send", { kind: "status", status: 403, code: "MessageWritesBlocked" });
    expect(await served.teams.messenger.deliver(unasked(session))).toMatchObject({ outcome: "refused" });
    const before = fake.log.length;
    expect(await served.teams.messenger.deliver(unasked(session))).toMatchObject({ outcome: "refused" });
    expect(fake.log).toHaveLength(before);
    expect(await served.stores.references.stopped(10)).toEqual([
      { conversation: session.conversation, reason: expect.stringMatching(/^HTTP 403/), at: expect.any(Number) },
    ]);
    await ada.say("status");
    await served.delivered();
    expect(await served.stores.references.stopped(10)).toEqual([]);
    expect(await served.teams.messenger.deliver(unasked(session))).toMatchObject({ outcome: "sent" });
  });

  test("a change of a message that is gone is done with", async () => {
    const { session } = await begun();
    fake.fail("update", { kind: "status", status: 404, code: "ActivityNotFoundInConversation" });
    const ref = session.refs.root ?? "";
    expect(await served.teams.messenger.deliver(unasked(session, "update", ref))).toMatchObject({ outcome: "sent" });
    expect(await served.stores.references.stopped(10)).toEqual([]);
  });

  test("a change is repeated until it works", async () => {
    const { ada } = await begun();
    fake.fail("update", { kind: "status", status: 502 }, { kind: "reset" });
    const question = ada.visible().at(-1);
    await ada.click(question?.id ?? "", "Up to 20");
    await fake.until(
      () => fake.log.find(({ call, answer }) => call === "update" && answer.status === 200),
      () => "the message was never changed",
    );
  });

  test("a message that may have arrived is sent once more and no third time", async () => {
    const { ada } = await begun();
    const question = ada.visible().at(-1);
    fake.fail("send", { kind: "reset-after" });
    await ada.click(question?.id ?? "", "Up to 20");
    const doubled = () => ada.visible().filter(({ words }) => words.includes("Does any of these hold?"));
    await fake.until(
      () => (doubled().length === 2 ? true : undefined),
      () => `it stands there ${doubled().length} times`,
    );
    await fake.settled();
    expect(doubled()).toHaveLength(2);
    expect(served.lines.filter((line) => line.startsWith("nobody knows"))).toHaveLength(1);
  });
});

describe("who can be spoken to", () => {
  test("where the app was taken away nothing is sent any more", async () => {
    const { session } = await begun();
    await acme.removeBot(acme.personal("Ada"), "Ada");
    await fake.settled();
    expect(await served.teams.messenger.deliver(unasked(session))).toMatchObject({ outcome: "refused" });
  });

  test("a pressed button is answered before anything is sent, and the thread is changed for everybody", async () => {
    acme.group("team", { members: ["Ada", "Grace"], bot: true });
    const [ada, grace] = [acme.as("Ada").in("team"), acme.as("Grace").in("team")];
    await ada.mention("@bot start");
    await served.delivered();
    await fake.settled();
    const before = fake.log.length;
    const question = ada.visible().at(-1);
    await ada.click(question?.id ?? "", "Up to 20");
    await served.delivered();
    await fake.settled();
    const press = fake.deliveries.at(-1);
    const answered = (press?.attempts[0]?.at ?? 0) + (press?.attempts[0]?.ms ?? 0);
    expect(Math.min(...fake.log.slice(before).map(({ at }) => at))).toBeGreaterThanOrEqual(Math.floor(answered) - 1);
    for (const seat of [ada, grace]) {
      expect(seat.visible().find(({ id }) => id === question?.id)?.words).toContain("Ada: Up to 20");
    }
    expect(fake.faults).toEqual([]);
    expect(press?.attempts).toHaveLength(1);
  });
});
