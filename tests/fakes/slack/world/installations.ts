import { addPerson } from "./people.ts";
import type { Installation, Org, Team, World } from "./world.ts";

/** Every scope the adapter may ask for. */
export const ALL_SCOPES = [
  "app_mentions:read",
  "channels:history",
  "channels:join",
  "channels:read",
  "chat:write",
  "chat:write.public",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "users:read",
];

const TOKEN_LIFE_MS = 12 * 60 * 60 * 1000;

export interface NewInstallation {
  readonly where: { readonly team: Team } | { readonly org: Org };
  readonly scopes: readonly string[];
  /** Id of who installs. */
  readonly by: string;
}

/** A bot user and its token in a workspace or organisation; not in force until it is put into the world. */
export function createInstallation(world: World, { where, scopes, by }: NewInstallation): Installation {
  const team = "team" in where ? where.team : [...world.teams.values()].find(({ org }) => org?.id === where.org.id);
  if (team === undefined) throw new Error("an organisation needs a workspace before the app is installed in it");
  const known = [...world.people.values()].find((one) => one.bot && one.team === team.id && one.name === "waymark");
  const botUser = known ?? addPerson(world, team, { name: "waymark", tz: "UTC", guest: false, bot: true });
  const installation: Installation = {
    appId: world.app.id,
    botId: world.nextId("B"),
    botUserId: botUser.id,
    botToken: newToken(world, world.app.rotation ? "xoxe.xoxb" : "xoxb"),
    scopes,
    ...where,
    installedBy: by,
    revoked: false,
    formerTokens: new Map(),
  };
  if (world.app.rotation) rotate(world, installation);
  return installation;
}

/** A new refresh token, and twelve hours for the access token. */
export function rotate(world: World, installation: Installation): void {
  installation.refreshToken = newToken(world, "xoxe-1");
  installation.expiresAt = world.now() + TOKEN_LIFE_MS;
}

export function newToken(world: World, kind: "xoxb" | "xoxe.xoxb" | "xoxe-1"): string {
  return `${kind}-${world.nextId("").toLowerCase()}-not-a-real-token`;
}
