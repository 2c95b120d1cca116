import { App, ExpressReceiver } from "@slack/bolt";
import express, { Router } from "express";
import { clientOptions } from "../../adapters/slack/clients.ts";
import { openDatabase } from "../../adapters/sqlite/open-database.ts";

/** The peer: Bolt with one read and one write on the same database, durable before the answer, and one message after it. */
export async function bareBolt(
  file: string,
  apiUrl: string,
  signingSecret: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const { connection } = openDatabase(file);
  connection.exec("CREATE TABLE IF NOT EXISTS bare (conversation TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT");
  const read = connection.prepare("SELECT body FROM bare WHERE conversation = ?");
  const write = connection.prepare(
    "INSERT INTO bare VALUES (?, ?) ON CONFLICT (conversation) DO UPDATE SET body = excluded.body",
  );
  const web = express();
  const receiver = new ExpressReceiver({
    signingSecret,
    app: web,
    router: Router(),
    processBeforeResponse: true,
    endpoints: { events: "/slack/events" },
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: "xoxb-bench", botId: "B1", botUserId: "UBOT" }),
    convoStore: false,
    clientOptions: clientOptions(apiUrl),
  });
  app.event("app_mention", async ({ event, client }) => {
    const key = `${event.channel}/${event.thread_ts ?? event.ts}`;
    const known = read.get(key);
    write.run(key, JSON.stringify({ text: event.text, before: String(known?.body ?? "").slice(0, 2000) }));
    void client.chat
      .postMessage({ channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text: "noted" })
      .catch(() => undefined);
  });
  const server = await new Promise<ReturnType<typeof web.listen>>((resolve) => {
    const listening = web.listen(0, "127.0.0.1", () => resolve(listening));
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      connection.close();
    },
  };
}
