import type { Installation, World } from "../world/world.ts";
import { bot, type Call, type Rule, refuse } from "./call.ts";

export const authMethods: Readonly<Record<string, Rule>> = {
  "auth.test": { run: test },
  "auth.revoke": { run: revoke },
};

function test(call: Call) {
  const by = bot(call);
  const team = by.team ?? [...call.world.teams.values()].find(({ org }) => org?.id === by.org?.id);
  return {
    ok: true,
    url: `https://${team?.name ?? by.org?.name}.slack.com/`,
    team: team?.name ?? by.org?.name,
    user: call.world.people.get(by.botUserId)?.name,
    team_id: by.team?.id ?? by.org?.id,
    user_id: by.botUserId,
    bot_id: by.botId,
    ...(team?.org ? { enterprise_id: team.org.id } : {}),
    is_enterprise_install: by.team === undefined,
  };
}

function revoke(call: Call) {
  const testing = ["true", "1"].includes(String(call.args.test ?? ""));
  if (!testing) bot(call).revoked = true;
  return { ok: true, revoked: !testing };
}

/** Finds whose token it is, or the error Slack answers. */
export function whoseToken(world: World, token: string | undefined): Installation | string {
  if (token === undefined || token === "") return "not_authed";
  for (const by of world.installations) {
    const until = by.botToken === token ? by.expiresAt : by.formerTokens.get(token);
    if (by.botToken !== token && !by.formerTokens.has(token)) continue;
    if (by.revoked) return "token_revoked";
    if (until !== undefined && until <= world.now()) return "token_expired";
    return by;
  }
  return token === world.app.appToken ? "not_allowed_token_type" : "invalid_auth";
}

export function missingScope(by: Installation, needed: readonly string[]) {
  return { ...refuse("missing_scope"), needed: needed.join(","), provided: by.scopes.join(",") };
}
