import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { createBusy } from "../busy.ts";
import { createFailures, type Failures } from "../failures.ts";
import { type Accepted, mountApi } from "./api/mount-api.ts";
import type { Attempt, Delivery, Kind } from "./driver/attempt.ts";
import { mountConsent } from "./driver/consent.ts";
import { createCourier, type SendOptions, type Target } from "./driver/courier.ts";
import { announce } from "./driver/events.ts";
import type { Hub } from "./driver/hub.ts";
import { mountResponseUrls } from "./driver/response-urls.ts";
import { createWorkspace, type InstallOptions, type Workspace } from "./driver/workspace.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createSocketServer } from "./socket/socket-server.ts";
import { ALL_SCOPES, createInstallation } from "./world/installations.ts";
import { addTeam } from "./world/people.ts";
import { createWorld, type FakeApp, type Installation, type Message, type Org, type World } from "./world/world.ts";

export interface FakeSlackOptions {
  /** Event subscriptions of the app. */
  readonly events?: readonly string[];
  readonly commands?: readonly string[];
  readonly signingSecret?: string;
  readonly port?: number;
  readonly now?: () => number;
  /** Messages to one channel; without it there is no limit. */
  readonly messagesPerSecond?: number;
  /** How many may come at once before the limit counts. */
  readonly burst?: number;
  readonly ackWithinMs?: number;
  readonly retryDelaysMs?: readonly number[];
  /** Tokens that live twelve hours, with refresh tokens that work once. */
  readonly rotation?: boolean;
}

export interface FakeOrg {
  readonly org: Org;
  team(name: string): Workspace;
  /** Org-wide. Needs a workspace to be there. */
  install(options?: Omit<InstallOptions, "by">): Installation;
}

export interface ThreadView {
  /** What a person of that name or id sees, oldest first. */
  visibleTo(person: string): Message[];
}

export interface FakeSlack extends Pick<Failures, "fail" | "failAlways" | "heal"> {
  readonly url: string;
  /** For the bot's Web API client; ends in a slash. */
  readonly apiUrl: string;
  readonly app: FakeApp;
  readonly world: World;
  readonly log: readonly Accepted[];
  readonly deliveries: readonly Delivery[];
  /** The fake's own server, for pages that show what is in it. */
  readonly express: Express;
  team(name: string): Workspace;
  org(name: string): FakeOrg;
  pointTo(target: Target): void;
  /** Any payload, signed, with whatever is wrong with it. */
  deliver(kind: Kind, payload: Readonly<Record<string, unknown>>, options?: SendOptions): Promise<Attempt>;
  replay(attempt: Attempt): Promise<Attempt>;
  refused(): readonly Accepted[];
  refuseBlock(type: string): void;
  takeBlock(type: string): void;
  thread(root: { readonly channel: string; readonly ts: string }): ThreadView;
  /** Ends a token now. */
  expire(token: string): void;
  /** Asks for a new socket connection, as Slack does now and then. */
  refreshSocket(): void;
  sockets(): number;
  until: Hub["until"];
  /** Nothing under way in either direction for a moment. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const { now = Date.now, messagesPerSecond, burst = 3, ackWithinMs = 3000 } = options;
  const world = createWorld(now, {
    id: "A0FAKE",
    signingSecret: options.signingSecret ?? "a-signing-secret-of-the-fake",
    clientId: "10.20",
    clientSecret: "a-client-secret-of-the-fake",
    appToken: "xapp-1-A0FAKE-not-a-real-token",
    commands: options.commands ?? ["/architect"],
    events: options.events ?? ["app_mention", "message.im", "app_home_opened", "app_uninstalled", "tokens_revoked"],
    rotation: options.rotation ?? false,
  });
  const [log, failures, refusedBlocks, busy] = [
    [] as Accepted[],
    createFailures(),
    new Set<string>(),
    createBusy(world),
  ];
  const rateLimit = messagesPerSecond === undefined ? undefined : createRateLimit(messagesPerSecond, burst);
  const app = express().disable("x-powered-by");
  const server = createServer(app);
  const socket = createSocketServer(server, world.app.id, () => {
    for (const wake of world.wakers) wake();
  });
  const courier = createCourier({
    world,
    socket,
    ackWithinMs,
    retryDelaysMs: options.retryDelaysMs ?? [0, 60_000, 300_000],
    busy: busy.during,
  });
  let url = "";
  const api = { world, failures, rateLimit, refusedBlocks, log, baseUrl: () => url, busy: busy.during };
  mountApi(app, api);
  mountConsent(app, world);
  const urls = mountResponseUrls(app, api);
  world.listeners.add((change) => announce(world, courier, change));
  const hub: Hub = { world, courier, urls, failures, until: busy.until };

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    apiUrl: `${url}/api/`,
    app: world.app,
    world,
    log,
    deliveries: courier.deliveries,
    express: app,
    fail: failures.fail,
    failAlways: failures.failAlways,
    heal: failures.heal,
    team: (name) => createWorkspace(hub, addTeam(world, name)),
    org(name) {
      const org: Org = { id: world.nextId("E"), name };
      world.orgs.set(org.id, org);
      return {
        org,
        team: (inside) => createWorkspace(hub, addTeam(world, inside, org)),
        install({ scopes = ALL_SCOPES } = {}) {
          const installation = createInstallation(world, { where: { org }, scopes, by: "" });
          world.installations.push(installation);
          return installation;
        },
      };
    },
    pointTo: courier.pointTo,
    deliver: (kind, payload, how) => courier.send(kind, payload, how).first,
    replay: courier.replay,
    refused: () => log.filter(({ answer }) => !answer.ok),
    refuseBlock: (type) => void refusedBlocks.add(type),
    takeBlock: (type) => void refusedBlocks.delete(type),
    thread: ({ channel, ts }) => ({ visibleTo: (person) => visibleIn(world, channel, ts, person) }),
    expire(token) {
      for (const one of world.installations) {
        if (one.botToken === token) one.expiresAt = world.now();
        if (one.formerTokens.has(token)) one.formerTokens.set(token, world.now());
      }
    },
    refreshSocket: socket.refresh,
    sockets: socket.connections,
    until: busy.until,
    settled: busy.settled,
    async stop() {
      courier.close();
      socket.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function visibleIn({ messages, people }: World, channel: string, root: string, who: string): Message[] {
  return messages.filter(
    ({ channel: where, ts, thread, deleted, onlyFor }) =>
      where === channel &&
      (thread ?? ts) === root &&
      !deleted &&
      (onlyFor === undefined || onlyFor === who || people.get(onlyFor)?.name === who),
  );
}
