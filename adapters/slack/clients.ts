import { webApi } from "@slack/bolt";

type WebClientOptions = webApi.WebClientOptions;
export type SlackClient = webApi.WebClient;

/** One client for each token. */
export interface SlackClients {
  of(token: string): SlackClient;
  /** For the methods of installing, which take no token. */
  readonly noToken: SlackClient;
}

const REMEMBERED = 500;
const TIMEOUT_MS = 5000;

/**
 * What every client is made with: no retries, because a message may have been posted before the answer was lost; a 429 is
 * an error at once, because waiting inside would hold up every channel; never `headers`, because the client writes its
 * token into the object it is given (https://github.com/slackapi/node-slack-sdk, WebClient.ts).
 */
export function clientOptions(apiUrl: string | undefined): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: silent,
  };
}

export function createClients(apiUrl: string | undefined): SlackClients {
  const clients = new Map<string, SlackClient>();
  return {
    noToken: new webApi.WebClient(undefined, clientOptions(apiUrl)),
    of(token) {
      const known = clients.get(token) ?? new webApi.WebClient(token, clientOptions(apiUrl));
      clients.delete(token);
      clients.set(token, known);
      if (clients.size > REMEMBERED) clients.delete([...clients.keys()][0] ?? "");
      return known;
    },
  };
}

/** What fails is told by the caller; the client's own lines may carry people's words. */
const silent: NonNullable<WebClientOptions["logger"]> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: () => undefined,
};
