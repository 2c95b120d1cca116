import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBoltApp } from "./a-bolt-app.ts";
import { mountPage } from "./page/mount-page.ts";
import { mrkdwn } from "./page/mrkdwn.ts";
import { renderBlocks } from "./page/render-blocks.ts";
import { type FakeSlack, startFakeSlack } from "./start-fake-slack.ts";

let slack: FakeSlack;
let bolt: Awaited<ReturnType<typeof aBoltApp>>;

beforeEach(async () => {
  slack = await startFakeSlack();
  const acme = slack.team("acme");
  const installation = acme.install();
  for (const name of ["ana", "ben"]) acme.person(name);
  acme.channel("general", { members: ["ana", "ben"], bot: true });
  mountPage(slack, acme);
  bolt = await aBoltApp(slack, installation);
});

afterEach(async () => {
  await bolt.stop();
  await slack.stop();
});

const seen = async (person: string) => (await fetch(`${slack.url}/seen?person=${person}&channel=general`)).text();
const act = (what: object) =>
  fetch(`${slack.url}/act`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person: "ana", channel: "general", ...what }),
  });

describe("the page", () => {
  test("shows each person what they see and lets them press what is there", async () => {
    const pick = {
      type: "button" as const,
      action_id: "pick",
      text: { type: "plain_text" as const, text: "Pick <it>" },
    };
    bolt.app.command("/architect", async ({ ack, client, command }) => {
      await ack("only for you");
      const actions = [{ type: "actions" as const, elements: [pick] }];
      await client.chat.postMessage({ channel: command.channel_id, text: "a question", blocks: actions });
    });
    bolt.app.action("pick", async ({ ack, respond }) => {
      await ack();
      await respond({ text: "*picked* by <!here>", replace_original: true, blocks: [] });
    });
    expect((await act({ act: "write", text: "/architect a shop" })).status).toBe(200);
    await slack.settled();
    expect(await seen("ana")).toContain("only for you");
    const his = await seen("ben");
    expect(his).not.toContain("only for you");
    expect(his).toContain("Pick &lt;it&gt;");
    const [, ts] = /data-ts="([\d.]+)" class=""/.exec(his) ?? [];
    await act({ act: "press", ts, labels: ["pick"] });
    await slack.settled();
    expect(await seen("ben")).toContain('<b>picked</b> by <b class="mention loud">@here</b>');
  });

  test("shows of a select what is picked already", () => {
    const option = (label: string) => ({ text: { type: "plain_text", text: label }, value: label });
    const options = [option("Every <week>"), option("Every month")];
    const select = { type: "static_select", action_id: "often", options, initial_option: options[0] };
    const html = renderBlocks([{ type: "actions", elements: [select] }], (id) => id);
    expect(html).toContain("<option selected>Every &lt;week&gt;</option><option>Every month</option>");
  });

  test("says what is wrong with an act", async () => {
    const answer = await act({ act: "write", text: "/architect x", thread: "1.0" });
    expect([answer.status, await answer.json()]).toEqual([400, { error: "Slack takes no commands in a thread" }]);
  });

  test("lets no markup of a message through", () => {
    const html = mrkdwn('<https://a.example|a> <javascript:alert(1)|b> &lt;b&gt; <b onclick="x">', (id) => id);
    expect(html).not.toMatch(/<b onclick|href="javascript/);
    expect(html).toContain('<a href="https://a.example"');
  });
});
