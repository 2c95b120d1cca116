import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Seat, Seen } from "../../fakes/connector/driver/seat.ts";
import type { ChatKind } from "../../fakes/connector/world/world.ts";
import type { Table } from "./a-table.ts";
import { anOffice, type Office } from "./an-office.ts";

const says = (words: string) => (message: Seen) => message.words.includes(words);
const MISSED = "I did not find an answer in that";
const UNSAID = "My answer is for you alone";

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

/** An interview among two; the first of them has written to the bot alone before, where `known`. */
async function begun(kind: ChatKind, known: boolean): Promise<{ table: Table; ana: Seat; own: Seat }> {
  const table = await office.table(kind, ["Ana", "Ben"]);
  const own = table.tenant.as("Ana").personal();
  if (known) await own.say("help");
  await table.speak("Ana", "start");
  await quiet(table);
  return { table, ana: table.seat("Ana"), own };
}

const quiet = async (table: Table) => {
  await table.served.delivered();
  await office.fake.settled();
};

describe.each(["groupChat", "channel"] as const)("what is for one person, where others read along: %s", (kind) => {
  test("a hint to typed words is said in the person's own chat, with what it answers", async () => {
    const { table, ana, own } = await begun(kind, true);
    const before = ana.visible().length;
    await table.speak("Ana", "bananas");
    await quiet(table);
    expect(own.visible().at(-1)?.words).toMatch(/^From our interview in a .*\n.*I did not find an answer in that/);
    // Only the words themselves were added.
    expect(ana.visible()).toHaveLength(before + 1);
  });

  test("where that chat is not known, the thread says only that there is an answer", async () => {
    const { table, ana } = await begun(kind, false);
    await table.speak("Ana", "bananas");
    const told = await ana.sees(says(UNSAID));
    await quiet(table);
    expect([told.thread, ana.visible().some(says(MISSED))]).toEqual([table.thread, false]);
  });

  test("decisions and open interviews are shown to whoever asks, and to nobody else", async () => {
    const { table, ana, own } = await begun(kind, true);
    const before = ana.visible().length;
    await table.speak("Ana", "mine");
    await own.sees(says("Started by Ana"));
    await own.sees(says("To what you wrote in a"));
    await quiet(table);
    expect(ana.visible()).toHaveLength(before + 1);
    const stranger = await begun(kind, false);
    await stranger.table.speak("Ana", "list");
    await stranger.ana.sees(says(UNSAID));
  });

  test("what a press saved is told in its response, and the thread only shows the change", async () => {
    const { table, ana, own } = await begun(kind, true);
    const before = ana.visible().length;
    const fields = { decider: "Grace", lean: "Van" };
    const { told } = await table.click("Ana", "root", ["Note this"], { fields });
    expect(told).toContain("Your leaning is kept for the record");
    await quiet(table);
    expect([ana.visible().length, own.visible().some(says("leaning"))]).toEqual([before, false]);
    expect(table.seat("Ben").visible().some(says("Grace decides."))).toBe(true);
  });

  test("what is about the interview is answered where it was asked", async () => {
    const { table, ana } = await begun(kind, true);
    await table.speak("Ana", "why");
    const why = await ana.sees(says("A van costs the same"));
    expect(why.thread).toBe(table.thread);
  });

  test("a chat that was blocked is as good as none", async () => {
    const { table, ana, own } = await begun(kind, true);
    // The first call is the hint in the own chat.
    office.fake.fail("send", { kind: "status", status: 403, code: "MessageWritesBlocked" });
    await table.speak("Ana", "bananas");
    await ana.sees(says(UNSAID));
    expect(own.visible().some(says(MISSED))).toBe(false);
    const { stores } = table.served;
    expect(
      (await stores.references.stopped(99)).some(({ conversation }) =>
        conversation.includes(encodeURIComponent(own.chat.id)),
      ),
    ).toBe(true);
    expect(ana.visible().some(says(MISSED))).toBe(false);
  });
});

test("`forget me` forgets whose a chat is, too", async () => {
  const { table, ana, own } = await begun("channel", true);
  await table.speak("Ana", "forget me");
  await quiet(table);
  expect(own.visible().at(-1)?.words).toContain("removed from every interview here");
  await table.speak("Ana", "list");
  await ana.sees(says(UNSAID));
  await own.say("help");
  await quiet(table);
  await table.speak("Ana", "list");
  await own.sees(says("To what you wrote in a channel"));
});
