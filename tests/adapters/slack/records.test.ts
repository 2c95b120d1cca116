import { describe, expect, test } from "vitest";
import { escaped } from "../../../adapters/slack/mrkdwn.ts";
import { renderHome } from "../../../adapters/slack/render/sessions.ts";
import { COST_HELP, HELP_LINES } from "../../../src/conversation/wording.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { anOffice, begun, type Office, saying } from "./an-office.ts";

const office = anOffice();

/** Ana decides for the courier and signs, by words in the thread. */
async function decided({ ana }: Office): Promise<void> {
  const { root } = await begun(office);
  for (const words of ["Up to 20", "none", "all over the country", "1", "accept"]) {
    await ana.mention(`@bot ${words}`, { thread: root.ts });
  }
  await ana.sees(saying("decides: Courier"));
  await ana.mention("@bot record it", { thread: root.ts });
}
const files = () => [...office.fake.world.files.values()];
const told = () => office.ana.sees(saying("Decided and saved as WM-1"));

describe("the record of a decision", () => {
  test("lies in the thread as a file, and the message links it", async () => {
    await decided(office);
    const message = await told();
    expect(files()).toMatchObject([{ name: "WM-1.md", completed: true }]);
    expect(JSON.stringify(message.blocks)).toMatch(/<https:[^|]+\|The record as Markdown>/);
    await office.served.delivered();
    expect(office.ana.visible().filter(saying("## Decision Outcome"))).toEqual([]);
  });

  test("is printed in the thread where the app may upload nothing, which is said", async () => {
    office.fake.fail("files.getUploadURLExternal", { kind: "error", error: "missing_scope" });
    await decided(office);
    const message = await told();
    expect(JSON.stringify(message.blocks)).toContain(
      "The record could not be attached as a file: the app was installed without the scope files:write. It follows as text; `show WM-1` prints it again.",
    );
    const part = await office.ana.sees(saying("### Receipt"));
    expect([part.thread, part.thread === undefined]).toEqual([message.thread, false]);
    await office.served.delivered();
    const printed = office.ana.visible().filter(({ text }) => /^WM-1\.md, part \d of \d$/.test(text));
    const text = printed
      .flatMap(({ blocks }) => blocks as unknown as { text: { text: string } }[])
      .map((block) => block.text.text.replace(/^```\n|\n```$/g, ""))
      .join("\n");
    expect(text).toMatch(/^---\nstatus: "accepted"\n[\s\S]*## Context and Problem Statement[\s\S]*\* Interview \S+\n$/);
  });

  test("is uploaded once, also where telling it takes two tries or Slack asks to wait", async () => {
    office.fake.fail("files.completeUploadExternal", { kind: "limited", retryAfter: 1 });
    await decided(office);
    await told();
    expect(files().filter(({ completed }) => completed)).toHaveLength(1);
    await office.served.delivered();
    expect(office.ana.visible().filter(saying("Decided and saved as WM-1"))).toHaveLength(1);
  });
});

describe("the Home tab", () => {
  test("names every word that works in an interview, whole", () => {
    const help = [...HELP_LINES, COST_HELP];
    const access = { workspace: "slack:T1", botToken: "", botId: "", botUserId: "" };
    const { blocks } = renderHome([], [], access, { command: "/architect", help }) as {
      blocks: { text?: { text: string } }[];
    };
    const texts = blocks.map((block) => block.text?.text ?? "");
    for (const line of help) expect(texts.some((text) => text.includes(`• ${escaped(line)}`))).toBe(true);
    expect(texts.every((text) => text.length <= 3000)).toBe(true);
  });

  const home = async (name: string) => {
    await office.acme.as(name).home();
    return office.fake.until(
      () => {
        const view = office.acme.as(name).homeView();
        return view === undefined ? undefined : JSON.stringify(view);
      },
      () => "no Home tab",
    );
  };

  test("has decisions with their state and a small timeline; those of private channels only for who took part", async () => {
    const workspace = `slack:${office.acme.team.id}`;
    const ana = office.acme.as("ana").person.id;
    const general = { workspace, review: { nextOn: "2027-03-29", history: [] } };
    const { decisions } = office.served;
    await decisions.put(
      aDecision({ id: "WM-1", ...general, status: "superseded", supersededBy: "WM-2", title: "By van" }),
      0,
    );
    await decisions.put(aDecision({ id: "WM-2", ...general, supersedes: "WM-1" }), 0);
    const secret = { private: true, conversation: `${workspace}/C9/1.1`, participants: [ana], title: "Who is let go" };
    await decisions.put(aDecision({ id: "WM-3", ...general, ...secret }), 0);
    const anas = await home("ana");
    expect(anas).toContain("Accepted, Ana, 1970-01-01. Next review 2027-03-29.");
    expect(anas).toContain("1970-01-01 WM-1  →  1970-01-01 *WM-2*");
    expect(anas).toContain("Who is let go");
    expect(await home("ben")).not.toContain("Who is let go");
  });
});
