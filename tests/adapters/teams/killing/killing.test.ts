import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqlite, type SqliteStores } from "../../../../adapters/sqlite/open-sqlite.ts";
import { conversationAt, workspaceOf } from "../../../../adapters/teams/place.ts";
import { sessionId } from "../../../../src/identity.ts";
import { accepted, type Delivery } from "../../../fakes/connector/driver/attempt.ts";
import type { Seat, Seen } from "../../../fakes/connector/driver/seat.ts";
import type { Tenant } from "../../../fakes/connector/driver/tenant.ts";
import { type FakeConnector, startFakeConnector } from "../../../fakes/connector/start-fake-connector.ts";
import { STEPS } from "../../killing/steps.ts";
import { aProcess, type Process } from "./a-process.ts";

/** What Ana does while the process dies: words in the thread, or a press, which is answered with the card. */
const TURNS = [...STEPS.map((step) => ["words", step] as const), ["a press", "committed"] as const];

let fake: FakeConnector;
let acme: Tenant;
let stores: SqliteStores;
let serving: Process;
let other: Process;
const roots: [Seat, string][] = [];
const start = () => aProcess(folder, fake, acme.id);
const folder = mkdtempSync(join(tmpdir(), "waymark-killing-"));

beforeAll(async () => {
  fake = await startFakeConnector({ hurry: 2 });
  acme = fake.tenant("acme");
  acme.person("Ana");
  for (const turn of TURNS) acme.channel(turn.join(" "), { members: ["Ana"], bot: true });
  [serving, other] = await Promise.all([start(), start()]);
  stores = openSqlite(join(folder, "waymark.db"));
});

afterAll(async () => {
  await Promise.all([serving.stop(), other.stop()]);
  await stores.store.close();
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

const says = (words: string) => (message: Seen) => message.words.includes(words);

test.each(TURNS)(
  "%s, killed when the turn is %s: nothing acknowledged is lost, another process finishes it",
  async (what, step) => {
    const ana = acme.as("Ana").in(`${what} ${step}`);
    fake.pointTo({ url: serving.url });
    const { id: thread } = await ana.mention("@bot start");
    roots.push([ana, thread]);
    const first = await ana.sees(says("How many parcels"));
    await fake.settled();

    serving.dieAt(step);
    const acting = what === "words" ? ana.mention("@bot Up to 20", { thread }) : ana.click(first.id, "Up to 20");
    expect(await serving.ended).toBe("SIGKILL");
    fake.pointTo({ url: other.url });
    const next = what === "a press" ? undefined : start();
    const { deliveries } = await acting;
    await Promise.all(deliveries.map(({ last }) => last));
    const list = await ana.sees(says("Does any of these hold"));
    await expect.poll(async () => (await sessionAt(thread, ana)).outbox, { timeout: 8000 }).toEqual([]);

    expect(deliveries.map(({ attempts }) => attempts.some(accepted))).toEqual([true]);
    const { answers } = await sessionAt(thread, ana);
    expect(Object.values(answers.volume ?? {}).map(({ given }) => given)).toEqual([{ kind: "choice", choice: "few" }]);
    // Only when it died between the send and the mark can nobody know.
    expect(ana.visible().filter(says("Does any of these hold")).length).toBeLessThanOrEqual(step === "sent" ? 2 : 1);
    expect(ana.visible().find(({ id }) => id === first.id)?.words).toContain("Ana: Up to 20");

    // The thread goes on with whoever lives.
    const { told } = await ana.click(list.id, "None of these");
    expect(told === undefined || !told.includes("Unable")).toBe(true);
    await ana.sees(says("Where do most of them go?"));
    await fake.settled();
    [serving, other] = [other, (await next) ?? other];
  },
);

test("everything that was acknowledged in all of this is in the store", async () => {
  const sessions = await Promise.all(roots.map(([ana, thread]) => sessionAt(thread, ana)));
  const kept = new Set(sessions.flatMap(({ id, recentEvents }) => [id, ...recentEvents]));
  const acknowledged = fake.deliveries.filter(({ attempts }) => attempts.some(accepted)).map(eventId);
  const lost = acknowledged.filter((id) => !kept.has(id) && !kept.has(sessionId(workspaceOf(acme.id), id)));
  expect({ acknowledged: acknowledged.length, lost }).toEqual({ acknowledged: TURNS.length * 3, lost: [] });
  expect(fake.faults).toEqual([]);
});

test("all of it with tokens that were checked: without one nobody is heard", async () => {
  const activity = fake.deliveries.at(-1)?.activity ?? { type: "message" };
  expect((await fake.deliver(activity, { authorization: "" })).status).toBe(401);
});

async function sessionAt(thread: string, { chat }: Seat) {
  const id = await stores.store.pointer(conversationAt(workspaceOf(acme.id), { chat: chat.id, thread }));
  const read = await stores.store.read(id ?? "");
  if (read.kind !== "found") throw new Error(`the session is ${read.kind}`);
  return read.session;
}

/** What the bot knows an activity by. */
function eventId({ activity }: Delivery): string {
  const { id } = activity.conversation as { readonly id: string };
  const digest = createHash("sha256").update(`${id} ${activity.id}`).digest("base64url").slice(0, 22);
  return `${activity.type}/${digest}`;
}
