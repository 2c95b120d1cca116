import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreError } from "../../../src/errors.ts";
import type { ReadResult } from "../../../src/ports.ts";
import { answerUntil, asked, begin } from "./hold-interview.ts";
import { type ServedWeb, serveWeb } from "./serve-web.ts";
import { type Answer, plainVisitor } from "./visitor.ts";

let served: ServedWeb;
beforeEach(async () => {
  served = await serveWeb();
});
afterEach(() => served.close());

const answered = (page: Answer) => [...page.text.matchAll(/kind-answered/g)].length;
const idOf = (path: string) => path.slice("/s/".length);

describe("a visitor without a script", () => {
  it("gives a name once, in a cookie no script can read", async () => {
    const visitor = plainVisitor(served.address);
    const first = await visitor.get("/");
    expect(first.text).toContain("Your name");
    expect(first.headers.getSetCookie().join()).toMatch(/waymark-person=[^;]+;.*HttpOnly; SameSite=Lax/);
    const nameless = await visitor.submit(first, {}, { name: " ", text: "" });
    expect([nameless.status, nameless.text.includes("Type your name first")]).toEqual([422, true]);
    await visitor.submit(nameless, {}, { name: "  Ada\u202e\n Lovelace ", text: "" });
    const again = await visitor.get("/");
    expect(again.text).not.toContain("Your name");
    expect(again.text).toContain("Ada Lovelace");
  });

  it("holds the whole interview and reads the recommendation", async () => {
    const { visitor, path, page } = await begin(served);
    expect(asked(page)).toBe("question");
    expect(page.text).toContain("Who decides");
    const end = await answerUntil(visitor, path, page, /recommendation|ignore-question/);
    expect(end.text).toContain('class="verdict"');
    expect(answered(end)).toBeGreaterThan(3);
    const session = await served.bot.session(idOf(path));
    expect(session?.phase).toBe("recommended");
    expect(session?.startedBy.name).toBe("Ada");
  });

  it("finds the session again after a restart of the server, and in the list of their own", async () => {
    const { visitor, path, page } = await begin(served);
    const before = await answerUntil(visitor, path, page, /question/);
    served = await served.restart();
    const later = plainVisitor(served.address);
    for (const [name, value] of visitor.cookies) later.cookies.set(name, value);
    expect(asked(await later.get(path))).toBe(asked(before));
    expect((await later.get("/")).text).toContain(`href="${path}"`);
    expect((await plainVisitor(served.address).get("/")).text).not.toContain(path);
  });

  it("sends a form twice and is heard once", async () => {
    const visitor = plainVisitor(served.address);
    const start = await visitor.get("/");
    const paths = [];
    for (const _ of [1, 2])
      paths.push((await visitor.submit(start, {}, { name: "Ada", text: "" })).headers.get("location"));
    expect(paths[0]).toBe(paths[1]);
    const path = String(paths[0]);
    const page = await answerUntil(visitor, path, await visitor.get(path), /^question/);
    const before = await served.bot.session(idOf(path));
    await visitor.submit(page, { kind: "text" }, { text: "one thought" });
    const once = await served.bot.session(idOf(path));
    await visitor.submit(page, { kind: "text" }, { text: "one thought" });
    const twice = await served.bot.session(idOf(path));
    expect(once?.recentEvents.length).toBe((before?.recentEvents.length ?? 0) + 1);
    expect(twice?.recentEvents).toEqual(once?.recentEvents);
  });

  it("sees what was typed as text, never as markup", async () => {
    const words = `<img src=x onerror="alert(1)"> & <script>alert(1)</script>`;
    const { visitor, path, page } = await begin(served, `<b>Ada</b>`, words);
    await visitor.submit(page, { kind: "text" }, { text: words });
    const shown = await visitor.get(path);
    expect(shown.text).not.toMatch(/<img src=x|<script>alert|<b>Ada/);
    expect(shown.text).toContain("&lt;b&gt;Ada");
  });

  it("asks why and gets the words beside the question", async () => {
    const { visitor, path, page } = await begin(served);
    const question = await answerUntil(visitor, path, page, /^question/);
    await visitor.submit(question, { name: "why" });
    const after = await visitor.get(path);
    expect(asked(after)).toBe("question");
    expect(after.text).toContain("kind-why remark");
  });
});

