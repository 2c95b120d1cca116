import { afterAll, beforeAll, expect, test } from "vitest";
import { answerUntil, begin } from "./hold-interview.ts";
import { type ServedWeb, serveWeb } from "./serve-web.ts";
import type { PlainVisitor } from "./visitor.ts";

let served: ServedWeb;
beforeAll(async () => {
  served = await serveWeb();
});
afterAll(() => served.close());

/** A decided thread whose look was asked for. */
async function asked(): Promise<{ visitor: PlainVisitor; decided: string; look: string }> {
  const { visitor, path, page } = await begin(served);
  let at = await answerUntil(visitor, path, page, /recommendation|ignore-question/);
  const say = async (text: string) => {
    await visitor.submit(at, { kind: "text" }, { text });
    at = await visitor.get(path);
  };
  for (const text of ["stop", "accept", "costly", "skip", "more than 5 outages; the board", "record it"])
    await say(text);
  const [id] = /WM-\d+/.exec(at.text) ?? [];
  await say(`review ${id}`);
  await expect.poll(async () => (await visitor.get(path)).text).toContain("waits for a look");
  const [, look = ""] = /waits for a look\. <a href="([^"]+)">Open it/.exec((await visitor.get(path)).text) ?? [];
  return { visitor, decided: path, look };
}

test("a decided thread leads to the look that waits in it, which is answered there without a script", async () => {
  const { visitor, decided, look } = await asked();
  const page = await visitor.get(look);
  expect(page.text).toMatch(/<title>WM-1 .* · Waymark<\/title>/);
  expect(page.text).toContain("First sign that it was wrong");
  expect(page.text).toMatch(/<button class="primary">Still right/);
  expect((await visitor.get("/")).text).toContain("WM-1 waits for a look");
  await visitor.submit(page, { kind: "review", words: "still right" });
  const after = await visitor.get(look);
  expect(after.text).toMatch(/Confirmed by Ada/);
  expect(after.text).toContain("Was it right so far?");
  await visitor.submit(after, { kind: "review", words: "yes" });
  expect((await visitor.get(look)).text).toContain("Yes (Ada)");
  expect((await visitor.get(decided)).text).toContain("WM-1 was looked at");
  expect((await visitor.get("/decisions/WM-1")).text).toContain("Was it right so far? yes");
});

test("who got a look by mistake hands it over by a name, and a reopened one leads on to its new interview", async () => {
  const { visitor, look } = await asked();
  const page = await visitor.get(look);
  await visitor.submit(page, { kind: "review", words: "something changed" });
  // Of what is left beside the things asked, nothing stands out.
  expect((await visitor.get(look)).text).toMatch(/<button class="quiet">Snooze 1 week/);
  await visitor.submit(page, { kind: "hand-over" }, { to: "Grace" });
  expect((await visitor.get(look)).text).toMatch(/Grace, is it still right\?/);
  await visitor.submit(await visitor.get(look), { kind: "hand-over" }, { to: "Ada" });
  await visitor.submit(await visitor.get(look), { kind: "text" }, { text: "decide it anew" });
  await expect
    .poll(async () => (await visitor.get(look)).text)
    .toMatch(/is decided anew\. <a href="\/s\/[^"]+">Open it/);
});
