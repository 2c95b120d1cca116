import nock from "nock";
import { expect, test } from "vitest";
import { openSqlite } from "../../../adapters/sqlite/open-sqlite.ts";
import { connectTeams } from "../../../adapters/teams/connect.ts";
import type { Delivery } from "../../../src/ports.ts";
import { systemClock } from "../../../src/system-clock.ts";
import { aSession } from "../../contracts/a-session.ts";
import { withoutNetwork } from "../../setup/without-network.ts";

const tenant = "22222222-2222-4333-8444-555555555555";
const appId = "11111111-2222-4333-8444-666666666666";
const login = "https://login.microsoftonline.com";
const connector = "https://smba.trafficmanager.net";
const conversation = "teams:t1/a%3A1";
const log = { info: () => {}, warn: () => {}, error: () => {} };

withoutNetwork();

/** Microsoft's login as far as MSAL asks it, with what it says about the secret. */
function aLogin(token: { readonly status: number; readonly body: object }) {
  nock(login)
    .get(/\/common\/discovery\/instance/)
    .query(true)
    .optionally()
    .reply(200, {
      tenant_discovery_endpoint: `${login}/${tenant}/v2.0/.well-known/openid-configuration`,
      metadata: [],
    })
    .get(`/${tenant}/v2.0/.well-known/openid-configuration`)
    .query(true)
    .optionally()
    .reply(200, {
      issuer: `${login}/${tenant}/v2.0`,
      authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
    });
  return nock(login).post(`/${tenant}/oauth2/v2.0/token`).query(true).reply(token.status, token.body);
}

async function aMessage(secret: string): Promise<{ deliver: () => Promise<unknown> }> {
  const { references } = openSqlite(":memory:");
  const address = { serviceUrl: `${connector}/emea/`, chat: "a:1", type: "personal", bot: { id: "28:bot" } };
  await references.put(conversation, JSON.stringify(address));
  const { messenger } = connectTeams({
    config: { kind: "registered", appId, password: secret, tenantId: tenant, type: "SingleTenant" },
    references,
    clock: systemClock,
    log,
  });
  const session = { ...aSession(), workspace: "teams:t1", conversation };
  const outgoing = {
    to: "thread" as const,
    key: "notice",
    reply: { kind: "notice" as const, text: "Still true?", buttons: [] },
  };
  const claim = { by: "me", at: 0 };
  const item = { id: `${session.id}#1`, kind: "send" as const, outgoing, claim, state: "pending" as const };
  const delivery: Delivery = { item, session, ref: undefined, ours: async () => true };
  return { deliver: () => messenger.deliver(delivery) };
}

test("a message carries the token of the app's own tenant, for the Bot Framework", async () => {
  const asked = aLogin({ status: 200, body: { token_type: "Bearer", expires_in: 3600, access_token: "the-token" } });
  let form = "";
  asked.on("request", (_request, _interceptor, body) => {
    form = body;
  });
  const post = nock(connector, { reqheaders: { authorization: "Bearer the-token" } })
    .post((path) => decodeURIComponent(path) === "/emea/v3/conversations/a:1/activities")
    .reply(201, { id: "m1" });
  const { deliver } = await aMessage("the-secret");
  expect(await deliver()).toEqual({ outcome: "sent", ref: "a%3A1/m1" });
  expect(post.isDone()).toBe(true);
  const given = new URLSearchParams(form);
  expect([given.get("client_id"), given.get("scope"), given.get("grant_type")]).toEqual([
    appId,
    expect.stringMatching(/^https:\/\/api\.botframework\.com\/\.default/),
    "client_credentials",
  ]);
});

test("a wrong secret loses nothing: the message is tried again, and nothing of the secret is in the reason", async () => {
  aLogin({
    status: 401,
    body: { error: "invalid_client", error_description: "AADSTS7000215: Invalid client secret wrong-secret" },
  });
  const { deliver } = await aMessage("wrong-secret");
  const result = await deliver();
  expect(result).toMatchObject({ outcome: "retry" });
  expect(JSON.stringify(result)).not.toContain("wrong-secret");
});
