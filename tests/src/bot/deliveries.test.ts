import { describe, expect, test } from "vitest";
import type { OutboxItem } from "../../../src/conversation/session.ts";
import { outboxItemId } from "../../../src/identity.ts";
import { aNotice, aSession } from "../../contracts/a-session.ts";
import { deliveryHarness, numbers } from "./delivery-harness.ts";

const at = deliveryHarness();

describe("delivering", () => {
  test("sends in order, marks, and keeps the platform's names", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    const session = await at.committed("r1", 3);
    await deliveries.add(session);
    await deliveries.close();
    expect([numbers(messenger), await at.left()]).toEqual([[0, 1, 2], []]);
    expect(await at.store.read(session.id)).toMatchObject({
      session: { refs: { "message-0": "m1", "message-2": "m3" } },
    });
  });

  test("keeps the order over turns that are committed while the first is still being sent", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    const first = deliveries.add(await at.committed("r1", 2));
    const second = deliveries.add(await at.committed("r1", 2));
    await Promise.all([first, second]);
    expect(numbers(messenger)).toEqual([0, 1, 2, 3]);
  });

  test("gives an update the name the message got when it was sent, by whichever process", async () => {
    const other = at.aProcess("r2");
    await other.deliveries.add(await at.committed("r2", 1));
    await other.deliveries.close();
    const { deliveries, messenger } = at.aProcess("r1");
    const read = await at.store.read(aSession().id);
    if (read.kind !== "found") throw new Error(read.kind);
    const update: OutboxItem = {
      id: outboxItemId(aSession().id, 1),
      kind: "update",
      outgoing: aNotice("new words", "message-0"),
      claim: { by: "r1", at: at.clock.now() },
      state: "pending",
    };
    // A copy from before the other process learnt the name.
    const session = { ...read.session, seq: 2, refs: {}, outbox: [update] };
    await at.store.commit({ session, expected: read.version });
    await deliveries.add(session);
    expect(messenger.arrived.map(({ ref }) => ref)).toEqual(["m1"]);
  });

  test("a failing platform loses nothing: it is tried again, later each time, and the order stays", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    const retry = { outcome: "retry", afterMs: 0, reason: "503" } as const;
    messenger.fail(retry, retry, retry);
    await deliveries.add(await at.committed("r1", 2));
    expect([numbers(messenger), messenger.asked()]).toEqual([[], 1]);
    await at.clock.pass(499);
    expect(messenger.asked()).toBe(1);
    await at.clock.pass(1);
    expect(messenger.asked()).toBe(2);
    await at.clock.pass(1000 + 2000);
    expect([numbers(messenger), await at.left()]).toEqual([[0, 1], []]);
  });

  test("waits as long as the platform asks", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    messenger.fail({ outcome: "retry", afterMs: 20_000, reason: "rate limit" });
    await deliveries.add(await at.committed("r1", 1));
    await at.clock.pass(19_999);
    expect(messenger.asked()).toBe(1);
    await at.clock.pass(1);
    expect(numbers(messenger)).toEqual([0]);
  });

  test("an unknown outcome is sent once more after the wait, and no third time", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    const unsure = { outcome: "unsure", reason: "reset" } as const;
    messenger.fail(unsure, unsure);
    await deliveries.add(await at.committed("r1", 2));
    expect((await at.store.read(aSession().id)) as object).toMatchObject({
      session: { outbox: [{ state: "unsure" }, {}] },
    });
    await at.clock.pass(29_999);
    expect(messenger.asked()).toBe(1);
    await at.clock.pass(1);
    expect([messenger.asked(), numbers(messenger), await at.left()]).toEqual([3, [1], []]);
    await at.clock.pass(600_000);
    expect(messenger.asked()).toBe(3);
    expect(at.lines).toEqual([
      "nobody knows whether a reply arrived; it is sent once more",
      "a reply was sent twice and its fate is still unknown",
    ]);
  });

  test("an update of unknown outcome is simply repeated", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    const unsure = { outcome: "unsure", reason: "reset" } as const;
    messenger.fail(unsure, unsure, unsure);
    await deliveries.add(await at.committed("r1", 1, "update"));
    await at.clock.pass(500 + 1000 + 2000);
    expect(numbers(messenger)).toEqual([0]);
  });

  test("a client that throws counts as an unknown outcome", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    messenger.fail("throw");
    await deliveries.add(await at.committed("r1", 1));
    await at.clock.pass(30_000);
    expect(numbers(messenger)).toEqual([0]);
  });

  test("a platform that does not answer leaves the outcome unknown, and holds nothing up for longer", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    messenger.fail("hang");
    void deliveries.add(await at.committed("r1", 2));
    await at.clock.pass(10_000 + 30_000);
    expect([numbers(messenger), messenger.asked()]).toEqual([[0, 1], 3]);
  });

  test("what the platform refuses for good is dropped and logged, and the next reply goes out", async () => {
    const { deliveries, messenger } = at.aProcess("r1");
    messenger.fail({ outcome: "refused", reason: "channel_not_found" });
    await deliveries.add(await at.committed("r1", 2));
    await deliveries.close();
    expect([numbers(messenger), await at.left(), at.lines]).toEqual([[1], [], ["a reply was refused and is dropped"]]);
  });
});
