import type { Express } from "express";
import { createInstallation } from "../world/installations.ts";
import type { World } from "../world/world.ts";

/**
 * The page where a person agrees to an installation, agreeing at once. `team` and `enterprise` among the parameters
 * say where; without them it is the first workspace. Answers with the redirect to the app.
 */
export function mountConsent(app: Express, world: World): void {
  app.get("/oauth/v2/authorize", (request, response) => {
    const asked = new URL(request.originalUrl, "http://slack").searchParams;
    const org = world.orgs.get(asked.get("enterprise") ?? "");
    const team = world.teams.get(asked.get("team") ?? "") ?? [...world.teams.values()][0];
    if (asked.get("client_id") !== world.app.clientId || team === undefined)
      return void response.status(400).send("invalid client_id, or no workspace");
    const scopes = (asked.get("scope") ?? "").split(",").filter(Boolean);
    if (scopes.length === 0) return void response.status(400).send("invalid scope");
    const redirectUri = asked.get("redirect_uri") ?? undefined;
    if (redirectUri === undefined)
      return void response.status(400).send("redirect_uri did not match any configured URIs");
    const by = [...world.people.values()].find((one) => one.team === team.id && !one.bot)?.id ?? "";
    const installation = createInstallation(world, { where: org === undefined ? { team } : { org }, scopes, by });
    const code = world.nextId("code");
    world.consents.set(code, { installation, redirectUri, used: false });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", asked.get("state") ?? "");
    response.redirect(302, back.href);
  });
}
