import type { SocketServer } from "../socket/socket-server.ts";
import type { World } from "../world/world.ts";
import { type Attempt, accepted, type Delivery, type Kind } from "./attempt.ts";
import { sign } from "./sign.ts";

export interface SendOptions {
  /** Moves the timestamp that is signed. */
  readonly skewMs?: number;
  /** In place of the right one. */
  readonly signature?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** False: never sent again, whatever comes back. */
  readonly retries?: boolean;
  /** The bytes to send in place of the payload; signed as they are. */
  readonly body?: string;
}

/** Where the app listens: an address for everything, or its socket. */
export type Target = { readonly url: string } | { readonly socket: true };

export interface Courier {
  readonly deliveries: Delivery[];
  pointTo(target: Target): void;
  send(kind: Kind, payload: Readonly<Record<string, unknown>>, options?: SendOptions): Delivery;
  /** The same bytes with the same signature once more. */
  replay(attempt: Attempt): Promise<Attempt>;
  close(): void;
}

export interface CourierOptions {
  readonly world: World;
  readonly socket: SocketServer;
  readonly ackWithinMs: number;
  /** How long Slack waits before each repeat of an event. */
  readonly retryDelaysMs: readonly number[];
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A delay shorter than this counts as under way for those who wait until everything is quiet. */
const SOON_MS = 1000;

/** Carries payloads to the app, signed, in Slack's own shape, and repeats events as Slack does. */
export function createCourier({ world, socket, ackWithinMs, retryDelaysMs, busy }: CourierOptions): Courier {
  const deliveries: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let target: Target | undefined;
  let closed = false;

  const attempt = async (delivery: Delivery, retry: number, reason: string, options: SendOptions): Promise<Attempt> => {
    const made =
      target === undefined
        ? nobody(delivery, world.now())
        : "socket" in target
          ? await overSocket(delivery, retry, reason)
          : await overHttp(target.url, delivery.kind, delivery.what, retry, write(delivery, retry, reason, options));
    delivery.attempts.push(made);
    for (const wake of world.wakers) wake();
    if (target !== undefined && delivery.kind === "event" && options.retries !== false)
      again(delivery, retry, made, options);
    return made;
  };

  const again = (delivery: Delivery, retry: number, made: Attempt, options: SendOptions): void => {
    const delay = retryDelaysMs[retry];
    if (accepted(made) || delay === undefined || closed || made.request.headers["x-fake-no-retry"] === "1") return;
    const reasons = { timeout: "http_timeout", connection: "connection_failed", answered: "http_error" };
    const later = () =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          attempt(delivery, retry + 1, reasons[made.outcome], options).then(() => resolve(), reject);
        }, delay);
        timers.add(timer);
      });
    if (delay <= SOON_MS) void busy(later);
    else void later();
  };

  const write = (delivery: Delivery, retry: number, reason: string, options: SendOptions) => {
    const { kind, payload } = delivery;
    const body = options.body ?? encode(kind, payload);
    const seconds = Math.floor((world.now() + (options.skewMs ?? 0)) / 1000);
    const headers: Record<string, string> = {
      "content-type":
        options.contentType ?? (kind === "event" ? "application/json" : "application/x-www-form-urlencoded"),
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      ...sign(world.app.signingSecret, body, seconds),
      ...(options.signature === undefined ? {} : { "x-slack-signature": options.signature }),
      ...(retry === 0 ? {} : { "x-slack-retry-num": String(retry), "x-slack-retry-reason": reason }),
      ...options.headers,
    };
    return { headers, body };
  };

  const overHttp = async (url: string, kind: Kind, what: string, retry: number, request: Attempt["request"]) => {
    const [at, began] = [world.now(), performance.now()];
    const done = (outcome: Attempt["outcome"], status = 0, body = "", headers = request.headers): Attempt => ({
      at,
      kind,
      what,
      retry,
      outcome,
      status,
      body,
      ms: performance.now() - began,
      request: { headers, body: request.body },
    });
    const signal = AbortSignal.timeout(ackWithinMs);
    try {
      const response = await fetch(url, { method: "POST", ...request, signal, redirect: "manual" });
      const body = await response.text();
      const stop = response.headers.get("x-slack-no-retry") === "1" ? { "x-fake-no-retry": "1" } : {};
      return done("answered", response.status, body, { ...request.headers, ...stop });
    } catch {
      return done(signal.aborted ? "timeout" : "connection");
    }
  };

  const overSocket = async (delivery: Delivery, retry: number, reason: string): Promise<Attempt> => {
    const [at, began] = [world.now(), performance.now()];
    const { kind, what, payload } = delivery;
    const ack = await socket.send({ kind, payload, retry, reason }, ackWithinMs);
    const body = "payload" in ack && ack.payload !== undefined ? JSON.stringify(ack.payload) : "";
    return {
      at,
      kind,
      what,
      retry,
      outcome: ack.outcome,
      status: ack.outcome === "answered" ? 200 : 0,
      body,
      ms: performance.now() - began,
      request: { headers: {}, body: JSON.stringify(payload) },
    };
  };

  return {
    deliveries,
    pointTo(next) {
      target = next;
    },
    send(kind, payload, options = {}) {
      const attempts: Attempt[] = [];
      const delivery = { kind, what: nameOf(kind, payload), payload, attempts } as {
        -readonly [K in keyof Delivery]: Delivery[K];
      };
      deliveries.push(delivery);
      delivery.first = busy(() => attempt(delivery, 0, "", options));
      return delivery;
    },
    async replay({ kind, what, request }) {
      if (target === undefined || "socket" in target) throw new Error("only what went over HTTP can be replayed");
      const { url } = target;
      return busy(() => overHttp(url, kind, what, 0, request));
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Before an app is pointed to, what happens reaches nobody and is not repeated. */
function nobody({ kind, what }: Delivery, at: number): Attempt {
  return {
    at,
    kind,
    what,
    retry: 0,
    outcome: "connection",
    status: 0,
    body: "",
    ms: 0,
    request: { headers: {}, body: "" },
  };
}

function encode(kind: Kind, payload: Readonly<Record<string, unknown>>): string {
  if (kind === "event") return JSON.stringify(payload);
  const fields = kind === "interaction" ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return new URLSearchParams(fields).toString();
}

function nameOf(kind: Kind, payload: Readonly<Record<string, unknown>>): string {
  if (kind === "command") return String(payload.command);
  const event = payload.event as { type?: string; subtype?: string } | undefined;
  return event === undefined ? String(payload.type) : (event.subtype ?? String(event.type));
}
