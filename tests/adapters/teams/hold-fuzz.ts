import { seeded } from "../../../src/commands/backtest/seeded.ts";
import { anOffice } from "./an-office.ts";
import { createFuzz } from "./fuzz-activities.ts";

export interface FuzzReport {
  readonly sent: number;
  /** With a good token and in Teams' form. */
  readonly sound: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
  /** Answers of 500 and above, and requests without one. */
  readonly failures: readonly string[];
  readonly unhandled: readonly string[];
  /** What Teams would not have taken of what the bot sent, with a message for each kind. */
  readonly refused: readonly string[];
  /** An interview begun afterwards came to its recommendation. */
  readonly goesOn: boolean;
}

const AT_ONCE = 8;

/** Sends so many activities, then holds an interview. */
export async function holdFuzz(count: number, seed: number): Promise<FuzzReport> {
  const unhandled: string[] = [];
  const note = (error: unknown) => void unhandled.push(String(error));
  process.on("unhandledRejection", note);
  const office = await anOffice({ waits: { unsureMs: 50, retryMs: 20 } });
  const { fake } = office;
  const served = await office.serve();
  const sessions: string[] = ["not-a-session"];
  const tables = await Promise.all(
    (["personal", "groupChat", "channel"] as const).map((kind) =>
      office.table(kind, kind === "personal" ? ["Ana"] : ["Ana", "Ben"]),
    ),
  );
  for (const table of tables) {
    await table.speak("Ana", "start");
    sessions.push(served.sessionId ?? "");
  }
  const next = createFuzz(
    {
      fake,
      seats: tables.map((table) => table.seat("Ana")),
      threads: new Map(tables.map((table) => [table.seat("Ana").chat.id, [table.thread]])),
      sessions,
    },
    seeded(seed),
  );
  const statuses: Record<string, number> = {};
  const failures: string[] = [];
  let sound = 0;
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - sent) }, next);
    sound += batch.filter((one) => one.sound).length;
    const attempts = await Promise.all(batch.map(({ activity, options }) => fake.deliver(activity, options)));
    for (const [at, { status, body }] of attempts.entries()) {
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500 || status === 0)
        failures.push(`${status} ${body.slice(0, 100)}: ${JSON.stringify(batch[at]).slice(0, 300)}`);
    }
  }
  await fake.settled();
  failures.push(...served.lines.filter((line) => line.startsWith("a turn failed")).map((line) => line.slice(0, 600)));
  const refused = new Set(fake.refused().map(({ call, answer }) => `${call}: ${JSON.stringify(answer).slice(0, 200)}`));
  let goesOn = false;
  try {
    const quiet = await office.table("channel", ["Cy"]);
    await quiet.speak("Cy", "start");
    await served.delivered();
    await quiet.click("Cy", "question", ["Up to 20"]);
    await served.delivered();
    await quiet.click("Cy", "checklist", ["None of these"]);
    await served.delivered();
    await quiet.speak("Cy", "stop");
    await served.delivered();
    await quiet.seat("Cy").sees(({ words }) => words.includes("Provisional"), 20_000);
    goesOn = true;
  } finally {
    await office.close();
    process.off("unhandledRejection", note);
  }
  return {
    sent: count,
    sound,
    statuses,
    reasons: Object.fromEntries(served.teams.counts),
    failures,
    unhandled,
    refused: [...refused],
    goesOn,
  };
}
