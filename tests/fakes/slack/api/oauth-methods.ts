import { newToken, rotate } from "../world/installations.ts";
import type { Installation, World } from "../world/world.ts";
import { type Answer, type Call, type Rule, refuse, text } from "./call.ts";

export const oauthMethods: Readonly<Record<string, Rule>> = {
  "oauth.v2.access": { token: "none", run: access },
  "apps.connections.open": { token: "app", run: connect },
};

function connect({ world, baseUrl }: Call): Answer {
  return { ok: true, url: `${baseUrl.replace("http", "ws")}/link/?ticket=${world.nextId("ticket")}` };
}

function access(call: Call): Answer {
  const { world } = call;
  if (text(call, "client_id") !== world.app.clientId) return refuse("invalid_client_id");
  if (text(call, "client_secret") !== world.app.clientSecret) return refuse("bad_client_secret");
  return text(call, "grant_type") === "refresh_token" ? refresh(call) : exchange(call);
}

function exchange(call: Call): Answer {
  const { world } = call;
  const consent = world.consents.get(text(call, "code") ?? "");
  if (consent === undefined) return refuse("invalid_code");
  if (consent.used) return refuse("code_already_used");
  if (consent.redirectUri !== text(call, "redirect_uri")) return refuse("bad_redirect_uri");
  consent.used = true;
  const { installation } = consent;
  world.installations.push(installation);
  return installed(world, installation);
}

/** Each refresh token works once; the access token it replaces lives on until it expires. */
function refresh(call: Call): Answer {
  const { world } = call;
  const given = text(call, "refresh_token");
  const installation = world.installations.find((one) => one.refreshToken !== undefined && one.refreshToken === given);
  if (installation === undefined) return refuse("invalid_refresh_token");
  if (installation.revoked) return refuse("token_revoked");
  installation.formerTokens.set(installation.botToken, installation.expiresAt ?? world.now());
  installation.botToken = newToken(world, "xoxe.xoxb");
  rotate(world, installation);
  return installed(world, installation);
}

function installed(world: World, installation: Installation): Answer {
  const { team, org, expiresAt, refreshToken } = installation;
  return {
    ok: true,
    access_token: installation.botToken,
    token_type: "bot",
    scope: installation.scopes.join(","),
    bot_user_id: installation.botUserId,
    app_id: installation.appId,
    team: team === undefined ? null : { id: team.id, name: team.name },
    enterprise: enterprise(team?.org ?? org),
    authed_user: { id: installation.installedBy },
    is_enterprise_install: team === undefined,
    ...(expiresAt === undefined
      ? {}
      : { expires_in: Math.round((expiresAt - world.now()) / 1000), refresh_token: refreshToken }),
  };
}

function enterprise(org: Installation["org"]) {
  return org === undefined ? null : { id: org.id, name: org.name };
}
