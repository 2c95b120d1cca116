import { plainNotice } from "../../conversation/plain-notice.ts";
import type { Button, Reply } from "../../conversation/reply.ts";
import { calendarIn } from "../../reviews/calendar.ts";
import { calendarWords } from "../../reviews/calendar-words.ts";
import type { ChannelSchedule } from "../../reviews/channel-schedule.ts";
import { nextOccurrence } from "../../reviews/next-occurrence.ts";
import { readSchedule } from "../../reviews/read-schedule.ts";
import { sayInstant } from "../../reviews/say-instant.ts";
import { scheduleWords } from "../../reviews/schedule-words.ts";
import { planDecision } from "./plan.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { schedulePicks } from "./schedule-picks.ts";

type Ports = Pick<ReviewPorts, "queue" | "zone" | "clock" | "decisions">;

interface Asking {
  readonly workspace: string;
  readonly channel?: string | undefined;
}

/** `schedule …` of a channel: says what it understood and when it comes next; without more words, how it is. */
export async function scheduleChannel(ports: Ports, words: string, asking: Asking): Promise<Reply> {
  const { workspace, channel } = asking;
  if (channel === undefined) return plainNotice("A schedule belongs to a channel. Say it there; nothing was changed.");
  const kept = await ports.queue.schedule(channel);
  const calendar = kept?.calendar ?? calendarIn(ports.zone);
  const ask = readSchedule(words, calendar, ports.clock.now());
  const base = { workspace, channel, at: ports.clock.now() };
  switch (ask?.kind) {
    case undefined:
      return plainNotice("Say `schedule`, and when: `schedule monthly first monday 10:00`. Nothing was changed.");
    case "unclear": {
      const meant = ask.nearest === undefined ? "" : ` Did you mean “${ask.nearest}”?`;
      return plainNotice(
        `I did not understand “${ask.piece}”, so nothing was changed.${meant} Write, for example, \`${ask.write}\`.`,
      );
    }
    case "show":
      return shown({ ...base, ...kept, calendar }, await comes(ports, { ...base, ...kept, calendar }));
    case "off": {
      const next = { ...base, calendar };
      await put(ports, next);
      return shown(next, ["This channel gets no digest any more. Each decision is asked about on its own day."]);
    }
    case "digest": {
      const next = { ...base, calendar: ask.calendar, digest: ask.recurrence };
      await put(ports, next);
      // What was understood is not said twice.
      return shown(next, [
        `Understood: ${scheduleWords(ask.recurrence, ask.calendar)}.`,
        ...(await comes(ports, next, "That is one message about all that falls due.")),
      ]);
    }
    case "calendar": {
      const next = { ...base, ...(kept?.digest === undefined ? {} : { digest: kept.digest }), calendar: ask.calendar };
      await put(ports, next);
      await replanChannel(ports, workspace, channel);
      return shown(next, ["Understood.", ...(await comes(ports, next))]);
    }
    default:
      return ask satisfies never;
  }
}

/** Plans a channel's next digest, or none. */
export async function nextDigest({ queue, clock }: Pick<Ports, "queue" | "clock">, channel: string): Promise<void> {
  const schedule = await queue.schedule(channel);
  const workspace = schedule?.workspace ?? channel.split("/")[0] ?? "";
  const was = (await queue.planned(workspace, channel)) ?? null;
  const at = schedule?.digest && nextOccurrence(schedule.digest, schedule.calendar, clock.now());
  await queue.replan(
    workspace,
    channel,
    was,
    at === undefined ? null : { workspace, subject: channel, kind: "digest", at },
  );
}

async function put(ports: Ports, schedule: ChannelSchedule): Promise<void> {
  await ports.queue.putSchedule(schedule);
  await nextDigest(ports, schedule.channel);
}

/** The days stay; the instants they fall due at follow the calendar. */
async function replanChannel(ports: Ports, workspace: string, channel: string): Promise<void> {
  for await (const decision of ports.decisions.all(workspace)) {
    if (decision.conversation === channel || decision.conversation.startsWith(`${channel}/`)) {
      await planDecision(ports, decision);
    }
  }
}

/** What comes to the channel, and when next. */
async function comes(ports: Ports, schedule: ChannelSchedule, words?: string): Promise<string[]> {
  const { digest, calendar, channel, workspace } = schedule;
  const planned = await ports.queue.planned(workspace, channel);
  if (digest === undefined || planned === undefined) {
    return ["No digest here: each decision is asked about on its own day."];
  }
  const what = words ?? `One message about all that falls due, ${scheduleWords(digest, calendar)}.`;
  return [`${what} Next: ${sayInstant(planned.at, calendar.zone)}; none comes where nothing is due.`];
}

function shown({ digest, calendar }: ChannelSchedule, said: readonly string[]): Reply {
  const off: Button[] =
    digest === undefined ? [] : [{ label: "No digest", act: { kind: "log", words: "schedule off" } }];
  return {
    kind: "schedule",
    lines: [
      ...said,
      `Working time here: ${calendarWords(calendar)}.`,
      "Change it with `schedule every 6 weeks`, `schedule monthly first monday 10:00`, `schedule zone Europe/Berlin`, `schedule hours 9-17`, `schedule days monday-friday`, `schedule holidays 2026-12-25`, `schedule off`.",
    ],
    picks: schedulePicks(digest, calendar),
    buttons: off,
  };
}
