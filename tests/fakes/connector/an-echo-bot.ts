import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from "botbuilder";
import express from "express";
import type { FakeConnector } from "./start-fake-connector.ts";

export interface EchoBot {
  readonly url: string;
  readonly adapter: CloudAdapter;
  stop(): Promise<void>;
}

/** The SDK as its samples use it, with what to do in a turn; checks tokens by the fake's keys. */
export async function anEchoBot(
  fake: FakeConnector,
  turn: (context: TurnContext) => Promise<unknown>,
): Promise<EchoBot> {
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({ ...fake.cloud }, fake.credentials(), undefined, undefined, {
      noRetryPolicy: true,
    } as never),
  );
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const app = express();
  app.post("/api/messages", express.json(), (request, response) =>
    adapter.process(request, response, async (context) => void (await turn(context))),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  fake.pointTo({ url });
  return {
    url,
    adapter,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
