import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../src/errors.ts";
import { startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import { anOffice, begun, saying } from "./an-office.ts";
import { serveSlack } from "./serve-slack.ts";

const office = anOffice();

describe("connecting", () => {
  test("closing waits for what is under way", async () => {
    const { ana, fake, served } = office;
    const { root } = await begun(office);
    fake.fail("chat.postEphemeral", { kind: "slow", ms: 400 });
    await ana.mention("@bot status", { thread: root.ts });
    expect(ana.visible().filter(saying("could still be asked"))).toHaveLength(0);
    await served.slack.close();
    await served.bot.close();
    expect(ana.visible().filter(saying("could still be asked"))).toHaveLength(1);
  });

  test("a token Slack refuses is told at the start, with what to do", async () => {
    const fake = await startFakeSlack();
    await expect(serveSlack(fake, { token: "xoxb-not-known" })).rejects.toThrow(ConfigError);
    await fake.stop();
  });

  test("what came in is counted by what it was", async () => {
    const { served } = office;
    await begun(office);
    expect(served.slack.counts.get("event")).toBe(1);
  });
});
