import { expect, test } from "vitest";
import { carry } from "../../../src/bot/carry.ts";
import type { Message } from "../../../src/conversation/session.ts";
import type { Delivery } from "../../../src/ports.ts";

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  "what is given up on while it waits is not written after all, however close (turns between: %i)",
  async (turns) => {
    // As in a process that stood still: its write and the time that it is waited for come in the same moment.
    const woken = Promise.withResolvers<void>();
    let written = false;
    const messenger = {
      async deliver({ ours }: Delivery) {
        await woken.promise;
        written = await ours();
        return new Promise<never>(() => undefined);
      },
    };
    const sleep = async () => {
      await woken.promise;
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    };
    const claims = { held: async <Item>(item: Item) => item };
    const ports = { messenger, claims, clock: { now: () => 0, sleep }, waits: { sendMs: 1 } };
    const carried = carry(ports, { item: {} as Message } as Delivery);
    woken.resolve();
    const { outcome } = await carried;
    await new Promise((resolve) => setImmediate(resolve));
    expect(outcome).toBe(written ? "unsure" : "retry");
  },
);
