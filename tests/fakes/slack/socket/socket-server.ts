import { createHash } from "node:crypto";
import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Kind } from "../driver/attempt.ts";
import { CLOSE, createFrameReader, PING, PONG, TEXT, writeFrame } from "./frames.ts";

export interface Envelope {
  readonly kind: Kind;
  readonly payload: unknown;
  readonly retry: number;
  readonly reason: string;
}

export type Ack =
  | { readonly outcome: "answered"; readonly payload?: unknown }
  | { readonly outcome: "timeout" | "connection" };

/** The end of Socket Mode that Slack holds: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface SocketServer {
  /** Sends to one connection and waits for its acknowledgement. */
  send(envelope: Envelope, withinMs: number): Promise<Ack>;
  /** Tells the app to connect anew, as Slack does every few hours. */
  refresh(): void;
  connections(): number;
  close(): void;
}

interface Connection {
  readonly socket: Duplex;
  readonly waiting: Map<string, (ack: Ack) => void>;
}

const ACCEPT_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const PING_EVERY_MS = 5000;

export function createSocketServer(server: Server, appId: string, onChange: () => void): SocketServer {
  const open: Connection[] = [];
  let sent = 0;

  server.on("upgrade", (request, socket) => {
    const key = request.headers["sec-websocket-key"];
    if (!request.url?.startsWith("/link") || key === undefined) return void socket.destroy();
    const accept = createHash("sha1").update(`${key}${ACCEPT_KEY}`).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const connection: Connection = { socket, waiting: new Map() };
    open.push(connection);
    const read = createFrameReader();
    const ping = setInterval(() => socket.write(writeFrame(PING, Buffer.from("fake"))), PING_EVERY_MS);
    socket.on("data", (chunk: Buffer) => {
      for (const { opcode, data } of read(chunk)) {
        if (opcode === PING) socket.write(writeFrame(PONG, data));
        if (opcode === CLOSE) socket.end(writeFrame(CLOSE, data.subarray(0, 2)));
        if (opcode === TEXT) acknowledge(connection, data.toString("utf8"));
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      clearInterval(ping);
      open.splice(open.indexOf(connection), 1);
      for (const tell of connection.waiting.values()) tell({ outcome: "connection" });
    });
    write(connection, {
      type: "hello",
      num_connections: open.length,
      debug_info: { host: "applink-fake", approximate_connection_time: 18060 },
      connection_info: { app_id: appId },
    });
    onChange();
  });

  return {
    async send({ kind, payload, retry, reason }, withinMs) {
      const connection = open[sent % Math.max(1, open.length)];
      if (connection === undefined) return { outcome: "connection" };
      sent += 1;
      const id = `envelope-${sent}`;
      const type = { event: "events_api", command: "slash_commands", interaction: "interactive" }[kind];
      const again = kind === "event" ? { retry_attempt: retry, retry_reason: reason } : {};
      write(connection, { envelope_id: id, type, payload, accepts_response_payload: kind !== "event", ...again });
      return new Promise((resolve) => {
        const timer = setTimeout(() => tell({ outcome: "timeout" }), withinMs);
        const tell = (ack: Ack) => {
          clearTimeout(timer);
          connection.waiting.delete(id);
          resolve(ack);
        };
        connection.waiting.set(id, tell);
      });
    },
    refresh() {
      for (const connection of open) write(connection, { type: "disconnect", reason: "refresh_requested" });
    },
    connections: () => open.length,
    close() {
      for (const { socket } of [...open]) socket.destroy();
    },
  };
}

function acknowledge({ waiting }: Connection, text: string): void {
  const { envelope_id, payload } = JSON.parse(text) as { envelope_id?: string; payload?: unknown };
  waiting.get(envelope_id ?? "")?.({ outcome: "answered", payload });
}

function write({ socket }: Connection, message: unknown): void {
  socket.write(writeFrame(TEXT, Buffer.from(JSON.stringify(message))));
}
