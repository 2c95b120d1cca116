import { z } from "zod";

const guid = (what: string) =>
  z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, `use ${what}, as it stands in the Azure portal`);

/** The environment variables of Teams; the first four are called as Microsoft's SDK calls them. */
export const TeamsEnvironment = z.object({
  MicrosoftAppId: guid("the bot's application (client) ID").optional(),
  MicrosoftAppPassword: z.string().min(8, "use the value of the client secret, not its ID").optional(),
  MicrosoftAppTenantId: guid("the directory (tenant) ID").optional(),
  MicrosoftAppType: z
    .enum(["SingleTenant", "UserAssignedMSI", "MultiTenant"], {
      error: "use SingleTenant, UserAssignedMSI, or MultiTenant for a bot created before August 2025",
    })
    .default("SingleTenant"),
  WAYMARK_TEAMS_INSECURE_LOCAL: z.enum(["true", "false", "1", "0"], { error: "use true or false" }).default("false"),
});
type TeamsEnvironment = z.infer<typeof TeamsEnvironment>;

/** What of the rest of the environment Teams needs. */
type Environment = TeamsEnvironment & { readonly HOST: string };

/** How Teams is connected. */
export type TeamsConfig =
  | {
      readonly kind: "registered";
      readonly appId: string;
      /** Undefined for a managed identity. */
      readonly password: string | undefined;
      /** The only tenant that is listened to. */
      readonly tenantId: string;
      readonly type: TeamsEnvironment["MicrosoftAppType"];
    }
  /** No app, no tokens: whoever reaches the server is believed, so only this machine may reach it. */
  | { readonly kind: "insecure-local" };

const REGISTERED = ["MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId"] as const;

/** What is missing, or does not go together. */
export function teamsProblems(given: Environment): string[] {
  const registered = REGISTERED.some((name) => given[name] !== undefined);
  if (isLocal(given)) {
    const together = REGISTERED.filter((name) => given[name] !== undefined).map(
      (name) => `${name}: leave it out where WAYMARK_TEAMS_INSECURE_LOCAL is set: nobody's token is checked then`,
    );
    if (isLoopback(given.HOST)) return together;
    return [
      ...together,
      "WAYMARK_TEAMS_INSECURE_LOCAL: nobody's token is checked, so HOST must be this machine only, such as 127.0.0.1",
    ];
  }
  if (!registered) return [];
  const managed = given.MicrosoftAppType === "UserAssignedMSI";
  const needed = REGISTERED.filter((name) => name !== "MicrosoftAppPassword" || !managed);
  return [
    ...needed.filter((name) => given[name] === undefined).map((name) => `${name}: Teams needs it; set it too`),
    ...(managed && given.MicrosoftAppPassword !== undefined
      ? ["MicrosoftAppPassword: leave it out: a managed identity has none"]
      : []),
  ];
}

export function toTeamsConfig(given: Environment): TeamsConfig | undefined {
  if (isLocal(given)) return { kind: "insecure-local" };
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId } = given;
  if (appId === undefined || tenantId === undefined) return undefined;
  return { kind: "registered", appId, password: given.MicrosoftAppPassword, tenantId, type: given.MicrosoftAppType };
}

function isLocal(given: TeamsEnvironment): boolean {
  return given.WAYMARK_TEAMS_INSECURE_LOCAL === "true" || given.WAYMARK_TEAMS_INSECURE_LOCAL === "1";
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
