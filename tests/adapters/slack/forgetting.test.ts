import { expect, test } from "vitest";
import { anOffice, begun, saying, words } from "./an-office.ts";

const office = anOffice({ waits: { redrawMs: 10 } });

test("an interview that is forgotten is taken out of its thread: each message is a line now, also for who comes later", async () => {
  const { ana, ben } = office;
  const { root, first } = await begun(office);
  await ben.press(first.ts, "Up to 20");
  await ana.sees(saying("Does any of these hold"));
  await ana.mention("@bot forget this", { thread: root.ts });
  const line = saying("This interview was forgotten on request.");
  await office.fake.until(
    () => (ben.visible().filter(line).length === 3 ? true : undefined),
    () => "three messages that are a line now",
  );
  expect(JSON.stringify(ben.visible())).not.toMatch(/Up to 20|how our parcels reach|Dangerous goods/);
});

test("a person who is forgotten goes out of the answers; the question is asked again where it stood, and takes an answer", async () => {
  const { ana, ben } = office;
  const { root, first } = await begun(office);
  await ben.press(first.ts, "Up to 20");
  await ana.sees(saying("ben: *Up to 20*"));
  await ben.command("/architect", "forget me");
  await office.fake.until(
    () => (ana.visible().some(saying("ben: *Up to 20*")) ? undefined : true),
    () => "the answer gone from the thread",
  );
  const again = ana.visible().find(({ ts }) => ts === first.ts);
  expect(words(again ?? first)).toContain("21 to 200");
  expect(words(ana.visible().find(({ ts }) => ts === root.ts) ?? root)).toContain("how our parcels reach");
  await ana.press(first.ts, "21 to 200");
  await ana.sees(saying("ana: *21 to 200*"));
});
