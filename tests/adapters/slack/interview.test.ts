import { expect, test } from "vitest";
import { buttonValue } from "../../../adapters/slack/acts.ts";
import { anOffice, begun, saying, words } from "./an-office.ts";
import { pressPayload } from "./press-payload.ts";

const office = anOffice();

test("from the slash command to the recommendation and its details, by pressing what is shown", async () => {
  const { ana, ben, fake, acme, served } = office;
  const { root, first } = await begun(office);
  expect(words(root)).toContain("I read nothing else that is written here");
  expect(first.thread).toBe(root.ts);
  await ana.press(first.ts, "Up to 20");
  const list = await ana.sees(saying("Does any of these hold"));
  await ben.press(list.ts, "None of these");
  const where = await ana.sees(saying("Where do most of them go?"));
  await ana.press(where.ts, "Some near, some far");
  const drivers = await ana.sees(saying("Who could drive every day?"));
  await ana.select(drivers.ts, "Why?");
  const why = await ana.sees(saying("A van without a driver"));
  expect([why.onlyFor, why.thread]).toEqual([ana.person.id, root.ts]);
  await ana.select(drivers.ts, "Answer with a note");
  await fake.until(
    () => acme.as("ana").modal(),
    () => "no form",
  );
  await acme.as("ana").submit({
    "Who could drive every day?": "2. Somebody, and somebody else in the holidays",
    Note: "Bo drives, <!channel> knows",
  });
  const insurance = await ana.sees(saying("insurance, the repairs"));
  await ana.press(insurance.ts, "2. Nobody yet");
  const contents = await ana.sees(saying("What is in them?"));
  await ana.press(contents.ts, "Things that break");
  const said = await ana.sees(saying("What would change it"));
  expect(said.thread).toBe(root.ts);
  for (const line of ["Core: Van", "More answers:", "Other priorities:", "No more questions"]) {
    expect(words(said)).toContain(line);
  }
  await ana.press(said.ts, "Details");
  const details = await ana.sees(saying("data_visualization"));
  expect(words(details)).toContain("Receipt:");
  await served.delivered();
  await fake.settled();

  // Every answered question collapsed in place, the pressed ones through their response URLs.
  const shown = ana.visible().filter(({ onlyFor }) => onlyFor === undefined);
  const open = shown.filter((message) => words(message).includes('"choice-0"'));
  expect(open).toEqual([]);
  expect(shown.filter(saying("*Up to 20*"))).toHaveLength(1);
  expect(words(shown.find(saying("Bo drives"))!)).toContain("&lt;!channel&gt; knows");
  expect(fake.log.filter(({ method }) => method === "response_url").length).toBeGreaterThan(3);
  expect(fake.refused()).toEqual([]);
  expect(shown.every(({ text }) => text !== "")).toBe(true);
});

test("a select above five choices, and the answer that comes from it", async () => {
  const { ana, fake, served } = office;
  await begun(office);
  const session = await served.bot.session(served.sessionId ?? "");
  expect(session?.startedBy.name).toBe("ana");
  const asked = { kind: "command" as const, name: "change", argument: "stay" };
  await fake.deliver("interaction", pressPayload(ana, asked, served.sessionId ?? ""));
  const stay = await ana.sees(saying("For how long is this meant?"));
  expect(words(stay)).toMatch(/choice-0|"choose"/);
});

test("does not apply: the reason is asked in a form, and one left empty is not taken", async () => {
  const { ana, acme, fake } = office;
  const { first } = await begun(office);
  await ana.select(first.ts, "Does not apply");
  await fake.until(
    () => acme.as("ana").modal(),
    () => "no form",
  );
  await expect(acme.as("ana").submit({})).rejects.toThrow("must be filled");
  const { errors } = await acme.as("ana").submit({ "Why does it not apply?": " " });
  expect(Object.values(errors)).toEqual([expect.stringContaining("nothing was changed")]);
  await acme.as("ana").submit({ "Why does it not apply?": "we send none" });
  await ana.sees(saying("Does not apply: we send none"));
});

test("a press on an old message is told so in private, and one on a foreign or broken value too", async () => {
  const { ana, ben, fake, served } = office;
  const { root, first } = await begun(office);
  await ana.press(first.ts, "Up to 20");
  await ana.sees(saying("Does any of these hold"));
  const old = { kind: "choice" as const, question: "stay", choice: "years" };
  for (const value of [buttonValue(served.sessionId ?? "", old), buttonValue("another-session", old), "{", "[1]"]) {
    const payload = pressPayload(ben, old, "", root.ts);
    const [action] = payload.actions;
    const attempt = await fake.deliver("interaction", { ...payload, actions: [{ ...action, value }] });
    expect(attempt.status).toBe(200);
  }
  await fake.settled();
  const told = ben.visible().filter(({ onlyFor }) => onlyFor === ben.person.id);
  expect(told.length).toBe(4);
  expect(ana.visible().some(({ onlyFor }) => onlyFor === ben.person.id)).toBe(false);
});

test("who decides is asked in a form; the root message says it, and the leaning stays private", async () => {
  const { ana, ben, acme, fake } = office;
  const { root } = await begun(office);
  await ana.press(root.ts, "Who decides, who is heard");
  await fake.until(
    () => acme.as("ana").modal(),
    () => "no form",
  );
  await acme.as("ana").submit({
    "Who decides in the end?": ben.person.id,
    "Who should be heard?": [ana.person.id, ben.person.id],
    "Which way do you lean today?": "Courier",
  });
  await ana.sees(saying("ben decides."));
  await fake.settled();
  expect(ben.visible().some(saying("Courier"))).toBe(false);
});
