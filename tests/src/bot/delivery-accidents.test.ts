import { describe, expect, test } from "vitest";
import { outboxItemId } from "../../../src/identity.ts";
import type { SessionStore } from "../../../src/ports.ts";
import { aSession } from "../../contracts/a-session.ts";
import { aFakeMessenger, type FakeMessenger } from "../../fakes/a-fake-messenger.ts";
import { deliveryHarness, numbers } from "./delivery-harness.ts";

const at = deliveryHarness();

describe("several processes", () => {
  test("a reply of a process that died is taken over after the claim's time, not before", async () => {
    const session = await at.committed("dead", 2);
    const { deliveries, messenger } = at.aProcess("r1");
    void deliveries.add(session);
    await at.clock.pass(29_000);
    expect(numbers(messenger)).toEqual([]);
    await at.clock.pass(2_000);
    expect([numbers(messenger), await at.left()]).toEqual([[0, 1], []]);
  });

  test("own replies wait behind older ones another process is still sending", async () => {
    await at.committed("r2", 1);
    const { deliveries, messenger } = at.aProcess("r1");
    void deliveries.add(await at.committed("r1", 1));
    await at.clock.pass(1_000);
    expect(numbers(messenger)).toEqual([]);
    await at.store.markSent(aSession().id, outboxItemId(aSession().id, 0), undefined);
    await at.clock.pass(1_000);
    expect(numbers(messenger)).toEqual([1]);
  });

  test("a process that stalled between commit and sending does not send what another has taken over", async () => {
    const session = await at.committed("r1", 1);
    const stalled = at.aProcess("r1");
    await at.clock.pass(31_000);
    const other = at.aProcess("r2");
    await other.deliveries.add(session);
    void stalled.deliveries.add(session);
    await at.clock.pass(5_000);
    expect([numbers(other.messenger), numbers(stalled.messenger)]).toEqual([[0], []]);
  });

  test("what another took over while the messenger was waiting to write is not written", async () => {
    const session = await at.committed("r1", 1);
    const slow = aSlowMessenger();
    const { deliveries } = at.aProcess("r1", { messenger: slow, waits: { sendMs: 60_000 } });
    void deliveries.add(session);
    await at.clock.pass(31_000);
    const other = at.aProcess("r2");
    await other.deliveries.add(session);
    slow.goOn();
    await at.clock.pass(60_000);
    expect([numbers(other.messenger), numbers(slow), await at.left()]).toEqual([[0], [], []]);
  });

  test("what fails or hangs before it is written is tried again until it goes out, and is never doubtful", async () => {
    const inner = aFakeMessenger();
    let tries = 0;
    const messenger: FakeMessenger = {
      ...inner,
      async deliver(delivery) {
        tries += 1;
        if (tries < 4) throw new Error("nobody says how to reach them");
        if (tries === 4) await new Promise(() => undefined);
        return inner.deliver(delivery);
      },
    };
    const { deliveries } = at.aProcess("r1", { messenger });
    void deliveries.add(await at.committed("r1", 1));
    await at.clock.pass(40_000);
    expect([tries, numbers(messenger), await at.left()]).toEqual([5, [0], []]);
    expect(new Set(at.lines)).toEqual(new Set(["a delivery failed and is tried again"]));
  });

  test("what was given up on while the messenger was waiting to write is written once, by the next try", async () => {
    const slow = aSlowMessenger();
    const { deliveries } = at.aProcess("r1", { messenger: slow });
    void deliveries.add(await at.committed("r1", 1));
    await at.clock.pass(11_000);
    slow.goOn();
    await at.clock.pass(60_000);
    expect([numbers(slow), await at.left()]).toEqual([[0], []]);
  });

  test("a reply of unknown fate is waited out by the one that sent it, though its claim was old", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    const session = await at.committed("r1", 1);
    messenger.fail({ outcome: "retry", afterMs: 14_000, reason: "429" }, { outcome: "unsure", reason: "reset" });
    void deliveries.add(session);
    await at.clock.pass(14_000);
    const other = at.aProcess("r2");
    void other.deliveries.add(session);
    await at.clock.pass(29_000);
    expect([messenger.asked(), other.messenger.asked()]).toEqual([2, 0]);
    await at.clock.pass(2_000);
    expect([[...numbers(messenger), ...numbers(other.messenger)], await at.left()]).toEqual([[0], []]);
  });

  test("of many that find an abandoned reply at once, one sends it", async () => {
    const session = await at.committed("dead", 1);
    await at.clock.pass(31_000);
    const messenger = aFakeMessenger();
    const processes = Array.from({ length: 8 }, (_, index) => at.aProcess(`r${index}`, { messenger }));
    for (const { deliveries } of processes) void deliveries.add(session);
    await at.clock.pass(5_000);
    expect(numbers(messenger)).toEqual([0]);
  });
});

