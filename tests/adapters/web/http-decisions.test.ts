import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqlite, type SqliteStores } from "../../../adapters/sqlite/open-sqlite.ts";
import { calendarIn } from "../../../src/reviews/calendar.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { aFolder } from "../sqlite/a-database.ts";
import { type ServedWeb, serveWeb } from "./serve-web.ts";
import { plainVisitor } from "./visitor.ts";

const { file, remove } = aFolder();
let stores: SqliteStores;
let served: ServedWeb;
beforeAll(async () => {
  stores = openSqlite(file);
  served = await serveWeb({ stores });
  const secret = { private: true, conversation: "local/board/1", participants: ["grace"], title: "Who is let go" };
  await stores.decisions.put(aDecision({ id: "WM-1", status: "superseded", supersededBy: "WM-3" }), 0);
  await stores.decisions.put(aDecision({ id: "WM-2", ...secret }), 0);
  await stores.decisions.put(aDecision({ id: "WM-3", supersedes: "WM-1", title: "By van <b>" }), 0);
});
afterAll(async () => {
  await served.close();
  remove();
});

test("the list shows status, owner and dates, and can be searched and filtered", async () => {
  const visitor = plainVisitor(served.address);
  const all = await visitor.get("/decisions");
  expect(all.status).toBe(200);
  expect(all.text).toMatch(/WM-3[\s\S]*By van &lt;b&gt;[\s\S]*WM-1/);
  expect((await visitor.get("/decisions?status=superseded")).text).not.toContain("WM-3");
  expect((await visitor.get("/decisions?q=van")).text).not.toContain("/decisions/WM-1");
});

test("a decision's page has its facts, its line of succession and its record; the Markdown is a file", async () => {
  const visitor = plainVisitor(served.address);
  const page = (await visitor.get("/decisions/WM-1")).text;
  expect(page).toContain('<span class="status status-superseded">superseded</span>');
  expect(page).toMatch(/<ol class="chain"[\s\S]*<strong>WM-1 [\s\S]*href="\/decisions\/WM-3"/);
  expect(page).toContain("<h2>Decision Outcome</h2>");
  const markdown = await visitor.get("/decisions/WM-1.md");
  expect(markdown.headers.get("content-type")).toMatch(/^text\/markdown/);
  expect(markdown.headers.get("content-disposition")).toBe('attachment; filename="WM-1.md"');
  expect(markdown.text).toMatch(/^---\nstatus: "superseded by WM-3"\n/);
});

test("a page says when decisions are looked at again, what is overdue and what was given up, and how to change it", async () => {
  const visitor = plainVisitor(served.address);
  expect((await visitor.get("/decisions")).text).toContain('<a href="/decisions/reviews">Reviews</a>');
  const before = (await visitor.get("/decisions/reviews")).text;
  expect(before).toContain("No digest here: each decision is asked about on its own day.");
  expect(before).toMatch(/<code>schedule monthly first monday 10:00<\/code>[\s\S]*in any interview of this page/);
  expect(before).toContain("Nothing was given up.");

  const { reviews } = stores;
  const at = Date.UTC(2026, 0, 5, 10);
  const due = { workspace: "local", kind: "review" as const, at };
  await reviews.plan({ ...due, subject: "WM-3" });
  await reviews.plan({ ...due, subject: "WM-2" });
  await reviews.fail({ due: { ...due, subject: "WM-1" }, reason: "Nobody answers for it.", attempts: 8, at });
  const calendar = calendarIn("UTC");
  const digest = { kind: "monthly", every: 1, nth: 1, weekday: 1, from: "2026-01-01", time: "10:00" } as const;
  await reviews.putSchedule({ workspace: "local", channel: "local/web", calendar, digest, at });
  await reviews.plan({ ...due, subject: "local/web", kind: "digest", at: Date.UTC(2030, 0, 7, 10) });
  const after = (await visitor.get("/decisions/reviews")).text;
  expect(after).toMatch(/One message about all that falls due, [^.]*\. Next: Monday 7 January 2030, 10:00 \(UTC\)/);
  expect(after).toMatch(/Due since [^<]*2026[^<]*: <a class="id" href="\/decisions\/WM-3">WM-3<\/a>/);
  expect(after).toMatch(
    /Given up [^<]*: <a class="id" href="\/decisions\/WM-1">WM-1<\/a>[^<]*Nobody answers for it\. \(8 attempts\)/,
  );
  expect(after).not.toContain("WM-2");
});

test("what others decided in private is on no page and in no file", async () => {
  const visitor = plainVisitor(served.address);
  for (const path of ["/decisions", "/decisions?what=due", "/decisions?q=let+go", "/decisions?status=accepted"]) {
    expect((await visitor.get(path)).text).not.toMatch(/Who is let go|WM-2/);
  }
  for (const path of ["/decisions/WM-2", "/decisions/WM-2.md", "/decisions/WM-2?replay=1"]) {
    const { status, text } = await visitor.get(path);
    expect([path, status, text.includes("let go")]).toEqual([path, 404, false]);
  }
});

test("a page says what is kept, for how long, and what stays when somebody is forgotten", async () => {
  const { status, text } = await plainVisitor(served.address).get("/data");
  expect(status).toBe(200);
  expect(text).toContain("They go 90 days after the last word, with a recommendation after 180.");
  expect(text).toContain("What a signed record says stays, with your name");
});
