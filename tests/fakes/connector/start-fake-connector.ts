import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { type Busy, createBusy } from "../busy.ts";
import { createFailures, type Failures } from "../failures.ts";
import { type Accepted, mountApi } from "./api/mount-api.ts";
import { createRateLimit, type Limit } from "./api/rate-limit.ts";
import type { Activity, Attempt, Delivery } from "./driver/attempt.ts";
import { createCourier, type SendOptions } from "./driver/courier.ts";
import type { Hub } from "./driver/hub.ts";
import { createTenant, type Tenant } from "./driver/tenant.ts";
import { type Cloud, cloudOf } from "./login/cloud-of.ts";
import { type Credentials, createCredentials } from "./login/credentials.ts";
import { mountLogin, type Tokens } from "./login/mount-login.ts";
import { createKey } from "./login/sign-token.ts";
import { createWorld, type FakeBot, type World } from "./world/world.ts";

export interface FakeConnectorOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** Of one conversation, such as `TEAMS_LIMITS`; without them there is no limit. */
  readonly limits?: readonly Limit[];
  /** Divides every waiting time: 5 s for the answer to a press, 15 s to a message. */
  readonly hurry?: number;
  /** False: no tokens either way, as with a bot in local mode. */
  readonly signed?: boolean;
}

export interface FakeConnector extends Pick<Failures, "fail" | "failAlways" | "heal">, Pick<Busy, "until" | "settled"> {
  readonly url: string;
  /** In every activity, and where the bot answers. */
  readonly serviceUrl: string;
  readonly bot: FakeBot;
  readonly cloud: Cloud;
  readonly world: World;
  readonly log: readonly Accepted[];
  readonly deliveries: readonly Delivery[];
  /** Answers to presses that Teams would not understand. */
  readonly faults: readonly string[];
  credentials(): Credentials;
  /** With the id of another, its people are others of the same organisation. */
  tenant(name: string, id?: string): Tenant;
  pointTo(target: { readonly url: string }): void;
  /** Any activity, with whatever is wrong with it or its token. Not repeated unless asked. */
  deliver(activity: Activity, options?: SendOptions): Promise<Attempt>;
  replay(attempt: Attempt): Promise<Attempt>;
  /** Calls that were answered 4xx. */
  refused(): readonly Accepted[];
  stop(): Promise<void>;
}

const APP_ID = "11111111-2222-4333-8444-555555555555";

export async function startFakeConnector(options: FakeConnectorOptions = {}): Promise<FakeConnector> {
  const { now = Date.now, hurry = 1, signed = true, limits } = options;
  const bot = { appId: APP_ID, password: "a-password-of-the-fake", id: `28:${APP_ID}`, name: "Waymark" };
  const world = createWorld(now, bot);
  const [log, faults, failures, busy] = [[] as Accepted[], [] as string[], createFailures(), createBusy(world)];
  const [tokens, key] = [new Map() as Tokens, createKey("fake-key-1")];
  const app = express().disable("x-powered-by");
  const server = createServer(app);
  let url = "";
  const serviceUrl = () => `${url}/emea/`;
  mountLogin(app, { bot, key, tokens, now, baseUrl: () => url });
  mountApi(app, {
    world,
    failures,
    rateLimit: limits === undefined ? undefined : createRateLimit(limits),
    log,
    tokens: signed ? tokens : undefined,
    busy: busy.during,
  });
  const courier = createCourier({
    world,
    key,
    serviceUrl,
    signed,
    invokeWithinMs: 5000 / hurry,
    messageWithinMs: 15_000 / hurry,
    againAfterMs: 1000 / hurry,
    busy: busy.during,
  });
  const hub: Hub = { world, courier, serviceUrl, until: busy.until, faults };

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    serviceUrl: serviceUrl(),
    bot,
    cloud: cloudOf(url).addresses,
    world,
    log,
    deliveries: courier.deliveries,
    faults,
    fail: failures.fail,
    failAlways: failures.failAlways,
    heal: failures.heal,
    until: busy.until,
    settled: busy.settled,
    credentials: () => createCredentials(bot, cloudOf(url).tokenUrl),
    tenant: (name, id) => createTenant(hub, name, id),
    pointTo: courier.pointTo,
    deliver: (activity, how) => courier.send(activity, { retries: false, ...how }).first,
    replay: courier.replay,
    refused: () => log.filter(({ answer }) => answer.status >= 400 && answer.status < 500),
    async stop() {
      courier.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