describe("several people", () => {
  it("see each other's answers, and not what is private", async () => {
    const { visitor, path, page } = await begin(served, "Ada");
    const lean = "Whatever Margaret likes";
    await visitor.submit(page, { kind: "setup" }, { decider: "Grace", consulted: "Linus", lean });
    const linus = plainVisitor(served.address);
    const door = await linus.get(path);
    expect(door.text).toContain("Your name");
    const joined = await linus.submit(door, { next: path }, { name: "Linus" });
    expect(joined.headers.get("location")).toBe(path);
    const seen = await linus.get(path);
    expect(seen.text).toContain("Grace");
    expect((await served.bot.session(idOf(path)))?.lean).toBe(lean);
    expect(seen.text).not.toContain(lean);
  });

  it("cannot be taken for each other: what others see of a person is not what proves it", async () => {
    const { path } = await begin(served, "Ada");
    const ada = (await served.bot.session(idOf(path)))?.startedBy.id ?? "";
    const eve = plainVisitor(served.address);
    eve.cookies.set("waymark-person", `${ada}.${Buffer.from("Ada").toString("base64url")}`);
    expect((await eve.get("/")).text).not.toContain(path);
    for (const { cookies } of [eve]) expect([...cookies.values()].join()).toContain(".");
  });
});

describe("what cannot be done is told kindly", () => {
  it("an unknown conversation leads to a new start", async () => {
    for (const path of ["/s/nothing-here", "/s/%2e%2e%2f", "/s/x/thread", "/s/x/events"]) {
      const missing = await plainVisitor(served.address).get(path);
      expect(missing.status, path).toBe(404);
      expect(missing.text).toContain("There is no such conversation");
      expect(missing.text).toContain('href="/"');
    }
  });

  it("a conversation that cannot be read, or that a newer version holds, is told apart from a missing one", async () => {
    await served.close();
    let state: ReadResult | undefined;
    served = await serveWeb({
      through: (store) => ({ ...store, read: async (id) => state ?? store.read(id) }),
    });
    const { visitor, path } = await begin(served);
    state = { kind: "unreadable", reason: "not JSON" };
    const unreadable = await visitor.get(path);
    expect([unreadable.status, unreadable.text.includes("kept aside")]).toEqual([410, true]);
    state = { kind: "newer", schema: 99 };
    const newer = await visitor.get(path);
    expect([newer.status, newer.text.includes("nothing of it is lost")]).toEqual([503, true]);
    state = undefined;
    expect((await visitor.get(path)).status).toBe(200);
  });

  it("conversations of other surfaces are not shown", async () => {
    const author = { id: "u1", name: "Una" };
    const { sessionId } = await served.bot.handle({
      kind: "start",
      id: "terminal-1",
      workspace: "local",
      conversation: "local/terminal/1",
      author,
      text: "",
    });
    expect((await plainVisitor(served.address).get(`/s/${sessionId}`)).status).toBe(404);
  });

  it("a form that cannot be taken keeps what was typed", async () => {
    const { visitor, page } = await begin(served);
    const long = await visitor.submit(page, { kind: "text" }, { text: "x".repeat(40_001) });
    expect([long.status, long.text.includes("40001 characters")]).toEqual([422, true]);
    expect(long.text).toContain("x".repeat(40_001));
    const odd = await visitor.submit(page, { kind: "text" }, { kind: "ponder" });
    expect([odd.status, odd.text.includes("Reload the page")]).toEqual([422, true]);
  });

  it("40,000 characters of any script are taken, far more are refused before they are read", async () => {
    const { visitor, path, page } = await begin(served);
    const taken = await visitor.submit(page, { kind: "text" }, { text: "語".repeat(40_000) });
    expect(taken.status).toBe(303);
    expect((await visitor.get(path)).status).toBe(200);
    const refused = await visitor.submit(page, { kind: "text" }, { text: "語".repeat(80_000) });
    expect([refused.status, refused.text.includes("At most 40000 characters")]).toEqual([413, true]);
  });

  it("a malformed body and too many fields are refused, and the next request works", async () => {
    const { visitor, path } = await begin(served);
    const odd = await visitor.post(`${path}/event`, {}, { "content-type": "application/json" });
    expect(odd.status).toBe(422);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, "x"]));
    expect((await visitor.post(`${path}/event`, many)).status).toBe(413);
    expect((await visitor.get(path)).status).toBe(200);
  });

  it("what was not saved is said, with the text still in the box", async () => {
    await served.close();
    let failing = false;
    served = await serveWeb({
      through: (store) => ({
        ...store,
        commit: (commit) => (failing ? Promise.reject(new StoreError("the disk is full")) : store.commit(commit)),
      }),
    });
    const { visitor, path, page } = await begin(served);
    failing = true;
    const lost = await visitor.submit(page, { kind: "text" }, { text: "my careful words" });
    expect([lost.status, lost.text.includes("Not saved")]).toEqual([503, true]);
    expect(lost.text).toContain("my careful words");
    failing = false;
    expect((await visitor.submit(page, { kind: "text" }, { text: "my careful words" })).status).toBe(303);
    expect((await visitor.get(path)).status).toBe(200);
  });
});
