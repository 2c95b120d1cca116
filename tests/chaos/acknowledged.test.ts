import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anAudit } from "./an-audit.ts";

const at = anAudit();

describe("the audit of what was acknowledged", () => {
  let server: Server;
  beforeEach(async () => {
    server = createServer((_request, response) => void response.writeHead(200).end());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    at.fake.pointTo({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
  });
  afterEach(() => void server.close());

  const press = (no: number) =>
    at.fake.deliver("interaction", {
      type: "block_actions",
      user: { id: at.ana },
      channel: { id: at.channel },
      trigger_id: `t${no}`,
    });
  const tell = async (where: "here" | "directly") => {
    const text = "Not saved. Please repeat it.";
    if (where === "here") return at.call("chat.postEphemeral", { channel: at.channel, user: at.ana, text });
    const { channel } = await at.call("conversations.open", { users: at.ana });
    return at.call("chat.postMessage", { channel: (channel as { id: string }).id, text });
  };

  test("misses what is neither kept nor told of, and takes one private word for one act only", async () => {
    await press(1);
    expect((await at.audited()).ackedLost).toHaveLength(1);
    await press(2);
    await tell("here");
    expect((await at.audited()).ackedLost).toHaveLength(1);
    await tell("directly");
    expect(await at.audited()).toMatchObject({ ackedLost: [], acknowledged: 2 });
  });

  test("does not take a private word that comes long after", async () => {
    await press(1);
    at.setTo(60_000);
    await tell("here");
    expect((await at.audited()).ackedLost).toHaveLength(1);
  });

  test("leaves out what the bot said itself", async () => {
    await at.fake.deliver("event", {
      type: "event_callback",
      event: { type: "message", channel: at.channel, ts: "1.2", bot_id: "B1" },
    });
    expect(await at.audited()).toMatchObject({ ackedLost: [], acknowledged: 0 });
  });
});
