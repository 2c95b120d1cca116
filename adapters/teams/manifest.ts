export interface ManifestOptions {
  /** The bot's application (client) ID. */
  readonly appId: string;
  /** Where Waymark is reached: https, without a slash at the end. */
  readonly baseUrl: string;
  readonly version: string;
  readonly developer: string;
  /** Addresses people are shown before they install the app. */
  readonly privacyUrl: string;
  readonly termsUrl: string;
}

/** The version of the manifest's schema: the first one with shared and private channels. */
export const MANIFEST_VERSION = "1.25";
export const ICONS = { color: "color.png", outline: "outline.png" } as const;

const SCOPES = ["personal", "team", "groupChat"] as const;

/** What the menu offers: words that work, said to the bot. */
const COMMANDS = {
  begin: { title: "start", description: "Begin a short interview about an architecture decision" },
  mine: { title: "mine", description: "Your open interviews and decisions" },
  status: { title: "status", description: "What is answered and what is open" },
  back: { title: "back", description: "Take up the last answer again" },
  result: { title: "result", description: "The recommendation, once there is one" },
  stop: { title: "stop", description: "End the questions here, with what is known" },
  restart: { title: "restart", description: "Begin again; this interview stays readable" },
  help: { title: "help", description: "What I understand" },
  forget: { title: "forget me", description: "Remove everything kept about you" },
} as const;

/** The app's manifest: https://learn.microsoft.com/microsoft-365/extensibility/schema (checked 2026-11-26). */
export function manifest({ appId, baseUrl, version, developer, privacyUrl, termsUrl }: ManifestOptions): object {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    developer: { name: developer, websiteUrl: baseUrl, privacyUrl, termsOfUseUrl: termsUrl },
    name: { short: "Waymark", full: "Waymark, architecture decisions in the thread" },
    description: {
      short: "Architecture decisions in the thread where they are argued",
      full: "Waymark asks the few questions that can still change an architecture decision, in a chat or a channel thread, and answers with a recommendation: every reason with its source, the case against it, and what would change the result.\n\nIn channels and group chats it only gets messages that mention it. Every question can be answered with a button.",
    },
    icons: ICONS,
    accentColor: "#1D5573",
    bots: [
      {
        botId: appId,
        scopes: [...SCOPES],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [{ scopes: [...SCOPES], commands: Object.values(COMMANDS) }],
      },
    ],
    validDomains: [new URL(baseUrl).hostname],
    supportsChannelFeatures: "tier1",
    defaultInstallScope: "personal",
    defaultGroupCapability: { team: "bot", groupchat: "bot" },
  };
}
