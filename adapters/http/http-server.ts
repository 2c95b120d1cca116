import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type RequestHandler } from "express";
import type { Log } from "../../src/ports.ts";
import { answerError } from "./answer-error.ts";
import { listenError } from "./listen-error.ts";

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
  /** What is not ready yet, in words; empty means everything is. */
  readonly waitingFor: () => Promise<readonly string[]>;
  /** How long `close` lets running requests finish. */
  readonly graceMs?: number;
}

/** The one HTTP server: health and readiness, and whatever is mounted before it listens. */
export interface HttpServer {
  /** Lets an adapter add its routes; they come before the answer "There is nothing here". */
  mount<T>(connect: (app: Express) => T): T;
  /** Resolves with the address people open; rejects with a `ListenError`. */
  listen(): Promise<string>;
  /** Stops accepting, lets running requests finish, then cuts what is left. */
  close(): Promise<void>;
}

const MOST_BYTES = 1024 * 1024;

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { host, port, log, waitingFor, graceMs = 2000 } = options;
  const app = express();
  app.disable("x-powered-by");
  app.get("/healthz", (_request, response) => void response.type("text/plain").send("ok\n"));
  app.get("/readyz", async (_request, response) => {
    const waiting = await waitingFor();
    response.status(waiting.length === 0 ? 200 : 503).json({ ready: waiting.length === 0, waitingFor: waiting });
  });
  app.use(refuseLargeBodies);

  const server = createServer(app);
  let closing = false;
  // A connection kept alive for the next request would hold up the end until it times out.
  server.on("request", (_request, response) => {
    response.on("close", () => closing && setImmediate(() => server.closeIdleConnections()));
  });
  // A client that sends its request slowly must not keep a connection for minutes; streams we write to are not limited.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;

  return {
    mount: (connect) => connect(app),
    listen() {
      app.use((_request, response) => void response.status(404).type("text/plain").send("There is nothing here.\n"));
      app.use(answerError(log));
      return new Promise((resolve, reject) => {
        server.once("error", (error) => reject(listenError(error, host, port)));
        server.listen(port, host, () => resolve(addressOf(server.address() as AddressInfo, host)));
      });
    },
    async close() {
      if (!server.listening) return;
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Parsers have limits of their own; this one holds for every route, and before a byte is read. */
const refuseLargeBodies: RequestHandler = (request, response, next) => {
  if (Number(request.headers["content-length"] ?? 0) <= MOST_BYTES) return next();
  response.status(413).set("connection", "close").type("text/plain").send("The request is too large.\n");
};

function addressOf({ port }: AddressInfo, host: string): string {
  const anywhere = host === "0.0.0.0" || host === "::";
  const name = anywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
