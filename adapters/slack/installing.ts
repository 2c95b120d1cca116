import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { InstallationStore as BoltInstallations, ExpressReceiverOptions, StateStore } from "@slack/bolt";
import type { SlackConfig } from "../../src/config/slack-config.ts";
import type { Clock, InstallationStore } from "../../src/ports.ts";
import { whoAmI } from "./accesses.ts";
import { clientOptions, type SlackClients } from "./clients.ts";
import { scopes } from "./manifest.ts";

export type OAuth = Extract<SlackConfig["access"], { kind: "oauth" }>;

const STATE_MS = 10 * 60_000;
const REDIRECT = "/slack/oauth_redirect";

/** What the receiver needs to serve `/slack/install` and `/slack/oauth_redirect`. */
export function installing(
  config: SlackConfig,
  oauth: OAuth,
  { installations, clients, clock }: { installations: InstallationStore; clients: SlackClients; clock: Clock },
): Partial<ExpressReceiverOptions> {
  const { clientId, clientSecret, baseUrl } = oauth;
  const redirectUri = `${baseUrl}${REDIRECT}`;
  const wanted = scopes(config).map(({ scope }) => scope);
  return {
    clientId,
    clientSecret,
    redirectUri,
    scopes: wanted,
    installationStore: boltInstallations(installations, clients),
    installerOptions: {
      stateStore: oneTimeStates(oauth, installations, clock, { scopes: wanted, redirectUri }),
      installPath: "/slack/install",
      redirectUriPath: REDIRECT,
      // A receiver made by hand does not inherit the app's client options.
      clientOptions: clientOptions(config.apiUrl),
      ...(config.apiUrl === undefined ? {} : { authorizationUrl: new URL("/oauth/v2/authorize", config.apiUrl).href }),
    },
  };
}

/** A state is signed, kept in the store, and good once and for ten minutes; Bolt's own may be used again. */
function oneTimeStates(
  { stateSecret }: OAuth,
  installations: InstallationStore,
  clock: Clock,
  options: { scopes: string[]; redirectUri: string },
): StateStore {
  const sign = (id: string) => createHmac("sha256", stateSecret).update(id).digest("base64url");
  return {
    async generateStateParam() {
      const id = randomBytes(18).toString("base64url");
      await installations.keepState(id, clock.now() + STATE_MS);
      return `${id}.${sign(id)}`;
    },
    async verifyStateParam(_now, state) {
      const [id = "", signature = ""] = state.split(".");
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(id))];
      const signed = given.length === right.length && timingSafeEqual(given, right);
      if (!signed || !(await installations.takeState(id, clock.now()))) {
        throw new Error("This installation was begun elsewhere, too long ago, or is done already. Begin again.");
      }
      return options;
    },
  };
}

/** Bolt's idea of a store on ours. Reading goes past Bolt. */
function boltInstallations(installations: InstallationStore, clients: SlackClients): BoltInstallations {
  return {
    async storeInstallation(installation) {
      const { bot } = installation;
      if (bot === undefined)
        throw new Error("Slack gave no bot token. Check the scopes of the app and install it again.");
      const who = await whoAmI(clients, bot.token);
      const home = installation.isEnterpriseInstall === true ? installation.enterprise?.id : installation.team?.id;
      await installations.put({
        ...who,
        workspace: home === undefined ? who.workspace : `slack:${home}`,
        botId: bot.id,
        botUserId: bot.userId,
        ...(installation.user.id === "" ? {} : { installedBy: installation.user.id }),
        ...(bot.refreshToken === undefined ? {} : { refreshToken: bot.refreshToken }),
        ...(bot.expiresAt === undefined ? {} : { expiresAt: bot.expiresAt * 1000 }),
      });
    },
    async fetchInstallation() {
      throw new Error("installations are read from the store itself");
    },
    async deleteInstallation() {
      throw new Error("installations are removed by the events that say so");
    },
  };
}
