import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import express from "express";
import { afterEach, describe, expect, test } from "vitest";
import { createHttpServer, type HttpServer } from "../../../adapters/http/http-server.ts";
import { ListenError } from "../../../src/errors.ts";
import type { Log } from "../../../src/ports.ts";

const open: HttpServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

function aServer(parts: { waiting?: () => string[]; port?: number; host?: string; graceMs?: number } = {}) {
  const lines: { level: string; fields: Record<string, unknown>; message: string }[] = [];
  const line = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message });
  const log: Log = { info: line("info"), warn: line("warn"), error: line("error") };
  const { waiting = () => [], port = 0, host = "127.0.0.1", graceMs = 50 } = parts;
  const server = createHttpServer({ host, port, log, waitingFor: async () => waiting(), graceMs });
  open.push(server);
  return { server, lines };
}

describe("the server", () => {
  test("is alive, and ready once nothing is missing", async () => {
    let waiting = ["store"];
    const { server } = aServer({ waiting: () => waiting });
    const address = await server.listen();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const before = await fetch(`${address}/readyz`);
    expect([before.status, await before.json()]).toEqual([503, { ready: false, waitingFor: ["store"] }]);
    waiting = [];
    const after = await fetch(`${address}/readyz`);
    expect([after.status, await after.json()]).toEqual([200, { ready: true, waitingFor: [] }]);
  });

  test("serves what is mounted, answers 404 elsewhere, and does not say what it runs on", async () => {
    const { server } = aServer();
    server.mount((app) => app.get("/page", (_request, response) => void response.send("the page")));
    const address = await server.listen();
    expect(await (await fetch(`${address}/page`)).text()).toBe("the page");
    const missing = await fetch(`${address}/../etc/passwd`);
    expect([missing.status, await missing.text()]).toEqual([404, "There is nothing here.\n"]);
    expect(missing.headers.get("x-powered-by")).toBeNull();
  });

  test("keeps faults inside: the answer says nothing, the log has the trace but not the session's address", async () => {
    const { server, lines } = aServer();
    server.mount((app) =>
      app.get("/s/:id", () => {
        throw new Error("the password is hunter2");
      }),
    );
    const answer = await fetch(`${await server.listen()}/s/secret-session-address`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe("This failed on the server and is logged. Try again.\n");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: "error", fields: { method: "GET", path: "/s", status: 500 } });
    expect(JSON.stringify(lines[0])).toContain("hunter2");
    expect(JSON.stringify(lines[0]?.fields.path)).not.toContain("secret");
  });

  test("refuses bodies that are too large or broken, with a word about it", async () => {
    const { server } = aServer();
    server.mount((app) =>
      app.post("/json", express.json({ limit: "1kb" }), (_request, response) => void response.send("read")),
    );
    const address = await server.listen();
    const post = async (body: string) => {
      const answer = await fetch(`${address}/json`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
      });
      return [answer.status, await answer.text()];
    };
    expect(await post('{"a":1}')).toEqual([200, "read"]);
    expect(await post('{"a":')).toEqual([400, "The request could not be read.\n"]);
    expect(await post(JSON.stringify("x".repeat(2000)))).toEqual([413, "The request is too large.\n"]);
  });

  test("refuses a body beyond any limit before reading it", async () => {
    const { server } = aServer();
    const sent = request(`${await server.listen()}/anything`, {
      method: "POST",
      headers: { "content-length": 2 ** 30 },
    });
    sent.on("error", () => undefined);
    sent.write("the first bytes");
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    sent.destroy();
  });

  test("says what to do when the port is taken or the host is not here", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const address = blocker.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const taken = aServer({ port }).server.listen();
    await expect(taken).rejects.toThrow(ListenError);
    await expect(taken).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
    blocker.close();
    await expect(aServer({ host: "192.0.2.1" }).server.listen()).rejects.toThrow(/no address 192\.0\.2\.1\. Set HOST/);
  });

  test("lets a running request finish when it closes, and accepts no new one", async () => {
    const { server } = aServer({ graceMs: 5000 });
    const began = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    server.mount((app) =>
      app.get("/slow", async (_request, response) => {
        began.resolve();
        await release.promise;
        response.send("finished");
      }),
    );
    const address = await server.listen();
    const answer = fetch(`${address}/slow`);
    await began.promise;
    const closed = server.close();
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    release.resolve();
    expect(await (await answer).text()).toBe("finished");
    await closed;
  });

  test("cuts what does not end by itself", async () => {
    const { server } = aServer({ graceMs: 20 });
    server.mount((app) => app.get("/stream", (_request, response) => void response.write("data: 1\n\n")));
    const answer = await fetch(`${await server.listen()}/stream`);
    await server.close();
    await expect(answer.text()).rejects.toThrow();
  });
});
