import { InstallProvider, type Installation as Kept } from "@slack/oauth";
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";

let slack: FakeSlack;
const redirectUri = "http://127.0.0.1:1/slack/oauth_redirect";

beforeEach(async () => {
  slack = await startFakeSlack({ rotation: true });
});

afterEach(() => slack.stop());

/** Agrees at the fake's consent page and gives the code it sends back. */
async function consent(parameters: Record<string, string> = {}): Promise<string> {
  const page = new URL(`${slack.url}/oauth/v2/authorize`);
  const asked = {
    client_id: slack.app.clientId,
    scope: "chat:write,commands",
    redirect_uri: redirectUri,
    state: "s",
    ...parameters,
  };
  for (const [name, value] of Object.entries(asked)) page.searchParams.set(name, value);
  const response = await fetch(page, { redirect: "manual" });
  const back = new URL(response.headers.get("location") ?? "");
  expect(back.searchParams.get("state")).toBe("s");
  return back.searchParams.get("code") ?? "";
}

const client = (token?: string) => new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
const secrets = () => ({ client_id: slack.app.clientId, client_secret: slack.app.clientSecret });
const exchange = (code: string) => client().oauth.v2.access({ ...secrets(), code, redirect_uri: redirectUri });

describe("installing", () => {
  test("a code is good for one installation, with the scopes asked for", async () => {
    const acme = slack.team("acme");
    acme.person("ana");
    const code = await consent();
    const answer = await exchange(code);
    expect(answer).toMatchObject({
      team: { id: acme.team.id },
      scope: "chat:write,commands",
      expires_in: 43_200,
      authed_user: { id: acme.as("ana").person.id },
      is_enterprise_install: false,
    });
    expect(await client(answer.access_token).auth.test()).toMatchObject({ team_id: acme.team.id });
    await expect(exchange(code)).rejects.toMatchObject({ data: { error: "code_already_used" } });
    await expect(exchange("made-up")).rejects.toMatchObject({ data: { error: "invalid_code" } });
  });

  test("a wrong secret or address is refused", async () => {
    slack.team("acme");
    const code = await consent();
    const wrong = (args: object) =>
      client().oauth.v2.access({ ...secrets(), code, redirect_uri: redirectUri, ...args });
    await expect(wrong({ client_secret: "x" })).rejects.toMatchObject({ data: { error: "bad_client_secret" } });
    await expect(wrong({ redirect_uri: "http://x" })).rejects.toMatchObject({ data: { error: "bad_redirect_uri" } });
  });

  test("an org-wide installation serves every workspace of the organisation and no other", async () => {
    const big = slack.org("big");
    const [one, two] = [big.team("one"), big.team("two")];
    const stranger = slack.team("stranger");
    const answer = await exchange(await consent({ enterprise: big.org.id, team: one.team.id }));
    expect(answer).toMatchObject({ team: null, enterprise: { id: big.org.id }, is_enterprise_install: true });
    const post = (channel: string) => client(answer.access_token).chat.postMessage({ channel, text: "a" });
    for (const workspace of [one, two])
      expect((await post(workspace.channel("general", { bot: true }).id)).ok).toBe(true);
    stranger.install();
    await expect(post(stranger.channel("theirs", { bot: true }).id)).rejects.toMatchObject({
      data: { error: "channel_not_found" },
    });
  });

  test("Bolt's installer takes what the fake answers", async () => {
    const acme = slack.team("acme");
    const kept: Kept[] = [];
    const installer = new InstallProvider({
      clientId: slack.app.clientId,
      clientSecret: slack.app.clientSecret,
      stateSecret: "a-state-secret",
      authorizationUrl: `${slack.url}/oauth/v2/authorize`,
      clientOptions: { slackApiUrl: slack.apiUrl },
      installationStore: {
        storeInstallation: async (installation) => void kept.push(installation),
        fetchInstallation: async () => kept[0] as Kept<"v2", false>,
      },
    });
    const url = new URL(await installer.generateInstallUrl({ scopes: ["chat:write"], redirectUri }));
    const response = await fetch(url, { redirect: "manual" });
    const back = new URL(response.headers.get("location") ?? "");
    expect(back.searchParams.get("state")).toBe(url.searchParams.get("state"));
    await exchange(back.searchParams.get("code") ?? "");
    expect(slack.world.installations).toHaveLength(1);
    expect(slack.world.installations[0]?.team).toEqual(acme.team);
  });
});

describe("rotation", () => {
  test("a refresh token works once; the token it replaces lives on until its time", async () => {
    slack.team("acme");
    const first = await exchange(await consent());
    const refresh = () =>
      client().oauth.v2.access({ ...secrets(), grant_type: "refresh_token", refresh_token: first.refresh_token ?? "" });
    const second = await refresh();
    expect(second.access_token).not.toBe(first.access_token);
    expect((await client(first.access_token).auth.test()).ok).toBe(true);
    expect((await client(second.access_token).auth.test()).ok).toBe(true);
    await expect(refresh()).rejects.toMatchObject({ data: { error: "invalid_refresh_token" } });
    slack.expire(first.access_token ?? "");
    await expect(client(first.access_token).auth.test()).rejects.toMatchObject({ data: { error: "token_expired" } });
  });
});
