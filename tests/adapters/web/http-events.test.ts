import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerNow, answerUntil, begin } from "./hold-interview.ts";
import { type ServedWeb, serveWeb } from "./serve-web.ts";
import { type PlainVisitor, plainVisitor } from "./visitor.ts";

let served: ServedWeb;
beforeEach(async () => {
  served = await serveWeb({ heartbeatMs: 40 });
});
afterEach(() => served.close());

interface Listener {
  readonly status: number;
  /** Resolves when `text` came `times` more times since the last call. */
  heard(text: string, times?: number): Promise<void>;
  /** How often it came so far. */
  count(text: string): number;
  leave(): void;
}

async function listen(path: string, who: PlainVisitor): Promise<Listener> {
  const leaving = new AbortController();
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${served.address}${path}/events`, { headers: { cookie }, signal: leaving.signal });
  let received = "";
  let passed = 0;
  const waiting: (() => void)[] = [];
  const reading = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      received += decoder.decode(chunk as Uint8Array, { stream: true });
      for (const wake of waiting.splice(0)) wake();
    }
  };
  void reading().catch(() => undefined);
  return {
    status: response.status,
    async heard(text, times = 1) {
      for (let left = times; left > 0; ) {
        const at = received.indexOf(text, passed);
        if (at < 0) await new Promise<void>((resolve) => waiting.push(resolve));
        else {
          passed = at + text.length;
          left -= 1;
        }
      }
    },
    count: (text) => received.split(text).length - 1,
    leave: () => leaving.abort(),
  };
}

async function joined(path: string, name: string): Promise<PlainVisitor> {
  const visitor = plainVisitor(served.address);
  await visitor.submit(await visitor.get(path), { next: path }, { name });
  return visitor;
}

describe("the stream of a thread", () => {
  it("calls at once, on what others do, and beats in between", async () => {
    const { visitor, path, page } = await begin(served);
    const linus = await joined(path, "Linus");
    const stream = await listen(path, linus);
    expect(stream.status).toBe(200);
    await stream.heard("event: changed");
    await stream.heard(": still here", 2);
    await visitor.submit(page, { kind: "setup" }, {});
    await stream.heard("event: changed");
    const state = await linus.get(`${path}/thread`, { accept: "application/json" });
    expect(JSON.parse(state.text)).toMatchObject({ at: path, closed: false });
    stream.leave();
  });

  it("tells one person what is for them alone", async () => {
    const { visitor, path, page } = await begin(served);
    const linus = await joined(path, "Linus");
    const question = await answerUntil(visitor, path, page, /^question/);
    await visitor.submit(question, { kind: "answer" }, { choice: "no-such-choice" });
    const own = await visitor.get(path);
    const others = await linus.get(path);
    expect(own.text).toContain("Only you see this");
    expect(others.text).not.toContain("Only you see this");
  });

  it("hears of a change another process made to the store", async () => {
    const { path } = await begin(served);
    const linus = await joined(path, "Linus");
    const stream = await listen(path, linus);
    await stream.heard("event: changed");
    const id = path.slice("/s/".length);
    const kept = await served.store.read(id);
    if (kept.kind !== "found") throw new Error(kept.kind);
    await served.store.commit({ session: { ...kept.session, decider: "Grace" }, expected: kept.version });
    await stream.heard("event: changed");
    expect((await linus.get(path)).text).toContain("Grace");
    stream.leave();
  });

  it("is bounded per person", async () => {
    const { path, visitor } = await begin(served);
    const streams = await Promise.all(Array.from({ length: 13 }, () => listen(path, visitor)));
    expect(streams.filter(({ status }) => status === 503)).toHaveLength(1);
    expect((await listen(path, await joined(path, "Linus"))).status).toBe(200);
    for (const stream of streams) stream.leave();
  });

  it("ends when the server stops", async () => {
    const { path, visitor } = await begin(served);
    await listen(path, visitor);
    const before = performance.now();
    served = await served.restart();
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe("forgetting, on a page that is open", () => {
  it("takes a person out of the thread at once, and calls everybody who looks at it", async () => {
    const { visitor, path } = await begin(served);
    const linus = await joined(path, "Linus");
    const answered = await answerNow(linus, path, await linus.get(path));
    expect((await visitor.get(path)).text).toContain("Linus");
    const stream = await listen(path, visitor);
    await stream.heard("event: changed");
    await linus.submit(answered, { kind: "text" }, { text: "forget me" });
    await stream.heard("event: changed");
    const after = await visitor.get(path);
    expect(after.text).not.toContain("Linus");
    expect(after.text).toMatch(/Started by\s*(?:<[^>]+>)*Ada/);
    stream.leave();
  });

  it("leaves nothing of an interview that is gone, also for who has it open", async () => {
    const { visitor, path, page } = await begin(served, "Ada", "a portal for our customers");
    const linus = await joined(path, "Linus");
    const stream = await listen(path, linus);
    await stream.heard("event: changed");
    await visitor.submit(page, { kind: "text" }, { text: "forget this" });
    await stream.heard("event: changed");
    const gone = await linus.get(path);
    expect([gone.status, gone.text.includes("a portal for our customers")]).toEqual([404, false]);
    stream.leave();
  });
});
