import { afterEach, beforeEach, expect, test } from "vitest";
import { aDecision } from "../../contracts/a-decision.ts";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import type { Workspace } from "../../fakes/slack/driver/workspace.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { fallDue } from "../fall-due.ts";
import { saying } from "./an-office.ts";
import { type ServedSlack, serveSlack } from "./serve-slack.ts";

let fake: FakeSlack;
let acme: Workspace;
let served: ServedSlack;
let general: Seat;
const workspace = () => `slack:${acme.team.id}`;
const direct = (name: string) => acme.as(name).dm();
const ids = new Map<string, string>();

/** Ana and Ben in #general, where the bot was and is no more; Cleo installed it. */
beforeEach(async () => {
  fake = await startFakeSlack({ events: ["app_mention", "message.im"] });
  acme = fake.team("acme");
  for (const name of ["ana", "ben", "cleo"]) ids.set(name, acme.person(name).id);
  const { botToken, botId, botUserId } = acme.install();
  acme.channel("general", { members: ["ana", "ben", "cleo"], bot: true, kind: "private" });
  served = await serveSlack(fake, { looks: true });
  const installedBy = acme.as("cleo").person.id;
  await served.installations.put({ workspace: workspace(), botToken, botId, botUserId, installedBy });
  general = acme.as("ana").in("general");
});
afterEach(async () => {
  await served.close();
  await fake.stop();
});

/** Ana's decision in #general falls due there, where the bot may not write any more. */
const dueWhereLost = async (): Promise<void> => {
  const { ts } = await general.say("about WM-4");
  await acme.removeBot("general");
  const owner = { id: ids.get("ana") ?? "", name: "ana" };
  const conversation = `${workspace()}/${general.channel.id}/${ts}`;
  const participants = [owner.id, ids.get("cleo") ?? ""];
  await fallDue(served, aDecision({ id: "WM-4", workspace: workspace(), conversation, owner, participants }));
};
/** Their accounts are gone: no direct message can be opened. */
const unreachable = (...names: string[]): void => {
  for (const name of names) fake.world.people.delete(ids.get(name) ?? "");
};
const inGeneral = (): Message[] => general.visible().filter(saying("WM-4:"));

test("a look whose channel lost the bot comes to its owner directly, changes in place there, and hears words", async () => {
  await dueWhereLost();
  await direct("ana").sees(saying("I can no longer write where this was decided, so I ask you here."));
  const message = await direct("ana").sees(saying("is it still right?"));
  await direct("ana").say("every 60 days");
  await direct("ana").sees(saying("WM-4 is looked at every 60 days from now on"));
  await direct("ana").press(message.ts, "Still right");
  await direct("ana").sees(saying("WM-4: confirmed by ana"));
  await fake.settled();
  const shown = direct("ana")
    .visible()
    .filter(({ ts }) => ts === message.ts);
  expect(JSON.stringify(shown)).toContain("Confirmed by ana");
  expect(inGeneral()).toEqual([]);
});

test("handed over there, it goes to who answers now, and whoever handed it over is told", async () => {
  await dueWhereLost();
  const message = await direct("ana").sees(saying("is it still right?"));
  await direct("ana").press(message.ts, "Not mine");
  await fake.until(
    () => acme.as("ana").modal(),
    () => "no form",
  );
  await acme.as("ana").submit({ "Who answers for it from now on?": acme.as("ben").person.id });
  const his = await direct("ben").sees(saying("is it still right?"));
  await direct("ana").sees(saying("ben answers for WM-4 from now on"));
  await direct("ben").press(his.ts, "Still right");
  await direct("ben").sees(saying("WM-4: confirmed by ben"));
});

test("where its owner cannot be written to, whoever installed the bot is asked to hand it over", async () => {
  unreachable("ana");
  await dueWhereLost();
  await direct("cleo").sees(
    saying(
      "I can write neither where this was decided nor to ana. You installed me or own this workspace, so I ask you",
    ),
  );
  const message = await direct("cleo").sees(saying("is it still right?"));
  await direct("cleo").press(message.ts, "Not mine");
  await fake.until(
    () => acme.as("cleo").modal(),
    () => "no form",
  );
  await acme.as("cleo").submit({ "Who answers for it from now on?": acme.as("ben").person.id });
  await direct("ben").sees(saying("is it still right?"));
  expect(await served.reviews.failed(workspace(), 10)).toEqual([]);
});

test("with a bot token alone, whoever owns the workspace is asked", async () => {
  const kept = await served.installations.get(workspace());
  if (kept === undefined) throw new Error("it is not installed");
  const { installedBy: _, ...tokenOnly } = kept;
  await served.installations.put(tokenOnly);
  ids.set("dora", acme.person("dora", { owner: true }).id);
  unreachable("ana");
  await dueWhereLost();
  await direct("dora").sees(saying("I can write neither where this was decided nor to ana."));
  await direct("dora").sees(saying("is it still right?"));
  await fake.settled();
  expect(direct("cleo").visible()).toEqual([]);
});

test("where nobody can be written to, it is under health with the reason", async () => {
  unreachable("ana", "cleo");
  await dueWhereLost();
  const failed = () => served.reviews.failed(workspace(), 10);
  await expect.poll(failed).toMatchObject([{ due: { subject: "WM-4", kind: "review" }, attempts: 1 }]);
  const ben = acme.as("ben").in("general");
  await ben.command("/architect", "health");
  const health = await ben.sees(saying("Reviews: whether they arrive"));
  expect(JSON.stringify(health.blocks)).toMatch(
    /Given up [^"]+: WM-4, a look, due Monday 5 January 2026, 10:00 \(UTC\)/,
  );
});
