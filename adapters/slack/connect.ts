import { App, type AppOptions, ExpressReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import { type Express, Router } from "express";
import type { LoadedPack } from "../../knowledge/index.ts";
import { createBackground } from "../../src/background.ts";
import type { Bot } from "../../src/bot.ts";
import type { SlackConfig } from "../../src/config/slack-config.ts";
import type { Person } from "../../src/conversation/event.ts";
import { createPace } from "../../src/pace.ts";
import type { Clock, InstallationStore, Log, Messenger, SessionStore } from "../../src/ports.ts";
import { type Accesses, storedAccess, tokenAccess } from "./accesses.ts";
import { boltLog } from "./bolt-log.ts";
import { createChannels } from "./channels.ts";
import { clientOptions, createClients } from "./clients.ts";
import { createGuard } from "./guard.ts";
import { installing } from "./installing.ts";
import { createIntake, READ, type Read } from "./intake.ts";
import { createNames } from "./names.ts";
import { NotSaved } from "./not-saved.ts";
import { createResponseUrls } from "./response-urls.ts";
import { createSay } from "./say.ts";
import { type Ack, createServe } from "./serve.ts";
import { createSlackMessenger } from "./slack-messenger.ts";

export interface SlackParts {
  readonly config: SlackConfig;
  readonly command: string;
  /** Needed where many workspaces install the app. */
  readonly installations: InstallationStore | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly replica: string;
  /** How fast a channel may be written to; as Slack asks for unless given. */
  readonly pace?: Parameters<typeof createPace>[0];
}

/** Slack, before there is a bot to speak for. */
export interface Slack {
  readonly messenger: Messenger;
  /** Connects the bot: mounts what is served over HTTP, before any parser of bodies. */
  serve(bot: SlackBot, app: Express): void;
  /** Who installed the app in a workspace; undefined where that was not said. */
  installer(workspace: string): Promise<Person | undefined>;
  /** Opens the socket, where there is one. */
  start(): Promise<void>;
  /** What came in so far, by what it was. */
  readonly counts: ReadonlyMap<string, number>;
  /** Takes nothing more, and waits for what is being said. */
  close(): Promise<void>;
}

export interface SlackBot {
  readonly bot: Bot;
  readonly store: Pick<SessionStore, "recent">;
  /** What can be decided; the first where nobody chooses. */
  readonly packs: readonly [LoadedPack, ...LoadedPack[]];
}

const BODY_LIMIT = 1024 * 1024;

export async function connectSlack(parts: SlackParts): Promise<Slack> {
  const { config, command, clock, log } = parts;
  const clients = createClients(config.apiUrl);
  const accesses = await accessesOf(parts, clients);
  const urls = createResponseUrls(config.apiUrl);
  const messenger = createSlackMessenger({
    accesses,
    clients,
    urls,
    clock,
    hearing: hearingWords(config),
    pace: createPace(parts.pace),
  });
  const names = createNames(clients, clock);
  const background = createBackground(log);
  const counts = new Map<string, number>();
  let socket: SocketModeReceiver | undefined;

  const appOn = ({ bot, store, packs }: SlackBot, receiver: Receiver): void => {
    const say = createSay({ bot, store, packs, clients, post: messenger.post, urls, command, log });
    const serve = createServe(
      {
        bot,
        packs,
        accesses,
        names,
        channels: createChannels(clients, clock),
        say,
        urls,
        clock,
        log,
      },
      background.track,
    );
    const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
    const between = withBetween(receiver, (app) => createIntake(app, { typedReplies: config.typedReplies }, count));
    const app = new App({
      receiver: between,
      // Who may do what is decided by the store of installations, asked by `serve`.
      authorize: async () => ({}),
      convoStore: false,
      ignoreSelf: false,
      logger: boltLog(log),
      clientOptions: clientOptions(config.apiUrl),
    } satisfies AppOptions);
    app.error(async (error) => {
      throw error;
    });
    app.use(async ({ context, ack }) => {
      await serve(context[READ] as Read, (ack ?? (async () => undefined)) as Ack);
    });
  };

  const overHttp = (slackBot: SlackBot, app: Express): void => {
    app.post("/slack/events", createGuard(clock));
    const http = new ExpressReceiver({
      signingSecret: config.signingSecret ?? "",
      endpoints: { events: "/slack/events" },
      app,
      router: Router(),
      processBeforeResponse: true,
      bodyLimit: BODY_LIMIT,
      logger: boltLog(log),
      processEventErrorHandler: async ({ error, response }) => {
        const status = isNotSaved(error) ? 503 : 500;
        if (status === 500) log.error({ cause: error.stack ?? error.message }, "a Slack request failed");
        response.writeHead(status);
        response.end();
        return false;
      },
    });
    appOn(slackBot, http);
  };

  return {
    messenger,
    counts,
    serve(slackBot, app) {
      const { access, appToken } = config;
      if (access.kind === "oauth" && parts.installations !== undefined) {
        const oauth = installing(config, access, { installations: parts.installations, clients, clock });
        const logger = boltLog(log);
        // A receiver of its own: an app takes installing or `authorize`, not both.
        new ExpressReceiver({
          signingSecret: "",
          signatureVerification: false,
          endpoints: {},
          app,
          router: Router(),
          logger,
          ...oauth,
        });
      }
      if (appToken === undefined) return overHttp(slackBot, app);
      socket = new SocketModeReceiver({
        appToken,
        logger: boltLog(log),
        installerOptions: { clientOptions: clientOptions(config.apiUrl) },
        // What failed is not acknowledged, so Slack sends it again.
        processEventErrorHandler: async ({ error }) => {
          if (!isNotSaved(error)) log.error({ cause: error.stack ?? error.message }, "a Slack envelope failed");
          return false;
        },
      });
      appOn(slackBot, socket);
    },
    async installer(workspace) {
      const access = await accesses.of(workspace);
      if (access === undefined) return undefined;
      const id = access.installedBy;
      if (id !== undefined) return { id, name: await names.of(access, id) };
      // A bot token alone says nothing of who made it.
      const owner = await names.ownerOf(access);
      if (owner === undefined)
        log.warn({ workspace }, "Slack names nobody who installed the app or owns the workspace");
      return owner;
    },
    async start() {
      await socket?.start();
    },
    async close() {
      await socket?.stop();
      await background.settled();
    },
  };
}

/**
 * The receiver, with something of ours between it and the app it is given. Its installer stays out of the app's sight,
 * which would want to authorize by it.
 */
function withBetween(receiver: Receiver, wrap: (app: App) => App): Receiver {
  return {
    init: (app) => receiver.init(wrap(app)),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

function isNotSaved(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = (at as { original?: unknown }).original ?? at.cause) {
    if (at instanceof NotSaved) return true;
  }
  return false;
}

function accessesOf(parts: SlackParts, clients: ReturnType<typeof createClients>): Promise<Accesses> | Accesses {
  const { config, installations, clock, log, replica } = parts;
  if (config.access.kind === "token") return tokenAccess(config.access.botToken, clients, log);
  if (installations === undefined) throw new Error("installing needs a store of installations");
  const { clientId, clientSecret } = config.access;
  return storedAccess({ installations, clients, clock, log, replica, clientId, clientSecret });
}

function hearingWords({ typedReplies }: SlackConfig): string {
  return typedReplies
    ? "Press a button, mention me, or reply in this thread with a choice, its number or a command. Other talk is left alone."
    : "Press a button, or mention me to answer in words: I read nothing else that is written here.";
}
