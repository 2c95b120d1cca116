import type { Claims, Key } from "../login/sign-token.ts";
import { signToken } from "../login/sign-token.ts";
import { type World, wake } from "../world/world.ts";
import type { Activity, Attempt, Delivery } from "./attempt.ts";

export interface SendOptions {
  /** Replaces claims of the token; `undefined` takes one out. */
  readonly claims?: Claims;
  /** In place of the known key, under its name. */
  readonly key?: Key;
  readonly alg?: "RS256" | "none" | "HS256";
  /** The whole header; empty for none. */
  readonly authorization?: string;
  readonly contentType?: string;
  /** The bytes to send in place of the activity. */
  readonly body?: string;
  /** False: never sent again, whatever comes back. */
  readonly retries?: boolean;
}

export interface Courier {
  readonly deliveries: Delivery[];
  pointTo(target: { readonly url: string }): void;
  send(activity: Activity, options?: SendOptions): Delivery;
  /** The same bytes with the same token once more. */
  replay(attempt: Attempt): Promise<Attempt>;
  close(): void;
}

export interface CourierOptions {
  readonly world: World;
  readonly key: Key;
  readonly serviceUrl: () => string;
  /** False: without a token, as a bot in local mode is spoken to. */
  readonly signed: boolean;
  readonly invokeWithinMs: number;
  readonly messageWithinMs: number;
  /** Between a connection that was lost and the next try. */
  readonly againAfterMs: number;
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
}

const MOST_REPEATS = 2;
const TOKEN_SECONDS = 3600;

/** Carries activities to the bot with a token of the Bot Framework, and again where no answer came in time. */
export function createCourier(options: CourierOptions): Courier {
  const { world, key, busy } = options;
  const deliveries: Delivery[] = [];
  const closing = new AbortController();
  let target: string | undefined;

  /** As Teams does: the same token for what is said within a minute. */
  const tokens = new Map<string, string>();
  const signed = (claims: Claims): string => {
    const name = JSON.stringify(claims);
    const token = tokens.get(name) ?? signToken(key, claims);
    tokens.set(name, token);
    return token;
  };

  const headersOf = (how: SendOptions): Record<string, string> => {
    const now = Math.floor(world.now() / 60_000) * 60;
    const claims = {
      serviceurl: options.serviceUrl(),
      nbf: now - 60,
      exp: now + TOKEN_SECONDS,
      iss: "https://api.botframework.com",
      aud: world.bot.appId,
      ...how.claims,
    };
    const token = () =>
      how.key === undefined && how.alg === undefined
        ? signed(claims)
        : signToken({ ...(how.key ?? key), kid: key.kid }, claims, how.alg);
    const authorization = how.authorization ?? (options.signed ? `Bearer ${token()}` : "");
    return {
      "content-type": how.contentType ?? "application/json; charset=utf-8",
      "user-agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
      ...(authorization === "" ? {} : { authorization }),
    };
  };

  const attempt = async (delivery: Delivery, retry: number, request: Attempt["request"]): Promise<Attempt> => {
    const within = delivery.activity.type === "invoke" ? options.invokeWithinMs : options.messageWithinMs;
    const made = await post(target, request, within, { at: world.now(), retry }, closing.signal);
    delivery.attempts.push(made);
    wake(world);
    return made;
  };

  const all = async (delivery: Delivery, first: Promise<Attempt>, how: SendOptions): Promise<Attempt> => {
    let made = await first;
    for (let retry = 1; retry <= MOST_REPEATS; retry += 1) {
      if (made.outcome === "answered" || how.retries === false || closing.signal.aborted || target === undefined) break;
      if (made.outcome === "connection") await pause(options.againAfterMs, closing.signal);
      made = await attempt(delivery, retry, { ...made.request, headers: headersOf(how) });
    }
    return made;
  };

  return {
    deliveries,
    pointTo({ url }) {
      target = url;
    },
    send(activity, how = {}) {
      const delivery = { activity, attempts: [] as Attempt[] } as unknown as Delivery & {
        first: Promise<Attempt>;
        last: Promise<Attempt>;
      };
      const request = { headers: headersOf(how), body: how.body ?? JSON.stringify(activity) };
      const first = busy(() => attempt(delivery, 0, request));
      Object.assign(delivery, { first, last: busy(() => all(delivery, first, how)) });
      deliveries.push(delivery);
      return delivery;
    },
    replay: (made) =>
      busy(() => post(target, made.request, options.messageWithinMs, { at: world.now(), retry: 0 }, closing.signal)),
    close: () => closing.abort(),
  };
}

async function post(
  url: string | undefined,
  request: Attempt["request"],
  withinMs: number,
  about: { at: number; retry: number },
  closing: AbortSignal,
): Promise<Attempt> {
  const began = performance.now();
  const done = (outcome: Attempt["outcome"], status = 0, body = ""): Attempt => {
    return { ...about, outcome, status, body, ms: performance.now() - began, request };
  };
  if (url === undefined) return done("connection");
  const late = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(url, { method: "POST", ...request, signal: AbortSignal.any([late, closing]) });
    return done("answered", response.status, await response.text());
  } catch {
    return done(late.aborted ? "timeout" : "connection");
  }
}

function pause(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    closing.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
