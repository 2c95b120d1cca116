import type { AddressInfo } from "node:net";
import { App, ExpressReceiver } from "@slack/bolt";
import type { FakeSlack } from "./start-fake-slack.ts";
import type { Installation } from "./world/world.ts";

/** Bolt as a team would set it up, on a free port, talking to the fake. */
export async function aBoltApp(slack: FakeSlack, { botToken }: Installation) {
  const receiver = new ExpressReceiver({ signingSecret: slack.app.signingSecret });
  const app = new App({
    receiver,
    token: botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  const server = await app.start(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/slack/events`;
  slack.pointTo({ url });
  // Bolt asks who it is on its own; stopping the fake before the answer would be an unhandled rejection.
  await slack.until(
    () => slack.log.find(({ method }) => method === "auth.test"),
    () => "Bolt never asked who it is",
  );
  return { app, url, stop: () => app.stop() };
}
