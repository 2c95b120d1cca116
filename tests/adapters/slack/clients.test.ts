import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { clientOptions, createClients } from "../../../adapters/slack/clients.ts";

const heard: (string | undefined)[] = [];
const server = createServer((request, response) => {
  heard.push(request.headers.authorization);
  response.setHeader("content-type", "application/json").end('{"ok":true}');
});

afterEach(() => void server.close());

test("each token's client sends its own token, whichever was made first", async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const clients = createClients(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`);
  const [one, two] = [clients.of("xoxb-one"), clients.of("xoxb-two")];
  for (const client of [one, two, one]) await client.auth.test();
  await clients.noToken.auth.test();
  expect(heard).toEqual(["Bearer xoxb-one", "Bearer xoxb-two", "Bearer xoxb-one", undefined]);
  expect(clients.of("xoxb-one")).toBe(one);
});

test("no options carry headers, repeat a call or wait for a rate limit", () => {
  const options = clientOptions(undefined);
  expect(options).toMatchObject({ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 5000 });
  expect("headers" in options).toBe(false);
  expect(clientOptions(undefined)).not.toBe(options);
});
