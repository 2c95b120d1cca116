import { afterAll, beforeAll, expect, test } from "vitest";
import { openRedis } from "../../../adapters/redis/open-redis.ts";
import { answerNow, answerUntil, asked, begin } from "../web/hold-interview.ts";
import { type ServedWeb, serveWeb } from "../web/serve-web.ts";
import { plainVisitor } from "../web/visitor.ts";
import { aRedis, type TestRedis } from "./a-redis.ts";
import { failingLog } from "./hold-contracts.ts";

let redis: TestRedis;
let here: ServedWeb;
let there: ServedWeb;
beforeAll(async () => {
  redis = await aRedis();
  const serve = async () =>
    serveWeb({ stores: await openRedis({ url: redis.url, prefix: "waymark:", log: failingLog }) });
  [here, there] = await Promise.all([serve(), serve()]);
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await redis.stop();
});

test("a page that one process serves hears of what happens at another, and shows it", async () => {
  const { visitor, path, page } = await begin(here, "Ada");
  const question = await answerUntil(visitor, path, page, /^question/);
  const linus = plainVisitor(there.address);
  await linus.submit(await linus.get(path), { next: path }, { name: "Linus" });
  expect(asked(await linus.get(path))).toBe(asked(question));

  const leaving = new AbortController();
  const cookie = [...linus.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const stream = await fetch(`${there.address}${path}/events`, { headers: { cookie }, signal: leaving.signal });
  const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  const heard = async (): Promise<void> => {
    for (let text = ""; !text.includes("event: changed"); text += (await events.read()).value ?? "");
  };
  await heard();
  const answered = await answerNow(visitor, path, question);
  await heard();
  const after = await linus.get(path);
  expect([asked(after), after.text.match(/kind-answered/g)?.length]).toEqual([
    asked(answered),
    answered.text.match(/kind-answered/g)?.length,
  ]);
  leaving.abort();
});
