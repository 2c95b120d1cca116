import type { CardAct } from "../../../adapters/teams/acts.ts";
import { LIMITS } from "../../../adapters/teams/limits.ts";
import { unmarked } from "../../../adapters/teams/render/plain.ts";
import { happenBeside, rested, type Surroundings } from "../../conversations/beside.ts";
import { bySession } from "../../conversations/by-session.ts";
import { findLook } from "../../conversations/find-look.ts";
import { printerFor } from "../../conversations/print-reply.ts";
import type { Transcript, Turn } from "../../conversations/transcript.ts";
import type { Table } from "./a-table.ts";
import { rawPress } from "./raw-press.ts";

/** Holds a transcript in Teams: each line is what a person does in the client. Gives the bot's lines of each turn. */
export async function holdTranscript(transcript: Transcript, table: Table, around: Around): Promise<string[][]> {
  const { served } = table;
  const print = printerFor(transcript);
  const lines: string[][] = [];
  for (const turn of transcript.turns) {
    served.said.length = 0;
    const { reviews } = served.stores;
    const beside = await happenBeside(turn, { ...around, reviews, bots: [served.bot] });
    if (beside === undefined) await act(turn, table);
    await served.delivered();
    await rested([served.bot]);
    lines.push([...(beside ?? []), ...bySession(served.said, served.begun, (said) => print(table.named(said)))]);
  }
  return lines;
}

type Around = Pick<Surroundings, "clock" | "folder" | "environment">;

async function act(turn: Turn, at: Table): Promise<unknown> {
  const { person, act: how, words } = turn;
  switch (how) {
    case "start":
      return at.speak(person, `start ${words.replaceAll("\\n", "\n")}`);
    case "says":
      return at.speak(person, words.replaceAll("\\n", "\n"));
    case "repeats": {
      const [, times = "1", what = ""] = /^(\d+) (.+)$/.exec(words) ?? [];
      return at.speak(person, what.replaceAll("\\n", "\n").repeat(Number(times)).slice(0, 40_000));
    }
    case "setup":
      return setup(at, person, words);
    case "press":
      return answer(at, person, words);
    case "unknown":
      return at.click(person, "question", ["Don't know"]);
    case "not-applicable":
      return at.click(person, "question", ["Does not apply"], { fields: { reason: words } });
    case "tick": {
      const { reply } = await at.shown("checklist");
      if (words === "none") return at.click(person, "checklist", [unmarked(reply.none, LIMITS.button)]);
      const wanted = words.split(" + ");
      const ticked = reply.items.flatMap((one) =>
        wanted.includes(one.label) ? [`${one.question}=${one.choice}`] : [],
      );
      return at.click(person, "checklist", ["Send ticked"], { fields: { ticked } });
    }
    case "keep": {
      const { reply } = await at.shown("confirm");
      if (words === "none") return at.click(person, "confirm", ["Record nothing"]);
      const wanted = words.split(" + ");
      const kept = reply.facts.flatMap(({ label, question }) => (wanted.includes(label) ? [question] : []));
      return at.click(person, "confirm", ["Record ticked"], { fields: { kept } });
    }
    case "hurts": {
      const hurts = words === "none" ? [] : words.split(", ");
      return at.click(person, "recommendation", ["Count these more"], { fields: { hurts } });
    }
    case "try":
      return at.click(person, "recommendation", [`What if (${words})`]);
    case "details":
      // Before the recommendation no message offers it.
      if ((await at.session())?.phase !== "recommended") return press(at, person, { act: "details" });
      return at.click(person, "recommendation", ["Details"]);
    case "accept":
      return at.click(person, "recommendation", [words === "" ? "Accept" : words]);
    case "choose": {
      const [name = "", label = "", note = ""] = words.split(" / ");
      const deciding = (await at.shown("recommendation")).reply.deciding;
      const option = deciding?.options.find((one) => one.name === name)?.id ?? "";
      const because = deciding?.reasons.find((one) => one.label === label)?.id ?? "";
      return at.click(person, "recommendation", ["Choose this"], { fields: { option, because, note } });
    }
    case "hand-over":
      return at.click(person, "recommendation", ["Hand it over"], { fields: { to: words } });
    case "fill-in":
      return at.click(person, "ratify", ["Save the details"], { fields: filledIn(words) });
    case "look":
      return pressLook(at, person, words);
    case "record":
      if ((await at.session())?.decided !== undefined) return press(at, person, { act: "ratify", on: "old" });
      return at.click(person, "ratify", ["Record it"]);
    case "not-now":
      return at.click(person, "ratify", ["Not now"]);
    case "command": {
      const [name = "", ...rest] = words.split(" ");
      return press(at, person, {
        act: "command",
        name,
        ...(rest.length === 0 ? {} : { argument: rest.join(" ") }),
      });
    }
    case "old-button": {
      const [question = "", choice = ""] = words.split(".");
      return press(at, person, { act: "choice", question, choice });
    }
    default:
      throw new Error(`nobody can do that in Teams: ${turn.line}`);
  }
}

/** Long labels are numbered on their buttons. */
async function pressLook(at: Table, person: string, label: string): Promise<unknown> {
  const thread = await at.served.bot.thread(at.served.sessionId ?? "");
  const { kind, nth } = findLook(thread?.replies, label);
  const titles = [`${nth}. ${label}`, label].map((title) => unmarked(title, LIMITS.button));
  return at.click(person, kind, titles);
}

function filledIn(words: string): Record<string, string> {
  const values = words.split("; ").map((part) => part.split(": ", 2) as [string, string]);
  const ids: Readonly<Record<string, string>> = { "first-use": "firstUse", owner: "owner0", due: "due0" };
  return Object.fromEntries(values.map(([name, value]) => [ids[name] ?? name, value]));
}

/** Long labels are numbered on their buttons, short ones are not; above five choices there is a list. */
async function answer(at: Table, person: string, words: string): Promise<unknown> {
  const [label = "", note] = words.split(" / note: ");
  const { reply } = await at.shown("question");
  const index = reply.choices.findIndex((one) => one.label === label);
  const choice = reply.choices[index]?.id ?? "";
  const listed = reply.choices.length > 5;
  if (note !== undefined)
    return at.click(person, "question", ["Answer"], { fields: { noted: choice, note }, nth: listed ? 1 : 0 });
  if (listed) return at.click(person, "question", ["Answer"], { fields: { chosen: choice } });
  return at.click(
    person,
    "question",
    [`${index + 1}. ${label}`, label].map((title) => unmarked(title, LIMITS.button)),
  );
}

async function press(at: Table, person: string, pressed: CardAct): Promise<void> {
  const session = (await at.session())?.id ?? "";
  const activity = rawPress(at.fake, { seat: at.seat(person), thread: at.thread, session, act: pressed });
  const { status } = await at.fake.deliver(activity);
  if (status !== 200) throw new Error(`a press was answered ${status}`);
}

async function setup(at: Table, person: string, words: string): Promise<unknown> {
  const values = new Map(words.split("; ").map((part) => part.split(": ", 2) as [string, string]));
  const [decider, consulted, lean] = ["decider", "heard", "lean"].map((name) => values.get(name));
  return at.click(person, "root", ["Note this"], {
    fields: {
      ...(decider === undefined ? {} : { decider }),
      ...(consulted === undefined ? {} : { consulted }),
      ...(lean === undefined ? {} : { lean }),
    },
  });
}
