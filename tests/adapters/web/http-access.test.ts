import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { aFakeClock } from "../../fakes/a-fake-clock.ts";
import { type ServedWeb, type ServeOptions, serveWeb } from "./serve-web.ts";
import { plainVisitor } from "./visitor.ts";

const token = "a-token-nobody-guesses";
const open: ServedWeb[] = [];

async function serve(options: ServeOptions = {}): Promise<ServedWeb> {
  const served = await serveWeb(options);
  open.push(served);
  return served;
}

afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

/** `fetch` sets the Host header itself; this does not. */
function statusOf(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("the page without a token", () => {
  it("sends strict headers and nothing the policy would refuse", async () => {
    const { address } = await serve();
    const { headers, text } = await plainVisitor(address).get("/");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(text).not.toMatch(/<style|<script>| on[a-z]+="| style="/);
    expect([...text.matchAll(/(?:src|href)="([^"]*)"/g)].every(([, target]) => target?.startsWith("/"))).toBe(true);
  });

  it("serves its own files under an address that names their content", async () => {
    const { address } = await serve();
    const visitor = plainVisitor(address);
    const { text } = await visitor.get("/");
    const style = /href="(\/page\/page\.css\?v=[0-9a-f]+)"/.exec(text)?.[1] ?? "";
    const file = await visitor.get(style);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toContain("text/css");
    expect(file.headers.get("cache-control")).toContain("immutable");
    expect((await visitor.get("/page/page.css?v=0")).headers.get("cache-control")).toBe("no-cache");
    expect((await visitor.get("/page/..%2Fmount-web.ts")).status).toBe(404);
  });

  it("refuses another Host name and forms from another site", async () => {
    const { address, lines } = await serve();
    expect(await statusOf(address, { host: "evil.example" })).toBe(403);
    expect(await statusOf(address, { host: "localhost" })).toBe(200);
    expect(await statusOf(address, { "x-forwarded-for": "203.0.113.9" })).toBe(403);
    const visitor = plainVisitor(address);
    const fields = { name: "Eve", key: "0123456789", text: "" };
    expect((await visitor.post("/start", fields, { origin: "https://evil.example" })).status).toBe(403);
    expect((await visitor.post("/start", fields, { origin: "null" })).status).toBe(403);
    expect(lines.join("\n")).toContain("another site");
  });

  it("is not there on an address others can reach, and the log says why", async () => {
    const { address, web, lines } = await serve({ host: "0.0.0.0" });
    expect(web.mounted).toBe(false);
    expect(web.reason).toContain("WAYMARK_WEB_TOKEN");
    expect(lines.join("\n")).toContain("WAYMARK_WEB_TOKEN");
    expect((await plainVisitor(address).get("/")).status).toBe(404);
  });
});

describe("the page behind a token", () => {
  it("lets nobody in without it, and leads on to where they wanted to go", async () => {
    const { address, lines } = await serve({ token, host: "0.0.0.0" });
    const visitor = plainVisitor(address);
    for (const path of ["/", "/sources", "/s/anything", "/name"]) expect((await visitor.get(path)).status).toBe(401);
    expect((await visitor.get("/s/x/events")).status).toBe(401);
    expect((await visitor.post("/start", { name: "Eve", key: "0123456789" })).status).toBe(401);
    const login = await visitor.get("/sources");
    const entered = await visitor.submit(login, { next: "/sources" }, { token });
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/sources"]);
    expect((await visitor.get("/sources")).status).toBe(200);
    expect([...visitor.cookies.values()].join()).not.toContain(token);
    expect(lines.join("\n")).not.toContain(token);
  });

  it("takes it once in the address, and takes it out of the address", async () => {
    const { address } = await serve({ token });
    const visitor = plainVisitor(address);
    const entered = await visitor.get(`/?token=${token}&x=1`);
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/?x=1"]);
    expect(entered.headers.getSetCookie().join()).toMatch(/waymark-access=[^;]+;.*HttpOnly; SameSite=Lax/);
    expect((await visitor.get("/")).status).toBe(200);
  });

  it("marks cookies as secure where people come over https", async () => {
    const { address } = await serve({ token, baseUrl: "https://waymark.example.org" });
    const entered = await plainVisitor(address).get(`/?token=${token}`);
    expect(entered.headers.getSetCookie().join()).toContain("Secure");
    expect(entered.headers.get("strict-transport-security")).toContain("max-age");
  });

  it("does not take a wrong one, nor many of them, and says when to try again", async () => {
    const clock = aFakeClock();
    const { address } = await serve({ token, clock });
    const visitor = plainVisitor(address);
    const login = await visitor.get("/login");
    const tries = [];
    for (let count = 0; count < 12; count += 1)
      tries.push((await visitor.submit(login, { next: "/" }, { token: `x${count}` })).status);
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await visitor.submit(login, { next: "/" }, { token })).text).toContain("Wait a minute");
    await clock.pass(61_000);
    expect((await visitor.submit(login, { next: "/" }, { token })).status).toBe(303);
  });

  it("leads nobody to another site", async () => {
    const { address } = await serve({ token });
    for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil"]) {
      const entered = await plainVisitor(address).post("/login", { token, next });
      expect(entered.headers.get("location"), next).toBe("/");
    }
  });

  it("does not take a cookie somebody made up", async () => {
    const { address } = await serve({ token });
    for (const made of ["", "x", token]) {
      expect((await plainVisitor(address).get("/", { cookie: `waymark-access=${made}` })).status).toBe(401);
    }
  });
});
