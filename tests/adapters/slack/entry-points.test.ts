import { describe, expect, test } from "vitest";
import { anOffice, begun, saying, words } from "./an-office.ts";

const office = anOffice();

describe("ways in", () => {
  test("a mention in a channel begins in a thread below it, with the words as the description", async () => {
    const { ana } = office;
    const { ts } = await ana.mention("@bot about 60 parcels leave every week");
    const facts = await ana.sees(saying("I read this from what ana wrote"));
    expect(facts.thread).toBe(ts);
    expect(words(facts)).toContain("21 to 200");
    await ana.press(facts.ts, "Record what is ticked");
    await ana.sees(saying("Does any of these hold"));
  });

  test("a mention in a thread that is already going begins there, and the next one answers", async () => {
    const { ana, ben } = office;
    const { ts } = await ben.say("how do we send our parcels?");
    await ana.mention("@bot", { thread: ts });
    const first = await ana.sees(saying("How many parcels"));
    expect(first.thread).toBe(ts);
    await ben.mention("@bot up to 20", { thread: ts });
    await ana.sees(saying("ben: *Up to 20*"));
  });

  test("in a direct message the first words begin it, and everything is said there without a thread", async () => {
    const { acme } = office;
    const dm = acme.as("ben").dm();
    await dm.say("hello");
    const first = await dm.sees(saying("How many parcels"));
    expect(first.thread).toBeUndefined();
    await dm.say("1");
    await dm.sees(saying("ben: *Up to 20*"));
  });

  test("`help` said directly begins nothing", async () => {
    const { acme, served } = office;
    const dm = acme.as("ben").dm();
    await dm.say("help");
    await dm.sees(saying("No interview is open here"));
    expect(await served.store.recent(`slack:${dm.person.team}`, dm.person.id, 5)).toEqual([]);
  });

  test("the shortcut begins in the thread of its message; only the sender's own words are read from it", async () => {
    const { ana, ben } = office;
    const { ts } = await ben.say("about 60 parcels leave every week");
    await ana.shortcut("decide-here", ts);
    expect((await ana.sees(saying("How many parcels"))).thread).toBe(ts);
    const own = await ben.say("about 60 parcels leave every week, again");
    await ben.shortcut("decide-here", own.ts);
    expect((await ben.sees(saying("I read this from what ben wrote"))).thread).toBe(own.ts);
  });

  test("the Home tab lists my open interviews with a link to each, how to start, and help", async () => {
    const { ana, acme, fake } = office;
    const { root } = await begun(office);
    await acme.as("ana").home();
    const view = await fake.until(
      () => acme.as("ana").homeView(),
      () => "no view",
    );
    const shown = JSON.stringify(view.body);
    expect(shown).toContain(`archives/${ana.channel.id}/p${root.ts.replace(".", "")}`);
    expect(shown).toContain("How to start");
    await acme.as("ben").home();
    const bens = await fake.until(
      () => acme.as("ben").homeView(),
      () => "no view",
    );
    expect(JSON.stringify(bens.body)).toContain("No interview of yours is open");
  });

  test("mine and help are answered in private at once, and help names every word", async () => {
    const { ana } = office;
    const [helped] = (await ana.command("/architect", "help")).attempts;
    expect(JSON.parse(helped?.body ?? "").response_type).toBe("ephemeral");
    for (const word of ["list", "show WM-7", "review WM-7", "schedule", "health", "mine", "forget"]) {
      expect(helped?.body).toContain(word);
    }
    await begun(office);
    const [mine] = (await ana.command("/architect", "mine")).attempts;
    expect(mine?.body).toContain("0 answers so far");
  });

  test("a second one in the same thread is refused in private, and nothing is recorded", async () => {
    const { ana } = office;
    const { root } = await begun(office);
    await ana.shortcut("decide-here", root.ts);
    const told = await ana.sees(saying("An interview is open here already"));
    expect(told.onlyFor).toBe(ana.person.id);
  });
});

describe("places where the bot cannot post", () => {
  test("a private channel: the starter is told there, and the interview begins in a direct message", async () => {
    const { acme, served } = office;
    const ana = acme.as("ana").in("secret");
    await ana.command("/architect");
    const told = await ana.sees(saying("I cannot post here"));
    expect(told.onlyFor).toBe(ana.person.id);
    const dm = acme.as("ana").dm();
    const first = await dm.sees(saying("How many parcels"));
    expect(dm.visible().filter(saying("I cannot post in"))).toHaveLength(1);
    await dm.press(first.ts, "Up to 20");
    await dm.sees(saying("Does any of these hold"));
    await dm.say("none of these");
    await dm.sees(saying("Where do most of them go?"));
    expect((await served.bot.session(served.sessionId ?? ""))?.order).toHaveLength(2);
  });

  test("a public channel without the bot, and one it was removed from, are the same", async () => {
    const { acme } = office;
    acme.channel("lobby", { members: ["ben"] });
    const ben = acme.as("ben").in("lobby");
    await ben.command("/architect");
    await ben.sees(saying("I cannot post here"));
    await acme.as("ben").dm().sees(saying("How many parcels"));
    acme.removeBot("general");
    await office.ana.command("/architect");
    await office.ana.sees(saying("I cannot post here"));
  });

  test("removed or archived in the middle: the session is kept and goes on in a direct message", async () => {
    const { ana, acme } = office;
    const { first } = await begun(office);
    acme.archive("general");
    await ana.press(first.ts, "Up to 20");
    const dm = acme.as("ana").dm();
    const list = await dm.sees(saying("Does any of these hold"));
    expect(dm.visible().some(saying("it is archived"))).toBe(true);
    await dm.press(list.ts, "None of these");
    await dm.sees(saying("Where do most of them go?"));
  });
});

describe("after the app was removed", () => {
  test("what is typed is answered in private, and the token is not used any more", async () => {
    const { acme, fake, ana } = office;
    const { root } = await begun(office);
    const before = fake.log.length;
    acme.uninstall();
    await fake.settled();
    const attempt = await fake.deliver("command", {
      command: "/architect",
      text: "",
      team_id: ana.person.team,
      channel_id: ana.channel.id,
      user_id: ana.person.id,
      response_url: `${fake.url}/nowhere`,
      trigger_id: "t1",
    });
    expect(attempt.status).toBe(200);
    expect(attempt.body).toContain("not installed in your workspace, so nothing was saved");
    expect(fake.log.slice(before).filter(({ method }) => method.startsWith("chat."))).toEqual([]);
    expect(root.thread).toBeUndefined();
  });
});

describe("forgetting", () => {
  test("/architect forget asks first, then removes everything about the person", async () => {
    const { ana, ben, served } = office;
    const { first } = await begun(office);
    await ben.press(first.ts, "Up to 20");
    await ana.sees(saying("Does any of these hold"));
    const [asked] = (await ben.command("/architect", "forget")).attempts;
    expect(asked?.body).toContain("cannot be undone");
    expect((await served.bot.session(served.sessionId ?? ""))?.answers.volume).toBeDefined();
    await ben.command("/architect", "forget me");
    const session = await served.bot.session(served.sessionId ?? "");
    expect(JSON.stringify(session)).not.toContain(ben.person.id);
    expect(session?.startedBy.id).toBe(ana.person.id);
    await ana.command("/architect", "forget me");
    expect(await served.bot.session(served.sessionId ?? "")).toBeUndefined();
  });
});
