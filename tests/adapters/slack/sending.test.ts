import { describe, expect, test } from "vitest";
import { anOffice, begun, saying, words } from "./an-office.ts";

describe("posting, with what Slack does to it", () => {
  const office = anOffice();

  test("a reset after it was accepted: at most two copies, and the log says so", async () => {
    const { ana, fake, served } = office;
    const { first } = await begun(office);
    fake.fail("chat.postMessage", { kind: "reset-after" });
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
    await fake.until(
      () => (ana.visible().filter(saying("Does any of these hold")).length === 2 ? true : undefined),
      () => "no second",
    );
    await served.delivered();
    await fake.settled();
    expect(ana.visible().filter(saying("Does any of these hold"))).toHaveLength(2);
    expect(served.lines.filter((line) => line.includes("it is sent once more"))).toHaveLength(1);
  });

  test("a reset before it was accepted: one copy", async () => {
    const { ana, fake, served } = office;
    const { first } = await begun(office);
    fake.fail("chat.postMessage", { kind: "reset" });
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
    await served.delivered();
    await fake.settled();
    expect(ana.visible().filter(saying("Does any of these hold"))).toHaveLength(1);
  });

  test("a post is never repeated by the client itself", async () => {
    const { ana, fake } = office;
    const { first } = await begun(office);
    const posts = () =>
      fake.log.filter(({ method, args }) => method === "chat.postMessage" && JSON.stringify(args).includes("Does any"))
        .length;
    fake.fail("chat.postMessage", { kind: "reset-after" });
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(posts()).toBe(1);
  });

  test("429 is obeyed, and another channel is not held up by it", async () => {
    const { acme, ana, fake } = office;
    acme.channel("other", { members: ["ben"], bot: true });
    const { first } = await begun(office);
    fake.fail("chat.postMessage", { kind: "limited", retryAfter: 2 });
    const startedAt = Date.now();
    await ana.press(first.ts, "Up to 20");
    const ben = acme.as("ben").in("other");
    await ben.command("/architect");
    await ben.sees(saying("How many parcels"));
    expect(Date.now() - startedAt).toBeLessThan(1900);
    await ana.sees(saying("Does any of these hold"));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1990);
  });

  test("where Slack refuses its own chart, the details come with a table, and the next ones at once", async () => {
    const { ana, fake } = office;
    fake.refuseBlock("data_visualization");
    const { root, first } = await begun(office);
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
    await ana.mention("@bot stop", { thread: root.ts });
    const said = await ana.sees(saying("Provisional"));
    await ana.press(said.ts, "Details");
    const details = await ana.sees(saying("Receipt:"));
    expect(words(details)).toContain('"type":"table"');
    const refused = fake.refused().length;
    expect(refused).toBe(1);
    await ana.press(said.ts, "Details");
    await fake.settled();
    expect(fake.refused()).toHaveLength(refused);
  });

  test("a used-up response URL: the message is changed through chat.update", async () => {
    const { ana, fake } = office;
    const { first } = await begun(office);
    fake.fail("response_url", { kind: "status", status: 404 });
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("*Up to 20*"));
    await fake.settled();
    expect(fake.log.filter(({ method }) => method === "chat.update").length).toBeGreaterThan(0);
  });

  test("whose token it is, is asked once", async () => {
    const { ana, fake } = office;
    const { first } = await begun(office);
    await ana.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
    expect(fake.log.filter(({ method }) => method === "auth.test")).toHaveLength(1);
  });
});

describe("the pace of a channel", () => {
  const office = anOffice({ everyMs: 200 }, { messagesPerSecond: 5, burst: 3 });

  test("messages come in order and none is refused for being too many", async () => {
    const { ana, ben, fake, served } = office;
    const { root } = await begun(office);
    const tries = ["status", "help", "status", "help", "status"];
    for (const said of tries) await ben.mention(`@bot ${said}`, { thread: root.ts });
    await ana.mention("@bot up to 20", { thread: root.ts });
    await ana.sees(saying("Does any of these hold"));
    await served.delivered();
    await fake.settled();
    expect(fake.refused()).toEqual([]);
  });
});
