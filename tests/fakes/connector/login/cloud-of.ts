/** The settings of the SDK's `ConfigurationBotFrameworkAuthentication` that make it use the fake's keys. */
export type Cloud = Readonly<
  Record<
    | "ToChannelFromBotLoginUrl"
    | "ToChannelFromBotOAuthScope"
    | "ToBotFromChannelTokenIssuer"
    | "OAuthUrl"
    | "ToBotFromChannelOpenIdMetadataUrl"
    | "ToBotFromEmulatorOpenIdMetadataUrl"
    | "CallerId",
    string
  >
>;

/** Where the fake at this address is asked for keys and tokens. */
export function cloudOf(url: string): { readonly addresses: Cloud; readonly tokenUrl: string } {
  return {
    addresses: {
      ToChannelFromBotLoginUrl: `${url}/login`,
      ToChannelFromBotOAuthScope: "https://api.botframework.com",
      ToBotFromChannelTokenIssuer: "https://api.botframework.com",
      OAuthUrl: `${url}/oauth`,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
      CallerId: "urn:botframework:azure",
    },
    tokenUrl: `${url}/login/oauth2/v2.0/token`,
  };
}
