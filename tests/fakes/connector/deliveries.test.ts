import { afterEach, expect, test } from "vitest";
import { anApp } from "../slack/an-app.ts";
import { type FakeConnector, startFakeConnector } from "./start-fake-connector.ts";

let fake: FakeConnector;
let app: Awaited<ReturnType<typeof anApp>>;

afterEach(async () => {
  await app.stop();
  await fake.stop();
});

async function begin(...answers: (number | "never")[]) {
  fake = await startFakeConnector({ hurry: 100 });
  app = await anApp(...answers);
  fake.pointTo(app);
  const acme = fake.tenant("acme");
  acme.person("ana");
  return acme.as("ana").personal();
}

test("a message without an answer in time is sent twice more, with the same id", async () => {
  const ana = await begin("never", "never", 200);
  const { deliveries } = await ana.say("hello");
  const last = await deliveries[0]?.last;
  expect(last).toMatchObject({ status: 200, retry: 2 });
  expect(deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(["timeout", "timeout", "answered"]);
  expect(new Set(app.received.map(({ body }) => JSON.parse(body).id)).size).toBe(1);
});

test("an answer of any status is an answer", async () => {
  const ana = await begin(503, 200);
  const { deliveries } = await ana.say("hello");
  await deliveries[0]?.last;
  expect(app.received).toHaveLength(1);
});

test("a lost connection is tried again, and a token is fresh each time", async () => {
  const ana = await begin();
  fake.pointTo({ url: "http://127.0.0.1:9/" });
  const { deliveries } = await ana.say("hello");
  fake.pointTo(app);
  expect(await deliveries[0]?.last).toMatchObject({ status: 200, retry: 1 });
});

test("the same bytes and token once more", async () => {
  const ana = await begin();
  const { attempts } = await ana.say("hello");
  const [first] = attempts;
  if (first === undefined) throw new Error("nothing was sent");
  await fake.replay(first);
  const [one, two] = app.received;
  expect([two?.body, two?.headers.authorization]).toEqual([one?.body, one?.headers.authorization]);
});
