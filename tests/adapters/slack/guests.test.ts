import { beforeEach, describe, expect, test } from "vitest";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import type { Workspace } from "../../fakes/slack/driver/workspace.ts";
import { anOffice, saying, words } from "./an-office.ts";

const office = anOffice();

/** Ana of the workspace, and Gus of another one that shares the channel and has no Waymark. */
let ana: Seat;
let gus: Seat;
let globex: Workspace;
beforeEach(() => {
  globex = office.fake.team("globex");
  globex.person("gus");
  office.acme.channel("shared", { members: ["ana", "gus"], bot: true, sharedWith: [globex] });
  ana = office.acme.as("ana").in("shared");
  gus = globex.as("gus").in("shared");
});

const form = () =>
  office.fake.until(
    () => globex.as("gus").modal(),
    () => "no form",
  );

describe("somebody of another workspace in a shared channel", () => {
  test("begins with a mention, and the interview is one of the workspace that has the app", async () => {
    const { served, acme } = office;
    const { ts } = await gus.mention("@bot");
    const first = await ana.sees(saying("How many parcels"));
    expect(first.thread).toBe(ts);
    await ana.sees(saying("Started by gus"));
    const session = await served.bot.session(served.sessionId ?? "");
    expect([session?.workspace, session?.startedBy.id]).toEqual([`slack:${acme.team.id}`, gus.person.id]);
  });

  test("answers by pressing and by speaking, and hints are for them alone", async () => {
    const { fake } = office;
    await ana.command("/architect");
    const first = await gus.sees(saying("How many parcels"));
    await gus.press(first.ts, "Up to 20");
    await ana.sees(saying("gus: *Up to 20*"));
    const list = await gus.sees(saying("Does any of these hold"));
    await gus.mention("@bot none of these", { thread: list.thread ?? "" });
    const where = await gus.sees(saying("Where do most of them go?"));
    await gus.select(where.ts, "Why?");
    await fake.settled();
    const hints = gus.visible().filter(({ onlyFor }) => onlyFor === gus.person.id);
    expect(hints).toHaveLength(1);
    expect(fake.refused()).toEqual([]);
  });

  test("sends a form: Slack names their workspace as the sender's, the app's stands in the view", async () => {
    const { fake, acme } = office;
    await ana.command("/architect");
    const first = await gus.sees(saying("How many parcels"));
    await gus.select(first.ts, "Answer with a note");
    await form();
    const sent = await globex
      .as("gus")
      .submit({ "How many parcels leave in a usual week?": "1. Up to 20", Note: "we count" });
    expect(sent.errors).toEqual({});
    const payload = fake.deliveries.findLast((one) => one.payload.type === "view_submission")?.payload;
    expect([payload?.team, payload?.view]).toMatchObject([
      { id: gus.person.team },
      { app_installed_team_id: acme.team.id },
    ]);
    expect(words(await ana.sees(saying("gus: *Up to 20*")))).toContain("we count");
  });

  test("has no command of ours, which Slack says itself; a shortcut from there is told what to do", async () => {
    const { fake } = office;
    const before = fake.deliveries.length;
    await gus.command("/architect");
    await gus.sees(saying("not a valid command"));
    expect(fake.deliveries.length).toBe(before);
    const { ts } = await gus.say("how do we send our parcels?");
    await expect(gus.shortcut("decide-here", ts)).rejects.toThrow("not installed in globex");
    const attempt = await fake.deliver("command", {
      command: "/architect",
      text: "",
      team_id: gus.person.team,
      channel_id: gus.channel.id,
      user_id: gus.person.id,
      response_url: `${fake.url}/nowhere`,
      trigger_id: "t1",
    });
    expect(JSON.parse(attempt.body)).toMatchObject({
      response_type: "ephemeral",
      text: expect.stringContaining("mention it instead"),
    });
  });
});

test("archived in the middle: a guest, whom nobody outside may write to directly, loses nothing that was saved", async () => {
  const { acme, served, fake } = office;
  await gus.mention("@bot");
  const first = await gus.sees(saying("How many parcels"));
  acme.archive("shared");
  await gus.press(first.ts, "Up to 20");
  await served.delivered();
  await fake.settled();
  const session = await served.bot.session(served.sessionId ?? "");
  expect(Object.keys(session?.answers ?? {})).toEqual(["volume"]);
});
