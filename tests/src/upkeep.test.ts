import { expect, test } from "vitest";
import { beginUpkeep } from "../../src/upkeep.ts";
import { aFakeClock } from "../fakes/a-fake-clock.ts";

const DAY = 86_400_000;

function begun(parts: { recover?: () => Promise<number> } = {}) {
  const clock = aFakeClock();
  const recovered: number[] = [];
  const expired: [number, number][] = [];
  const lines: string[] = [];
  const line = (_fields: object, message: string) => void lines.push(message);
  const begin = clock.now();
  const end = beginUpkeep({
    bot: {
      recover: async () => {
        recovered.push(clock.now() - begin);
        return (await parts.recover?.()) ?? 0;
      },
    },
    store: {
      expire: async (idle, recommended) => {
        expired.push([clock.now() - idle, clock.now() - recommended]);
        return 0;
      },
    },
    clock,
    log: { info: line, warn: line, error: line },
    recoverMs: 15_000,
    expireMs: 3_600_000,
    retentionDays: 90,
  });
  return { clock, recovered, expired, lines, end };
}

test("looks for undelivered replies at once and then again and again", async () => {
  const { clock, recovered, end } = begun();
  await clock.pass(31_000);
  expect(recovered).toEqual([0, 15_000, 30_000]);
  await end();
  await clock.pass(60_000);
  expect([recovered.length, clock.sleepers()]).toEqual([3, 0]);
});

test("removes what is idle for the days set, and what has a recommendation after twice as long", async () => {
  const { clock, expired, end } = begun();
  await clock.pass(3_600_000);
  expect(expired).toEqual([
    [90 * DAY, 180 * DAY],
    [90 * DAY, 180 * DAY],
  ]);
  await end();
});

test("goes on after a failure, and says so", async () => {
  let failures = 1;
  const { clock, recovered, lines, end } = begun({
    recover: async () => {
      if (failures-- > 0) throw new Error("locked");
      return 0;
    },
  });
  await clock.pass(15_000);
  expect([recovered.length, lines]).toEqual([2, ["taking up undelivered replies failed and is tried again"]]);
  await end();
});

test("waits, when it ends, for what is running", async () => {
  const release = Promise.withResolvers<number>();
  const { clock, end } = begun({ recover: () => release.promise });
  let ended = false;
  const ending = end().then(() => {
    ended = true;
  });
  await clock.pass(1_000);
  expect(ended).toBe(false);
  release.resolve(0);
  await ending;
});
