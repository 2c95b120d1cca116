import { describe, expect, test } from "vitest";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { anOffice, type Office, saying, words } from "./an-office.ts";
import { pressPayload } from "./press-payload.ts";

const office = anOffice({ pack: "python-web" });

/** An interview ended at once, and its cost panel. */
async function panel({ ana, fake, acme }: Office): Promise<Message> {
  await ana.command("/architect");
  const root = await ana.sees(saying("Started by ana"));
  await ana.sees(saying("areas of function"));
  await ana.mention("@bot 3", { thread: root.ts });
  await ana.sees(saying("Does any of these"));
  await ana.mention("@bot stop", { thread: root.ts });
  const said = await ana.sees(saying("More answers:"));
  await ana.press(said.ts, "Cost");
  const cost = await ana.sees(saying("Cost over"));
  await ana.press(cost.ts, "Give days or a day rate");
  await fake.until(
    () => acme.as("ana").modal(),
    () => "no form",
  );
  return cost;
}

async function pressed(seat: Seat, ts: string, label: string, { fake, acme }: Office) {
  await seat.press(ts, label);
  return fake.until(
    () => acme.as(seat.person.name).modal(),
    () => "no form",
  );
}

describe("the form of the cost panel", () => {
  test("days and a day rate are counted, the panel changes in place, and the next form begins with them", async () => {
    const { ana, ben, acme, fake } = office;
    const cost = await panel(office);
    expect(words(cost)).not.toContain("Counted with");
    await acme.as("ana").submit({ "Days you have to build it": "40", "Or what one day costs you": "812.5" });
    const counted = await ana.sees(saying("Counted with 40 days and a day rate of 812.5, by ana"));
    expect(counted.ts).toBe(cost.ts);
    const told = await ana.sees(saying("it changes nothing in the recommendation"));
    expect(told.onlyFor).toBe(ana.person.id);
    await fake.settled();

    const view = await pressed(ben, cost.ts, "Change what is counted", office);
    expect(JSON.stringify(view.body.blocks)).toContain('"initial_value":"812.5"');
    await acme.as("ben").submit({ "Days you have to build it": "", "Or what one day costs you": "900" });
    const again = await ana.sees(saying("Counted with a day rate of 900, by ben"));
    expect(again.ts).toBe(cost.ts);
    expect(fake.refused()).toEqual([]);
  });

  test("more than ten capabilities can be chosen, and only those are counted", async () => {
    const { ana, acme, served } = office;
    await panel(office);
    const all = served.pack.stack?.capabilities.map(({ label }) => label) ?? [];
    expect(all.length).toBeGreaterThan(10);
    await acme.as("ana").submit({ "Days you have to build it": "40", "What you need": all });
    expect(words(await ana.sees(saying("Counted with 40 days")))).toContain(all.at(-1));
    const shown = await ana.sees(saying("Counted capabilities"));
    await pressed(ana, shown.ts, "Change what is counted", office);
    await acme.as("ana").submit({ "What you need": all.slice(0, 1) });
    await ana.sees(saying(`Counted capabilities: ${all[0]}.`));
  });

  test("a number nobody can mean is refused in the form, and what was counted stays", async () => {
    const { ana, acme, fake } = office;
    const cost = await panel(office);
    await expect(acme.as("ana").submit({ "Days you have to build it": "0" })).rejects.toThrow("takes no “0”");
    // A client of somebody's own making checks nothing.
    await acme.as("ana").submit({ "Days you have to build it": "40" });
    await ana.sees(saying("Counted with 40 days"));
    const sent = fake.deliveries.findLast(({ payload }) => payload.type === "view_submission")?.payload;
    const view = structuredClone(sent?.view) as { id: string; state: { values: Record<string, unknown> } };
    for (const value of ["-3", "many", "1e999"]) {
      view.id = `V-${value}`;
      view.state.values.days = { value: { type: "number_input", value } };
      const attempt = await fake.deliver("interaction", { ...sent, view });
      expect(JSON.parse(attempt.body)).toMatchObject({
        response_action: "errors",
        errors: { days: expect.anything() },
      });
    }
    await fake.settled();
    expect(words(ana.visible().find(({ ts }) => ts === cost.ts)!)).toContain("Counted with 40 days");
  });
});

test("without a recommendation there is no form of it, and whoever presses an old button is told so", async () => {
  const { ana, ben, acme, fake, served } = office;
  await ana.command("/architect");
  const root = await ana.sees(saying("Started by ana"));
  await fake.deliver("interaction", pressPayload(ben, { kind: "cost" }, served.sessionId ?? "", root.ts));
  const told = await ben.sees(saying("no recommendation now whose cost could be counted"));
  expect(told.onlyFor).toBe(ben.person.id);
  expect(acme.as("ben").modal()).toBeUndefined();
});
