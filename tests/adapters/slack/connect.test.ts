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

  test("while Slack does not say whose token it is nothing is acknowledged or dropped, and it is asked once for all", async () => {
    const fake = await startFakeSlack({ retryDelaysMs: [1500] });
    const acme = fake.team("acme");
    const { botToken } = acme.install();
    acme.person("ana");
    acme.channel("general", { members: ["ana"], bot: true });
    fake.failAlways("auth.test", { kind: "reset" });
    const served = await serveSlack(fake, { token: botToken });
    const ana = acme.as("ana").in("general");
    const { deliveries } = await ana.mention("@bot");
    expect(deliveries.map(({ attempts }) => attempts.map(({ status }) => status))).toEqual([[503]]);
    fake.heal("auth.test");
    const asked = () => fake.log.filter(({ method }) => method === "auth.test").length;
    const before = asked();
    await Promise.all([ana.mention("@bot"), ana.mention("@bot"), ana.mention("@bot")]);
    await ana.sees(saying("How many parcels"));
    expect(asked() - before).toBe(1);
    await expect.poll(() => deliveries[0]?.attempts.at(-1)?.status, { timeout: 5000 }).toBe(200);
    await fake.settled();
    // An answer comes before what is said.
    await expect.poll(() => ana.visible().filter(saying("How many parcels")).length, { timeout: 10_000 }).toBe(4);
    await served.close();
    await fake.stop();
  });

  test("what came in is counted by what it was", async () => {
    const { served } = office;
    await begun(office);
    expect(served.slack.counts.get("event")).toBe(1);
  });
});
