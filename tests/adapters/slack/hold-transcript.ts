import type { Act } from "../../../adapters/slack/acts.ts";
import type { Reply } from "../../../src/conversation/reply.ts";
import type { Session } from "../../../src/conversation/session.ts";
import { Reversibility } from "../../../src/decisions/fields.ts";
import { REVERSIBILITY_WORDS } from "../../../src/decisions/override-words.ts";
import { happenBeside, rested, type Surroundings } from "../../conversations/beside.ts";
import { bySession } from "../../conversations/by-session.ts";
import { findLook } from "../../conversations/find-look.ts";
import { printerFor, type Spoken } from "../../conversations/print-reply.ts";
import type { Transcript, Turn } from "../../conversations/transcript.ts";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import type { Workspace } from "../../fakes/slack/driver/workspace.ts";
import type { FakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { pressPayload } from "./press-payload.ts";
import type { ServedSlack } from "./serve-slack.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Holds a transcript in Slack: each line is what a person does in the client. Gives the bot's lines of each turn. */
export async function holdTranscript(
  transcript: Transcript,
  { fake, team, served, around }: { fake: FakeSlack; team: Workspace; served: ServedSlack; around: Around },
): Promise<string[][]> {
  const at = createTable(fake, team, served);
  const print = printerFor(transcript);
  const lines: string[][] = [];
  for (const turn of transcript.turns) {
    served.said.length = 0;
    const beside = await happenBeside(turn, { ...around, ...served, bots: [served.bot] });
    if (beside === undefined) await act(turn, at);
    await served.delivered();
    await rested([served.bot]);
    await fake.settled();
    lines.push([...(beside ?? []), ...bySession(served.said, served.begun, (said) => print(at.named(said)))]);
  }
  return lines;
}

type Around = Pick<Surroundings, "clock" | "folder" | "environment">;

type Table = ReturnType<typeof createTable>;

function createTable(fake: FakeSlack, team: Workspace, served: ServedSlack) {
  const channel = "table";
  let root: string | undefined;
  const seat = (person: string): Seat => team.as(person).in(channel);
  return {
    fake,
    served,
    seat,
    team,
    sit: (person: string): string =>
      [...fake.world.people.values()].find(({ name }) => name === person)?.id ?? team.person(person).id,
    /** The thread's first message: the one given, or where it is none the last one there was, as a look has none of its own. */
    root(found: string | undefined): string | undefined {
      root = found ?? root;
      return root;
    },
    /** The session that is open, as it is stored. */
    async session(): Promise<Session | undefined> {
      return served.sessionId === undefined ? undefined : served.bot.session(served.sessionId);
    },
    async shown<Kind extends Reply["kind"]>(kind: Kind): Promise<{ reply: Of<Kind>; ts: string }> {
      const thread = served.sessionId === undefined ? undefined : await served.bot.thread(served.sessionId);
      const found = thread?.replies.findLast(({ reply }) => reply.kind === kind);
      if (thread === undefined || found === undefined) throw new Error(`nobody sees a ${kind}`);
      const ref = thread.session.refs[found.key] ?? "";
      return { reply: found.reply as Of<Kind>, ts: ref.split("/")[1] ?? "" };
    },
    async look(label: string): Promise<{ readonly ts: string; readonly nth: number }> {
      const thread = served.sessionId === undefined ? undefined : await served.bot.thread(served.sessionId);
      const { key, nth } = findLook(thread?.replies, label);
      return { ts: thread?.session.refs[key]?.split("/")[1] ?? "", nth };
    },
    named({ mode, outgoing }: (typeof served.said)[number]): Spoken {
      if (outgoing.to === "thread") return { mode, outgoing };
      const { person } = outgoing.to;
      return { mode, outgoing: { ...outgoing, to: { person: fake.world.people.get(person)?.name ?? person } } };
    },
  };
}

async function act(turn: Turn, at: Table): Promise<void> {
  const { person, act: how, words } = turn;
  const session = await at.session();
  const seat = at.seat(person);
  const said = at.fake.world.messages.find(({ ts }) => ts === session?.refs.root?.split("/")[1]);
  const root = at.root(said?.thread ?? said?.ts);
  const thread = root === undefined ? {} : { thread: root };
  const text = words.replaceAll("\\n", "\n");
  switch (how) {
    case "start":
      if (session === undefined) return void (await seat.command("/architect", text === "" ? "" : `start ${text}`));
      return void (await seat.shortcut("decide-here", root ?? ""));
    case "says":
      return void (await seat.mention(`@bot ${text}`, thread));
    case "mutters":
      return void (await seat.say(text, thread));
    case "repeats": {
      const [, times = "1", what = ""] = /^(\d+) (.+)$/.exec(words) ?? [];
      const long = what.replaceAll("\\n", "\n").repeat(Number(times)).slice(0, 40_000);
      return void (await seat.mention(`@bot ${long}`, thread));
    }
    case "setup":
      return setup(at, person, words);
    case "press": {
      const [label = "", note] = words.split(" / note: ");
      const { reply, ts } = await at.shown("question");
      const index = reply.choices.findIndex((one) => one.label === label);
      if (note === undefined) return choose(seat, ts, `${index + 1}. ${label}`, label);
      await seat.select(ts, "Answer with a note");
      await at.fake.settled();
      const fields = { [reply.text]: `${index + 1}. ${label}`, Note: note };
      return void (await at.team.as(person).submit(fields));
    }
    case "unknown":
      return void (await seat.select((await at.shown("question")).ts, "Don't know"));
    case "not-applicable": {
      await seat.select((await at.shown("question")).ts, "Does not apply");
      await at.fake.settled();
      return void (await at.team.as(person).submit({ "Why does it not apply?": words }));
    }
    case "tick": {
      const { ts } = await at.shown("checklist");
      if (words === "none") return void (await seat.press(ts, "None of these"));
      await seat.tick(ts, words.split(" + "));
      return void (await seat.press(ts, "Send what is ticked"));
    }
    case "keep": {
      const { reply, ts } = await at.shown("confirm");
      if (words === "none") return void (await seat.press(ts, "Record nothing"));
      const kept = words.split(" + ");
      const labels = reply.facts.flatMap(({ label }, index) =>
        kept.includes(label) ? [`${index + 1}. ${label}`] : [],
      );
      await seat.tick(ts, labels);
      return void (await seat.press(ts, "Record what is ticked"));
    }
    case "hurts": {
      const { reply, ts } = await at.shown("recommendation");
      const chosen = words === "none" ? [] : words.split(", ");
      const choices = reply.consequences?.choices ?? [];
      const labels = choices.flatMap(({ id, label }) => (chosen.includes(id) ? [label] : []));
      await seat.tick(ts, labels, "tick");
      return void (await seat.press(ts, "Count these more"));
    }
    case "try":
      return void (await seat.press((await at.shown("recommendation")).ts, `What if (${words})`));
    case "accept":
      return void (await seat.press((await at.shown("recommendation")).ts, words === "" ? "Accept" : words));
    case "look": {
      const { ts, nth } = await at.look(words);
      return choose(seat, ts, `${nth}. ${words}`, words);
    }
    case "record":
      if (session?.decided !== undefined) return press(at, seat, root ?? "", { kind: "ratify", on: "old" });
      return void (await seat.press((await at.shown("ratify")).ts, "Record it"));
    case "not-now":
      return press(at, seat, root ?? "", { kind: "not-now" });
    case "choose":
    case "fill-in":
    case "hand-over":
      return form(at, person, how, words);
    case "details":
      // Before the recommendation no message offers it.
      if (session?.phase !== "recommended") return press(at, seat, root ?? "", { kind: "details" });
      return void (await seat.press((await at.shown("recommendation")).ts, "Details"));
    case "command": {
      const [name = "", ...rest] = words.split(" ");
      const argument = rest.length === 0 ? {} : { argument: rest.join(" ") };
      return press(at, seat, root ?? "", { kind: "command", name, ...argument });
    }
    case "old-button": {
      const [question = "", choice = ""] = words.split(".");
      return press(at, seat, root ?? "", { kind: "choice", question, choice });
    }
    default:
      throw new Error(`nobody can do that: ${turn.line}`);
  }
}

/** What is written in a form that a button opens. */
async function form(at: Table, person: string, how: "choose" | "fill-in" | "hand-over", words: string): Promise<void> {
  const button = { choose: "Choose another", "fill-in": "Fill in", "hand-over": "Hand over" }[how];
  const { ts } = await at.shown(how === "fill-in" ? "ratify" : "recommendation");
  await at.seat(person).press(ts, button);
  await at.fake.settled();
  if (how === "hand-over") {
    return void (await at.team.as(person).submit({ "Who decides from now on?": at.sit(words) }));
  }
  if (how === "choose") {
    const [name = "", reason = "", note = ""] = words.split(" / ");
    const fields = { "What is decided?": name, "Why not what was recommended?": reason };
    return void (await at.team.as(person).submit({ ...fields, ...(note === "" ? {} : { "In your words": note }) }));
  }
  const values = new Map(words.split("; ").map((part) => part.split(": ", 2) as [string, string]));
  const labels: Readonly<Record<string, string>> = {
    title: "Title",
    reversibility: "How hard is it to take back?",
    "first-use": "First production use, expected",
    tripwire: "What would you see first if this was wrong?",
    where: "Where would you look?",
  };
  const fields = [...values].map(([name, value]) => [
    labels[name] ?? name,
    name === "reversibility" ? REVERSIBILITY_WORDS[Reversibility.parse(value)] : value,
  ]);
  await at.team.as(person).submit(Object.fromEntries(fields));
}

/** Long labels are numbered on their buttons, short ones are not. */
async function choose(seat: Seat, ts: string, numbered: string, label: string): Promise<void> {
  const shown = JSON.stringify(seat.visible().find((message: Message) => message.ts === ts)?.blocks ?? []);
  const name = shown.includes(JSON.stringify(numbered)) ? numbered : label;
  if (shown.includes('"static_select","action_id":"choose"')) await seat.select(ts, name);
  else await seat.press(ts, name);
}

async function press(at: Table, seat: Seat, root: string, act: Act): Promise<void> {
  await at.fake.deliver("interaction", pressPayload(seat, act, at.served.sessionId ?? "", root));
}

async function setup(at: Table, person: string, words: string): Promise<void> {
  const values = new Map(words.split("; ").map((part) => part.split(": ", 2) as [string, string]));
  await at.seat(person).press((await at.shown("root")).ts, "Who decides, who is heard");
  await at.fake.settled();
  const [decider, heard, lean] = ["decider", "heard", "lean"].map((name) => values.get(name));
  await at.team.as(person).submit({
    ...(decider === undefined ? {} : { "Who decides in the end?": at.sit(decider) }),
    ...(heard === undefined ? {} : { "Who should be heard?": heard.split(", ").map(at.sit) }),
    ...(lean === undefined ? {} : { "Which way do you lean today?": lean }),
  });
}
