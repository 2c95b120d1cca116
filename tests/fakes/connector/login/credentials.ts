import type { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { FakeBot } from "../world/world.ts";

export type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/**
 * The SDK's credentials with the fake's token endpoint behind them: MSAL speaks to Microsoft's hosts over TLS only, which
 * is tested apart with nock.
 */
export function createCredentials(
  { appId, password }: Pick<FakeBot, "appId" | "password">,
  tokenUrl: string,
): Credentials {
  let token: Promise<string> | undefined;
  const fetchToken = async () => {
    const form = { grant_type: "client_credentials", client_id: appId, client_secret: password };
    const response = await fetch(tokenUrl, { method: "POST", body: new URLSearchParams(form) });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const credentials = {
    async signRequest(request: { headers: { set(name: string, value: string): void } }) {
      token ??= fetchToken();
      request.headers.set("authorization", `Bearer ${await token}`);
      return request;
    },
  };
  return {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  } as unknown as Credentials;
}
