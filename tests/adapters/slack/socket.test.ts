import { expect, test } from "vitest";
import { StoreError } from "../../../src/errors.ts";
import { anOffice, begun, saying } from "./an-office.ts";

let broken = false;
const office = anOffice(
  {
    socket: true,
    through: (store) => ({
      ...store,
      commit: (commit) => (broken ? Promise.reject(new StoreError("the disk is full")) : store.commit(commit)),
    }),
  },
  { retryDelaysMs: [100, 200, 300] },
);

test("an interview over the socket", async () => {
  const { ana } = office;
  const { first } = await begun(office);
  await ana.press(first.ts, "Up to 20");
  await ana.sees(saying("Does any of these hold"));
});

test("an event is acknowledged when it is saved and not before", async () => {
  const { ana, fake } = office;
  const { root } = await begun(office);
  broken = true;
  const { deliveries } = await ana.mention("@bot up to 20", { thread: root.ts });
  expect(deliveries[0]?.attempts[0]?.status).not.toBe(200);
  broken = false;
  await ana.sees(saying("Does any of these hold"));
  await fake.settled();
  expect(ana.visible().filter(saying("Does any of these hold"))).toHaveLength(1);
});

test("over a socket nothing is served at /slack/events", async () => {
  const { status } = await fetch(`${office.served.address}/slack/events`, { method: "POST", body: "{}" });
  expect(status).toBe(404);
});
