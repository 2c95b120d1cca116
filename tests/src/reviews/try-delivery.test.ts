import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqlite, type SqliteStores } from "../../../adapters/sqlite/open-sqlite.ts";
import { type Due, occurrenceId } from "../../../src/reviews/due.ts";
import { tryDelivery } from "../../../src/reviews/try-delivery.ts";
import { aFakeClock } from "../../fakes/a-fake-clock.ts";

const clock = aFakeClock();
const due: Due = { workspace: "local", subject: "WM-1", kind: "review", at: clock.now() };
let stores: SqliteStores;
let said: string[];
beforeEach(() => {
  stores = openSqlite(":memory:");
  said = [];
});
afterEach(() => stores.store.close());

/** Tries it, with work that notes what it is asked. */
async function tried(attempt: number, deliver: () => Promise<void> = async () => undefined): Promise<void> {
  const { reviews } = stores;
  const log = {
    info: () => undefined,
    warn: (_fields: object, message: string) => void said.push(message),
    error: (_fields: object, message: string) => void said.push(message),
  };
  const work = {
    async deliver(entry: Due) {
      said.push(`deliver ${occurrenceId(entry)}`);
      await deliver();
    },
    gaveUp: async (entry: Due) => void said.push(`gave up ${occurrenceId(entry)}`),
  };
  const noted = async () => (await reviews.failed("local", 9)).length > 0;
  await tryDelivery({ queue: reviews, noted, work, attempts: 3, clock, log }, due, attempt);
}

const name = occurrenceId(due);
const broken = () => Promise.reject(new Error("no such channel"));

test("what its subject is planned for is delivered", async () => {
  await stores.reviews.plan(due);
  await tried(1);
  expect(said).toEqual([`deliver ${name}`]);
});

test.each([
  ["nothing", undefined],
  ["another time", { ...due, at: due.at + 1 }],
  ["another kind", { ...due, kind: "nudge" as const }],
])("where its subject is planned for %s by now, nothing happens", async (_what, planned) => {
  if (planned !== undefined) await stores.reviews.plan(planned);
  await tried(1);
  await tried(9);
  expect([said, await stores.reviews.failed("local", 9)]).toEqual([[], []]);
});

test("before the last attempt a failure is passed on, to be tried again", async () => {
  await stores.reviews.plan(due);
  await expect(tried(2, broken)).rejects.toThrow("no such channel");
  expect(said).toEqual([`deliver ${name}`, "a review could not be delivered and is tried again"]);
  expect(await stores.reviews.failed("local", 9)).toEqual([]);
});

test("the last failure is noted with its reason, and then its subject is planned anew", async () => {
  await stores.reviews.plan(due);
  await tried(3, broken);
  const gaveUp = ["a review could not be delivered and was given up", `gave up ${name}`];
  expect(said).toEqual([`deliver ${name}`, ...gaveUp]);
  expect(await stores.reviews.failed("local", 9)).toEqual([
    { due, reason: "no such channel", attempts: 3, at: clock.now() },
  ]);
});

test("past the last attempt, as after one that ended with its process, it is given up and not tried", async () => {
  await stores.reviews.plan(due);
  await tried(4);
  expect(said).toEqual(["a review could not be delivered and was given up", `gave up ${name}`]);
  expect(await stores.reviews.failed("local", 9)).toEqual([
    { due, reason: "whoever delivered it stopped before the end", attempts: 3, at: clock.now() },
  ]);
});

test("what was noted is planned anew again and not delivered", async () => {
  await stores.reviews.plan(due);
  await stores.reviews.fail({ due, reason: "gone", attempts: 3, at: 1 });
  await tried(1);
  expect(said).toEqual([`gave up ${name}`]);
});
