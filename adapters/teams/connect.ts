import { CloudAdapter } from "botbuilder";
import express, { type Express } from "express";
import type { LoadedPack } from "../../knowledge/index.ts";
import { createBackground } from "../../src/background.ts";
import type { Bot } from "../../src/bot.ts";
import type { TeamsConfig } from "../../src/config/teams-config.ts";
import { createPace } from "../../src/pace.ts";
import type { Clock, Log, Messenger, ReferenceStore, SessionStore } from "../../src/ports.ts";
import { type Cloud, createAuthentication } from "./authentication.ts";
import { createGate } from "./gate.ts";
import { createHolds } from "./holds.ts";
import { createPost, TEAMS_PACE } from "./post.ts";
import { createReferences } from "./references.ts";
import { createSay } from "./say.ts";
import { createServe } from "./serve.ts";
import { allowServices } from "./service-addresses.ts";
import { createTeamsMessenger } from "./teams-messenger.ts";

export interface TeamsParts {
  readonly config: TeamsConfig;
  readonly references: ReferenceStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Origins of connectors besides Microsoft's, and the cloud tokens come from; for tests, never from the environment. */
  readonly connector?: { readonly origins: readonly string[]; readonly cloud?: Cloud };
  /** How fast a chat may be written to; as Teams asks for unless given. */
  readonly pace?: Parameters<typeof createPace>[0];
  /** How long a call of the connector may take. */
  readonly timeoutMs?: number;
  /** 0 to 1, spreads repeated tries. */
  readonly random?: () => number;
}

/** Teams, before there is a bot to speak for. */
export interface Teams {
  readonly messenger: Messenger;
  /** Connects the bot: mounts `/api/messages`. */
  serve(bot: TeamsBot, app: Express): void;
  /** What came in so far, by what it was or why it was refused. */
  readonly counts: ReadonlyMap<string, number>;
  /** Waits for what is being said. */
  close(): Promise<void>;
}

export interface TeamsBot {
  readonly bot: Pick<Bot, "handle" | "thread" | "forget" | "begins" | "greet" | "ungreet">;
  readonly store: Pick<SessionStore, "recent">;
  /** What can be decided; the first where nobody chooses. */
  readonly packs: readonly LoadedPack[];
}

const BODY_LIMIT = "1mb";

export function connectTeams(parts: TeamsParts): Teams {
  const { config, clock, log, connector, pace = TEAMS_PACE, random = Math.random } = parts;
  const authentication = createAuthentication(config, connector?.cloud, parts.timeoutMs);
  const adapter = new CloudAdapter(authentication);
  // Without this the SDK shows what failed to whoever sent the request.
  adapter.onTurnError = async (_context, error) => {
    log.error({ cause: error.stack ?? error.message }, "a turn of Teams failed");
  };
  const isAllowed = allowServices(connector?.origins ?? [], config.kind === "insecure-local");
  const references = createReferences(parts.references, clock, isAllowed);
  const holds = createHolds();
  const appId = config.kind === "registered" ? config.appId : "";
  const post = createPost({ adapter, appId, clock, pace: createPace(pace), random });
  const messenger = createTeamsMessenger({ references, post, holds });
  const counts = new Map<string, number>();
  const background = createBackground(log);

  return {
    messenger,
    counts,
    serve({ bot, store, packs }, app) {
      const say = createSay({ store, packs, post, references, log });
      const serve = createServe({ bot, packs, references, holds, say, log });
      const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
      const gate = createGate({
        config,
        authentication,
        adapter,
        isAllowed,
        holds,
        serve,
        count,
        track: background.track,
        log,
      });
      app.post("/api/messages", express.json({ limit: BODY_LIMIT }), gate);
    },
    async close() {
      await background.settled();
    },
  };
}
