import { seeded } from "../../../src/commands/backtest/seeded.ts";
import { startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import { saying } from "./an-office.ts";
import { createFuzz } from "./fuzz-payloads.ts";
import { serveSlack } from "./serve-slack.ts";

export interface FuzzReport {
  readonly sent: number;
  /** Signed rightly and in Slack's form. */
  readonly sound: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
  /** Answers of 500 and above, and requests without one. */
  readonly failures: readonly string[];
  readonly unhandled: readonly string[];
  /** An interview begun afterwards came to its third question. */
  readonly goesOn: boolean;
}

const AT_ONCE = 8;

/** Sends so many payloads over signed HTTP, then holds an interview. */
export async function holdFuzz(count: number, seed: number): Promise<FuzzReport> {
  const unhandled: string[] = [];
  const note = (error: unknown) => void unhandled.push(String(error));
  process.on("unhandledRejection", note);
  const fake = await startFakeSlack({ events: ["app_mention", "message.channels", "message.im", "app_home_opened"] });
  const acme = fake.team("acme");
  const { botToken, botUserId } = acme.install();
  const people = ["ana", "ben", "cy"].map((name) => acme.person(name));
  for (const name of ["general", "other"]) acme.channel(name, { members: ["ana", "ben", "cy"], bot: true });
  const served = await serveSlack(fake, { token: botToken, typedReplies: true, waits: { unsureMs: 50, retryMs: 20 } });
  const seats = ["general", "other"].map((name) => acme.as("ana").in(name));
  const sessions: string[] = [];
  for (const seat of seats) {
    await seat.command("/architect");
    await seat.sees(saying("How many parcels"));
    sessions.push(served.sessionId ?? "");
  }
  const threads = seats.flatMap((seat) =>
    seat
      .visible()
      .slice(0, 1)
      .map(({ ts }) => ts),
  );
  const next = createFuzz(
    {
      team: people[0]?.team ?? "",
      bot: botUserId,
      people: [...people.map(({ id }) => id), "U9NOBODY"],
      channels: [...seats.map(({ channel }) => channel.id), "C9NOWHERE"],
      threads: [...threads, "1600000000.000100"],
      sessions: [...sessions, "not-a-session"],
      url: fake.url,
    },
    seeded(seed),
  );
  const statuses: Record<string, number> = {};
  const failures: string[] = [];
  let sound = 0;
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - sent) }, next);
    sound += batch.filter((one) => one.sound).length;
    const attempts = await Promise.all(batch.map(({ kind, payload, options }) => fake.deliver(kind, payload, options)));
    for (const [at, { status }] of attempts.entries()) {
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500 || status === 0) failures.push(`${status}: ${JSON.stringify(batch[at]).slice(0, 300)}`);
    }
  }
  acme.channel("quiet", { members: ["ben"], bot: true });
  const ben = acme.as("ben").in("quiet");
  let goesOn = false;
  try {
    await ben.command("/architect");
    const first = await ben.sees(saying("How many parcels"), 20_000);
    await ben.press(first.ts, "Up to 20");
    const list = await ben.sees(saying("Does any of these hold"), 20_000);
    await ben.press(list.ts, "None of these");
    await ben.sees(saying("Where do most of them go?"), 20_000);
    const thread = ben.visible()[0]?.ts ?? "";
    await ben.mention("@bot stop", { thread });
    await ben.sees(saying("Provisional"), 20_000);
    goesOn = true;
  } finally {
    await served.close();
    await fake.stop();
    process.off("unhandledRejection", note);
  }
  return {
    sent: count,
    sound,
    statuses,
    reasons: Object.fromEntries(served.slack.counts),
    failures,
    unhandled,
    goesOn,
  };
}
