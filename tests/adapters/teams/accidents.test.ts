import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { TEAMS_LIMITS } from "../../fakes/connector/api/rate-limit.ts";
import type { Seat, Seen } from "../../fakes/connector/driver/seat.ts";
import { deleteMessage, findMessage } from "../../fakes/connector/world/messages.ts";
import type { Table } from "./a-table.ts";
import { anOffice, type Office } from "./an-office.ts";
import type { ServedTeams } from "./serve-teams.ts";

const says = (words: string) => (message: Seen) => message.words.includes(words);
const LIST = "Does any of these hold";

let office: Office;
let served: ServedTeams;
let table: Table;
let ana: Seat;
let first: Seen;

beforeAll(async () => {
  office = await anOffice({ waits: { unsureMs: 300, retryMs: 50 }, timeoutMs: 1000 });
  served = await office.serve();
});
afterAll(() => office.close());

beforeEach(async () => {
  table = await office.table("groupChat", ["Ana"]);
  await table.speak("Ana", "start");
  ana = table.seat("Ana");
  first = await ana.sees(says("How many parcels"));
  await served.delivered();
  await office.fake.settled();
});

const lists = () => ana.visible().filter(says(LIST));
const posts = (from: number) =>
  office.fake.log.slice(from).filter(({ call, body }) => call === "send" && JSON.stringify(body).includes(LIST)).length;

async function quiet(): Promise<void> {
  await served.delivered();
  await office.fake.settled();
}

describe("a turn, with what the connector does to it", () => {
  test.each([
    ["412", { kind: "status", status: 412, code: "PreconditionFailed" }],
    ["429", { kind: "limited", retryAfter: 1 }],
    ["a connection that breaks before anything arrived", { kind: "reset" }],
  ] as const)("%s: it is sent again, and stands there once", async (_what, failure) => {
    office.fake.fail("send", failure);
    await ana.click(first.id, "Up to 20");
    await ana.sees(says(LIST));
    await quiet();
    expect(lists()).toHaveLength(1);
  });

  test.each([
    ["500", { kind: "status", status: 500 }],
    ["502", { kind: "status", status: 502 }],
    ["503", { kind: "status", status: 503 }],
  ] as const)("%s of a new message: nobody knows, so it is sent once more, and counted", async (_what, failure) => {
    const [from, lines] = [office.fake.log.length, served.lines.length];
    office.fake.fail("send", failure);
    await ana.click(first.id, "Up to 20");
    await ana.sees(says(LIST));
    await quiet();
    // The SDK itself repeats nothing.
    expect(posts(from)).toBe(2);
    expect(served.lines.slice(lines).filter((line) => line.includes("it is sent once more"))).toHaveLength(1);
  });

  test("an answer that never comes is waited for so long and no longer; nobody knows, so it is sent once more", async () => {
    const lines = served.lines.length;
    office.fake.fail("send", { kind: "slow", ms: 4000 });
    await ana.click(first.id, "Up to 20");
    await ana.sees(says(LIST));
    await served.delivered();
    const unsure = served.lines.slice(lines).filter((line) => line.includes("it is sent once more"));
    expect(unsure).toEqual([expect.stringMatching(/AbortError|ABORT|REQUEST_SEND_ERROR/)]);
    await office.fake.until(
      () => (lists().length === 2 ? true : undefined),
      () => "the slow one never arrived",
    );
  });

  test("429 is obeyed, and another chat is not held up by it", async () => {
    office.fake.fail("send", { kind: "limited", retryAfter: 2 });
    const startedAt = Date.now();
    await ana.click(first.id, "Up to 20");
    const other = await office.table("personal", ["Ben"]);
    await other.speak("Ben", "start");
    await other.seat("Ben").sees(says("How many parcels"));
    expect(Date.now() - startedAt).toBeLessThan(1900);
    await ana.sees(says(LIST));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1990);
  });

  test("a message that somebody deleted is passed over, and the rest goes on", async () => {
    const message = findMessage(office.fake.world, ana.chat.id, first.id);
    if (message === undefined) throw new Error("there is no message");
    deleteMessage(office.fake.world, message);
    await table.speak("Ana", "up to 20");
    await ana.sees(says(LIST));
    await quiet();
    await table.speak("Ana", "none of these");
    await ana.sees(says("Where do most of them go?"));
  });

  test("a thread that somebody deleted does not silence its channel", async () => {
    const channel = await office.table("channel", ["Ben"]);
    await channel.speak("Ben", "start");
    const ben = channel.seat("Ben");
    const asked = await ben.sees(says("How many parcels"));
    await quiet();
    const root = findMessage(office.fake.world, ben.chat.id, channel.thread);
    if (root === undefined) throw new Error("there is no thread");
    deleteMessage(office.fake.world, root);
    await ben.click(asked.id, "Up to 20");
    await quiet();
    expect((await served.stores.references.stopped(50)).map(({ conversation }) => conversation)).not.toContainEqual(
      expect.stringContaining(encodeURIComponent(ben.chat.id)),
    );
  });
});

describe("at the pace of Teams", () => {
  test("nothing is refused for being too much", async () => {
    const busy = await anOffice({ everyMs: 550 }, { limits: TEAMS_LIMITS });
    try {
      const channel = await busy.table("channel", ["Ana", "Ben"]);
      await channel.speak("Ana", "start");
      const ben = channel.seat("Ben");
      await ben.sees(says("How many parcels"));
      for (const said of ["status", "help", "status"]) await channel.speak("Ben", said);
      await channel.speak("Ana", "up to 20");
      await ben.sees(says(LIST), 15_000);
      await busy.fake.settled();
      expect(busy.fake.refused()).toEqual([]);
    } finally {
      await busy.close();
    }
  });
});
