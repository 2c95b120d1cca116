import { webApi } from "@slack/bolt";
import { ConfigError } from "../../src/errors.ts";
import type { Clock, Installation, InstallationStore, Log } from "../../src/ports.ts";
import type { SlackClients } from "./clients.ts";
import { failureOf } from "./failure.ts";
import { createRenewal } from "./renewal.ts";
import { Unreachable } from "./unreachable.ts";

/** The bot's way into workspaces. */
export interface Accesses {
  /** Undefined where the app is not installed. Throws `StoreError`, and `Unreachable` where Slack has to be asked and does not answer. */
  of(workspace: string): Promise<Installation | undefined>;
  /** Removed, or its token refused: asked for anew next time. `removed` also deletes what is stored. */
  forget(workspace: string, removed: boolean): Promise<void>;
}

/** One workspace, by its bot token. Slack is asked once whose it is. */
export async function tokenAccess(botToken: string, clients: SlackClients, log: Log): Promise<Accesses> {
  let known: Installation | undefined;
  let gone = false;
  let asking: Promise<Installation> | undefined;
  /** Once for all who want to know at the moment. */
  const ask = (): Promise<Installation> => {
    asking ??= whoAmI(clients, botToken).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const learn = async (): Promise<Installation | undefined> => {
    try {
      known = await ask();
      return known;
    } catch (error) {
      if (failureOf(error).kind === "token") return undefined;
      throw new Unreachable("Slack does not say whose token SLACK_BOT_TOKEN is.", { cause: error });
    }
  };
  const first = await ask().catch((error: unknown) => {
    if (error instanceof webApi.WebAPIPlatformError && failureOf(error).kind !== "unsure") {
      throw new ConfigError([
        `SLACK_BOT_TOKEN: Slack refuses it (${error.data.error}); copy it anew from the app's page`,
      ]);
    }
    log.warn({ cause: error instanceof Error ? error.message : String(error) }, "Slack cannot be reached yet");
    return undefined;
  });
  known = first;
  return {
    async of(workspace) {
      if (gone) return undefined;
      const installation = known ?? (await learn());
      return installation?.workspace === workspace ? installation : undefined;
    },
    async forget(workspace, removed) {
      if (removed && known?.workspace === workspace) gone = true;
    },
  };
}

/** Whose token it is. */
export async function whoAmI(clients: SlackClients, botToken: string): Promise<Installation> {
  const who = await clients.of(botToken).auth.test();
  const home = who.is_enterprise_install === true ? who.enterprise_id : who.team_id;
  return {
    workspace: `slack:${home}`,
    botToken,
    botId: who.bot_id ?? "",
    botUserId: who.user_id ?? "",
    ...(who.url === undefined ? {} : { url: who.url }),
  };
}

export interface StoredAccessPorts {
  readonly installations: InstallationStore;
  readonly clients: SlackClients;
  readonly clock: Clock;
  readonly log: Log;
  readonly replica: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How long another process's change may go unnoticed. */
const KEPT_MS = 30_000;
const REMEMBERED = 1000;

/** Many workspaces, as they were installed; tokens that end are renewed before. */
export function storedAccess(ports: StoredAccessPorts): Accesses {
  const { installations, clock } = ports;
  const known = new Map<string, { installation: Installation; at: number }>();
  const renew = createRenewal(ports);
  return {
    async of(workspace) {
      const kept = known.get(workspace);
      const fresh = kept !== undefined && clock.now() - kept.at < KEPT_MS ? kept.installation : undefined;
      const installation = fresh ?? (await installations.get(workspace));
      if (installation === undefined) return undefined;
      const current = await renew(installation);
      known.delete(workspace);
      known.set(workspace, { installation: current, at: fresh === current ? (kept?.at ?? 0) : clock.now() });
      if (known.size > REMEMBERED) known.delete([...known.keys()][0] ?? "");
      return current;
    },
    async forget(workspace, removed) {
      known.delete(workspace);
      if (removed) await installations.remove(workspace);
    },
  };
}