describe("a store that fails", () => {
  test("while marking: nothing is sent twice here, and it is marked when it is found again", async () => {
    let broken = true;
    const flaky: SessionStore = {
      ...at.store,
      markSent: (...args) => (broken ? Promise.reject(new Error("disk full")) : at.store.markSent(...args)),
    };
    const { deliveries, messenger } = at.aProcess("r1", { store: flaky });
    const session = await at.committed("r1", 1);
    await deliveries.add(session);
    await at.clock.pass(0);
    expect([numbers(messenger), await at.left(), at.lines]).toEqual([[0], [0], ["delivered, but not marked"]]);
    broken = false;
    await deliveries.markAgain(session);
    await deliveries.add(session);
    await at.clock.pass(60_000);
    expect([numbers(messenger), await at.left()]).toEqual([[0], []]);
  });

  test("while marking, for a moment: it is marked before the claim is old, and nobody else sends it", async () => {
    let failures = 3;
    const flaky: SessionStore = {
      ...at.store,
      markSent: (...args) => (failures-- > 0 ? Promise.reject(new Error("away")) : at.store.markSent(...args)),
    };
    const session = await at.committed("r1", 1);
    const one = at.aProcess("r1", { store: flaky });
    await one.deliveries.add(session);
    const other = at.aProcess("r2");
    void other.deliveries.add(session);
    await at.clock.pass(40_000);
    expect([numbers(one.messenger), numbers(other.messenger), await at.left(), at.lines]).toEqual([
      [0],
      [],
      [],
      ["delivered, but not marked"],
    ]);
  });

  test("while marking, for longer than a claim lasts: it is given up, and nothing is left running", async () => {
    const dead: SessionStore = { ...at.store, markSent: () => Promise.reject(new Error("away")) };
    const { deliveries, messenger } = at.aProcess("r1", { store: dead });
    await deliveries.add(await at.committed("r1", 1));
    await at.clock.pass(40_000);
    expect([numbers(messenger), await at.left(), at.clock.sleepers()]).toEqual([[0], [0], 0]);
    await deliveries.close();
  });

  test("while it is noted that a reply is of unknown fate: it is sent once more after the whole wait, and not dropped", async () => {
    const flaky: SessionStore = { ...at.store, markUnsure: () => Promise.reject(new Error("away")) };
    const { deliveries, messenger } = at.aProcess("r1", { store: flaky });
    messenger.fail({ outcome: "unsure", reason: "reset" });
    await deliveries.add(await at.committed("r1", 1));
    await at.clock.pass(29_900);
    expect(messenger.asked()).toBe(1);
    await at.clock.pass(200);
    expect([messenger.asked(), numbers(messenger), await at.left()]).toEqual([2, [0], []]);
  });

  test("while claiming: it is tried again", async () => {
    let failures = 2;
    const flaky: SessionStore = {
      ...at.store,
      claim: (...args) => (failures-- > 0 ? Promise.reject(new Error("locked")) : at.store.claim(...args)),
    };
    const session = await at.committed("dead", 1);
    await at.clock.pass(31_000);
    const { deliveries, messenger } = at.aProcess("r1", { store: flaky });
    void deliveries.add(session);
    await at.clock.pass(5_000);
    expect(numbers(messenger)).toEqual([0]);
  });
});

describe("closing", () => {
  test("sends what is waiting, and leaves what was put off in the store", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    const sending = deliveries.add(await at.committed("r1", 3));
    await deliveries.close();
    await sending;
    expect([numbers(messenger), await at.left()]).toEqual([[0, 1, 2], []]);

    const later = at.aProcess("r2");
    later.messenger.fail({ outcome: "retry", afterMs: 10_000, reason: "503" });
    await later.deliveries.add(await at.committed("r2", 2));
    await later.deliveries.close();
    expect([numbers(later.messenger), await at.left(), at.clock.sleepers()]).toEqual([[], [3, 4], 0]);
  });
});

/** A platform that keeps a message waiting until it is told to go on, and then asks whose it is. */
function aSlowMessenger(): FakeMessenger & { goOn(): void } {
  const inner = aFakeMessenger();
  const gate = Promise.withResolvers<void>();
  return {
    ...inner,
    goOn: () => gate.resolve(),
    async deliver(delivery) {
      await gate.promise;
      return (await delivery.ours()) ? inner.deliver(delivery) : { outcome: "overtaken" };
    },
  };
}
