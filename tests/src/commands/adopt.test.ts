import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { occurrenceId } from "../../../src/reviews/due.ts";
import { anAdoption, aQueueRecord as queue } from "./an-adoption.ts";
import { bothLedgers } from "./both-ledgers.ts";

const { SQLite, Redis } = bothLedgers();

describe.each([
  ["SQLite", SQLite],
  ["Redis", Redis],
])("on %s", (_, { open, within, kept, state }) => {
  let here: ReturnType<typeof anAdoption>;
  beforeEach(() => {
    here = anAdoption(open);
  });
  afterEach(() => here.remove());

  test("a folder of MADR 2 comes into the log, with reviews for what is overdue and what cites a superseded record", async () => {
    here.take("madr-2");
    const { code, out, err } = await here.adopt();
    expect([code, out]).toEqual([
      0,
      `adopted 0001-use-markdown-architectural-decision-records.md as WM-1: accepted, looked at on 2027-02-26.
adopted 0002-store-bookings-in-postgresql.md as WM-2: superseded, not looked at again.
adopted 0003-report-from-the-booking-tables.md as WM-3: accepted, looked at on 2026-11-30. It cites 0002-store-bookings-in-postgresql.md, which is superseded.
adopted 0004-keep-bookings-as-events.md as WM-4: accepted, looked at on 2026-11-30. Its date of review, 2024-11-06, has passed.
skipped index.md: it is no record by its name
skipped template.md: it is a template
`,
    ]);
    expect(err).toBe("FOLDER, into local: 4 adopted, 0 amended, 0 as they were, 2 skipped, 0 not adopted.\n");
    const [, second, third] = await kept();
    expect(second).toMatchObject({ status: "superseded", supersededBy: "WM-4", review: { nextOn: null } });
    expect(third).toMatchObject({
      workspace: "local",
      conversation: "local/adopted",
      title: "Report from the booking tables",
      outcome: "Views on the tables",
      option: null,
      owner: { id: "adopted:tim ek", name: "Tim Ek" },
      ratifiedAt: Date.UTC(2023, 2, 20),
      private: false,
      review: {
        nextOn: "2026-11-30",
        why: "It cites 0002-store-bookings-in-postgresql.md, which is superseded.",
        history: [],
      },
      entries: [{ by: null, kind: "adopted", text: "Adopted from 0003-report-from-the-booking-tables.md." }],
    });
    expect([third?.receipt, third?.record]).toEqual([undefined, undefined]);
    expect((await state()).next.map((id) => id.replace(/@.*~/, "~"))).toEqual([
      "local~WM-1~review",
      "local~WM-3~review",
      "local~WM-4~review",
    ]);
  });

  test("run again, also on another day and over the same folder in another place, nothing changes", async () => {
    for (const form of ["madr-3", "madr-4", "nygard"]) here.take(form);
    expect((await here.adopt()).err).toContain("11 adopted");
    const before = await state();
    here.at.today = "2027-06-01";
    const { code, out, err } = await here.adopt();
    expect([code, out, err.split("\n").at(-2)]).toEqual([
      0,
      "",
      "FOLDER, into local: 0 adopted, 0 amended, 11 as they were, 0 skipped, 0 not adopted.",
    ]);
    expect(await state()).toEqual(before);
    const elsewhere = anAdoption(open);
    for (const form of ["madr-3", "madr-4", "nygard"]) elsewhere.take(form);
    expect((await elsewhere.adopt()).err).toContain("11 as they were");
    elsewhere.remove();
    expect(await state()).toEqual(before);
  });

  test("two at once adopt each record once", async () => {
    here.take("nygard");
    const ran = await Promise.all([here.adopt(), here.adopt()]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect((await kept()).map(({ id, adopted }) => [id, adopted?.file])).toEqual([
      ["WM-1", "0001-record-architecture-decisions.md"],
      ["WM-2", "0002-run-on-one-server.md"],
      ["WM-3", "0003-run-on-two-servers.md"],
      ["WM-4", "0004-2-data-centres-one-database.md"],
      ["WM-5", "teams/0001-one-team-per-service.md"],
    ]);
  });

  test("a death between writing a decision and planning its review is made up by the next run", async () => {
    here.write("0001-queue.md", queue("accepted"));
    await here.adopt();
    await within(async ({ reviews }) => {
      const due = (await reviews.planned("local", "WM-1"))!;
      expect(await reviews.replan("local", "WM-1", due, null)).toBe(true);
    });
    await here.adopt();
    expect((await state()).next).toEqual([expect.stringMatching(/^local~WM-1@2027-02-2.*~review$/)]);
  });

  test("a channel's own calendar says at what time, and its records are talked about there", async () => {
    await within(({ reviews }) =>
      reviews.putSchedule({
        workspace: "slack:T1",
        channel: "slack:T1/C7",
        calendar: { zone: "Asia/Tokyo", time: "15:00", days: [3], from: "09:00", until: "17:00", holidays: [] },
        at: 1,
      }),
    );
    here.write("0001-queue.md", `---\nreview: 2026-01-01\n---\n${queue("accepted")}`);
    const { out } = await here.adopt("--conversation", "slack:T1/C7", "--owner", "U2:Bo Ek");
    expect(out).toContain("looked at on 2026-12-02.");
    const next = await within(({ reviews }) => reviews.next("slack:T1", 5));
    expect(next.map(occurrenceId)).toEqual(["slack.T1~WM-1@2026-12-02T06.00Z~review"]);
    // Run again for another channel, what is talked about here keeps its own time.
    await here.adopt("--conversation", "slack:T1/C8");
    expect(await within(({ reviews }) => reviews.next("slack:T1", 5))).toEqual(next);
    expect((await kept("slack:T1"))[0]).toMatchObject({
      conversation: "slack:T1/C7",
      owner: { id: "U2", name: "Bo Ek" },
    });
  });
});

test("a hundred overdue records come five a working day", async () => {
  const here = anAdoption(SQLite.open);
  for (let number = 1; number <= 100; number += 1) {
    const name = `${String(number).padStart(4, "0")}-record.md`;
    here.write(name, `---\nstatus: accepted\nreview-by: 2026-01-01\n---\n# ${name}\n`);
  }
  expect((await here.adopt()).err).toContain("100 adopted");
  const next = await SQLite.within(({ reviews }) => reviews.next("local", 500));
  here.remove();
  const days = Object.values(Object.groupBy(next, ({ at }) => new Date(at).toISOString().slice(0, 10)));
  expect(days.map((of) => of?.length)).toEqual(Array.from({ length: 20 }, () => 5));
});

test("two owners: each decider the platform knows answers for their own, the first for all others", async () => {
  const here = anAdoption(SQLite.open);
  const by = (who: string) => `# A\n\n* Status: accepted\n${who}\n`;
  here.write("0001-known.md", by("* Deciders: Somebody Else, @Bo"));
  here.write("0002-unknown.md", by("* Deciders: Somebody Else"));
  here.write("0003-nobody.md", by(""));
  await here.adopt("--owner", "U1:Ana, U2:Bo");
  const owners = (await SQLite.kept()).map(({ owner, ratifiedBy }) => [owner.id, ratifiedBy.name]);
  here.remove();
  expect(owners).toEqual([
    ["U2", "Somebody Else"],
    ["U1", "Somebody Else"],
    ["U1", "Ana"],
  ]);
});
