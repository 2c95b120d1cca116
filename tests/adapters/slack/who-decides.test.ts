import { expect, test } from "vitest";
import { anOffice, begun, saying, words } from "./an-office.ts";

const office = anOffice();

/** A form that somebody opens with a button, and what they fill in. */
async function fillsIn(name: string, ts: string, label: string, fields: Record<string, string | string[]>) {
  const { acme, fake } = office;
  await acme.as(name).in("general").press(ts, label);
  await fake.until(
    () => acme.as(name).modal(),
    () => "no form",
  );
  await acme.as(name).submit(fields);
  await fake.settled();
}

/** Ana begins, Ben decides; the recommendation stands. */
async function recommended() {
  const { ana, ben, acme } = office;
  acme.person("cleo");
  acme.person("dora", { admin: true });
  acme.channel("general", { members: ["ana", "ben", "cleo", "dora"], bot: true });
  const seat = acme.as("ana").in("general");
  await seat.command("/architect");
  const root = await seat.sees(saying("how our parcels reach"));
  await fillsIn("ana", root.ts, "Who decides, who is heard", { "Who decides in the end?": ben.person.id });
  for (const text of ["Up to 20", "none", "stop"]) await seat.mention(`@bot ${text}`, { thread: root.ts });
  const { ts } = await seat.sees((message) => words(message).includes("Hand over"));
  return { ts, root, seat, ana };
}

test("when the decider has left, an admin of the workspace or whoever started it names another, and nobody else", async () => {
  const { acme } = office;
  const { ts, seat } = await recommended();
  const id = (name: string) => acme.as(name).person.id;
  await fillsIn("cleo", ts, "Hand over", { "Who decides from now on?": id("cleo") });
  const whispered = office.fake.log.filter(({ method }) => method === "chat.postEphemeral").at(-1)?.args;
  expect(whispered).toMatchObject({
    user: id("cleo"),
    text: expect.stringMatching(/^ben decides here, so nothing was changed/),
  });
  expect(seat.visible().some(saying("cleo decides from now on"))).toBe(false);
  expect(whispered?.text).toContain("so can ana, who started this, or an admin of this workspace.");
  await fillsIn("dora", ts, "Hand over", { "Who decides from now on?": id("cleo") });
  await seat.sees(saying("cleo decides from now on, instead of ben; dora said so."));
  await fillsIn("ana", ts, "Hand over", { "Who decides from now on?": id("dora") });
  await seat.sees(saying("dora decides from now on, instead of cleo; ana said so."));
  // Of ana, who may name others anyway, Slack was asked her name and nothing more.
  const asked = office.fake.log.filter(({ method, args }) => method === "users.info" && args.user === id("ana"));
  expect(asked).toHaveLength(1);
});

test("an admin says so in words too, with a mention or a name; nobody else does", async () => {
  const { acme } = office;
  const { root, seat } = await recommended();
  for (const name of ["cleo", "dora"]) seat.channel.members.add(acme.as(name).person.id);
  const [cleo, dora] = [acme.as("cleo").in("general"), acme.as("dora").in("general")];
  await cleo.mention("@bot hand over to cleo", { thread: root.ts });
  await cleo.sees(saying("ben decides here, so nothing was changed."));
  await dora.mention(`@bot hand over to <@${cleo.person.id}>`, { thread: root.ts });
  await seat.sees(saying("cleo decides from now on, instead of ben; dora said so."));
  await dora.mention(`@bot hand over to <@U${"A".repeat(300)}>`, { thread: root.ts });
  await dora.mention("@bot decides: ben", { thread: root.ts });
  await dora.sees(saying("Noted. ben decides."));
  // Whom Slack names is known by id: what they are called meanwhile makes no difference. Nobody has an id of 300 letters.
  const { people } = (await office.served.bot.session(office.served.sessionId ?? ""))!;
  expect(people).toMatchObject({ cleo: cleo.person.id });
  expect(Object.values(people ?? {}).filter((id) => id.length > 40)).toEqual([]);
});

test("who decides from now on is ticked beside the name, told to all, and holds for the channel's next interview", async () => {
  const { ana, ben, fake } = office;
  const { root } = await begun(office);
  await fillsIn("ana", root.ts, "Who decides, who is heard", {
    "Who decides in the end?": ben.person.id,
    "From now on": ["They decide in later interviews of this channel too"],
  });
  await ben.sees(saying("ben decides in later interviews of this channel too"));
  await ana.command("/architect");
  await fake.settled();
  const roots = ana.visible().filter(saying("how our parcels reach"));
  expect(roots.map((message) => words(message).includes("ben decides."))).toEqual([true, true]);
});
