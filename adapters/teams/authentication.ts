import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from "botbuilder";
import type { TeamsConfig } from "../../src/config/teams-config.ts";

export type Authentication = ConfigurationBotFrameworkAuthentication;
export type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** Another cloud than Microsoft's public one; tests have one on this machine. */
export interface Cloud {
  /** All of the SDK's addresses together: set one, and the SDK leaves the others empty. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
}

/** Who checks tokens that come in and gets those that go out. A call of a connector that takes longer than `timeoutMs` is given up. */
export function createAuthentication(
  config: TeamsConfig,
  cloud: Cloud | undefined,
  timeoutMs = TIMEOUT_MS,
): Authentication {
  const credentials = cloud?.credentials ?? new ConfigurationServiceClientCredentialFactory(optionsOf(config));
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...cloud?.addresses }, credentials);
  const create = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (identity) => {
    const factory = create(identity);
    return {
      async create(serviceUrl, audience) {
        const connector = await factory.create(serviceUrl, audience);
        // The SDK repeats a POST after a 5xx or a reset, and the message stands there twice; when to repeat is our decision.
        // It has no option for that, and its own client is private.
        const { client } = connector as unknown as WithPipeline;
        client.pipeline.removePolicy({ name: "defaultRetryPolicy" });
        // It would wait without end, too.
        client.pipeline.addPolicy({
          name: "timeoutPolicy",
          sendRequest(request, next) {
            request.timeout = timeoutMs;
            return next(request);
          },
        });
        return connector;
      },
    };
  };
  return authentication;
}

const TIMEOUT_MS = 10_000;

interface Policy {
  readonly name: string;
  sendRequest(request: { timeout: number }, next: (request: { timeout: number }) => Promise<unknown>): Promise<unknown>;
}

interface WithPipeline {
  readonly client: {
    readonly pipeline: { removePolicy(which: { name: string }): unknown; addPolicy(policy: Policy): void };
  };
}

function optionsOf(config: TeamsConfig): Record<string, string> {
  // Without an app id the SDK checks no token.
  if (config.kind === "insecure-local") return { MicrosoftAppType: "MultiTenant" };
  const { appId, password, tenantId, type } = config;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: type,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
  };
}

/** Whether a failed check is the sender's fault; else the keys could not be fetched. */
export function isForged(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { statusCode } = error as Error & { statusCode?: unknown };
  if (error.name === "FetchError" || error.name === "AbortError") return false;
  return typeof statusCode !== "number" || statusCode < 500;
}
