import express, { type Express } from "express";
import type { FakeBot } from "../world/world.ts";
import type { Key } from "./sign-token.ts";

/** Which bearer tokens were given out, and until when they work. */
export type Tokens = Map<string, number>;

const TOKEN_MS = 3_600_000;

/** The Bot Framework's OpenID metadata with its keys, and the endpoint that gives the bot its tokens. */
export function mountLogin(
  app: Express,
  {
    bot,
    key,
    tokens,
    now,
    baseUrl,
  }: { bot: FakeBot; key: Key; tokens: Tokens; now: () => number; baseUrl: () => string },
): void {
  let given = 0;
  app.get("/v1/.well-known/openidconfiguration", (_request, response) => {
    response.json({
      issuer: "https://api.botframework.com",
      authorization_endpoint: "https://invalid.botframework.com",
      jwks_uri: `${baseUrl()}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["private_key_jwt"],
    });
  });
  app.get("/v1/.well-known/keys", (_request, response) => {
    const jwk = key.publicKey.export({ format: "jwk" });
    response.json({ keys: [{ ...jwk, use: "sig", kid: key.kid, alg: "RS256", endorsements: ["msteams", "webchat"] }] });
  });
  app.post("/login/oauth2/v2.0/token", express.urlencoded({ extended: false }), (request, response) => {
    const { grant_type, client_id, client_secret } = request.body as Record<string, string>;
    const known = client_id === bot.appId && client_secret === bot.password && grant_type === "client_credentials";
    if (!known) return void response.status(401).json({ error: "invalid_client" });
    given += 1;
    const token = `fake-bot-token-${given}`;
    tokens.set(token, now() + TOKEN_MS);
    response.json({ token_type: "Bearer", expires_in: TOKEN_MS / 1000, access_token: token });
  });
}
