import type { Button, Reply } from "../../../src/conversation/reply.ts";
import { happenBeside, rested } from "../../conversations/beside.ts";
import { bySession } from "../../conversations/by-session.ts";
import { findLook } from "../../conversations/find-look.ts";
import { printerFor } from "../../conversations/print-reply.ts";
import type { Transcript, Turn } from "../../conversations/transcript.ts";
import type { MovableClock } from "../../fakes/a-movable-clock.ts";
import { named } from "../a-listened-bot.ts";
import type { ServedWeb } from "./serve-web.ts";
import { type Answer, type PlainVisitor, plainVisitor } from "./visitor.ts";

type Of<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Holds a transcript on the page: each line is a form somebody sends from a browser of their own. Gives the bot's lines of each turn. */
export async function holdTranscript(
  transcript: Transcript,
  served: ServedWeb,
  clock: MovableClock,
): Promise<string[][]> {
  const { listened, reviews, folder } = served;
  const at = createTable(served);
  const print = printerFor(transcript);
  const around = { clock, reviews, bots: [served.bot], folder, environment: { WAYMARK_DATA: folder } };
  const lines: string[][] = [];
  for (const turn of transcript.turns) {
    listened.said.length = 0;
    const beside = await happenBeside(turn, around);
    if (beside === undefined) await act(turn, at);
    await listened.delivered();
    await rested([served.bot]);
    lines.push([
      ...(beside ?? []),
      ...bySession(listened.said, listened.begun, (said) => print(named(said, listened.people))),
    ]);
  }
  return lines;
}

type Table = ReturnType<typeof createTable>;

function createTable({ address, bot, listened }: ServedWeb) {
  const visitors = new Map<string, PlainVisitor>();
  const seen = async () => (await bot.thread(listened.sessionId ?? ""))?.replies;
  /** Somebody on the page where things are now; who was not there yet is asked for a name first. */
  const visit = async (person: string): Promise<{ visitor: PlainVisitor; page: Answer }> => {
    const path = listened.sessionId === undefined ? "/" : `/s/${listened.sessionId}`;
    const known = visitors.get(person);
    const visitor = known ?? plainVisitor(address);
    visitors.set(person, visitor);
    const page = await visitor.get(path);
    if (known !== undefined || path === "/") return { visitor, page };
    await visitor.submit(page, { next: path }, { name: person });
    return { visitor, page: await visitor.get(path) };
  };
  return {
    visit,
    seen,
    async shown<Kind extends Reply["kind"]>(kind: Kind): Promise<Of<Kind>> {
      const found = (await seen())?.findLast(({ reply }) => reply.kind === kind)?.reply;
      if (found === undefined) throw new Error(`nobody sees a ${kind}`);
      return found as Of<Kind>;
    },
    /** Sends the form that has these fields, with more filled in. */
    async send(person: string, match: Fields, more: Parameters<PlainVisitor["submit"]>[2] = {}): Promise<void> {
      const { visitor, page } = await visit(person);
      const { status, text } = await visitor.submit(page, match, more);
      if (status !== 303) throw new Error(`a form was answered ${status}: ${text.slice(0, 2000)}`);
    },
  };
}

type Fields = Record<string, string>;

async function act({ person, act: how, words, line }: Turn, at: Table): Promise<void> {
  switch (how) {
    case "start":
      return at.send(person, {}, { name: person, text: words });
    case "says":
      return at.send(person, { kind: "text" }, { text: words });
    case "setup": {
      const values = new Map(words.split("; ").map((part) => part.split(": ", 2) as [string, string]));
      const [decider = "", consulted = "", lean = ""] = ["decider", "heard", "lean"].map((name) => values.get(name));
      return at.send(person, { kind: "setup" }, { decider, consulted, lean });
    }
    case "press": {
      const { question, choices } = await at.shown("question");
      const choice = choices.find(({ label }) => label === words)?.id ?? "";
      return at.send(person, { kind: "answer", question }, { choice });
    }
    case "tick": {
      const { items } = await at.shown("checklist");
      if (words === "none") return at.send(person, { kind: "checklist" }, { none: "yes" });
      const ticked = chosen(items, words).map((item) => `${item.question}:${item.choice}`);
      return at.send(person, { kind: "checklist" }, { tick: ticked });
    }
    case "keep": {
      const { facts } = await at.shown("confirm");
      return at.send(person, { kind: "confirm" }, { keep: chosen(facts, words).map(({ question }) => question) });
    }
    case "accept": {
      const accept = (await at.shown("recommendation")).buttons.find(({ act }) => act.kind === "decide")?.act;
      return at.send(person, { kind: "decide", option: accept?.kind === "decide" ? (accept.option ?? "") : "" });
    }
    case "record":
      return at.send(person, { kind: "ratify-details" }, filledIn(await at.shown("ratify")));
    case "look": {
      const { button } = findLook(await at.seen(), words);
      return at.send(person, { kind: "review", words: wordsOf(button) });
    }
    default:
      throw new Error(`nobody can do that on the page: ${line}`);
  }
}

/** What the button of a form is called. */
const PRESSED = "then";

/** The form is sent with everything that stands in it, by the button that signs. */
function filledIn({ title, reversibility, firstUse, tripwire }: Of<"ratify">): Fields {
  return {
    title,
    reversibility: reversibility ?? "",
    "first-use": firstUse ?? "",
    tripwire: tripwire?.words ?? "",
    where: tripwire?.where ?? "",
    [PRESSED]: "record",
  };
}

function wordsOf({ act }: Button): string {
  return act.kind === "review" ? act.words : "";
}

function chosen<Item extends { readonly label: string }>(items: readonly Item[], words: string): Item[] {
  const labels = words.split(" + ");
  return items.filter(({ label }) => labels.includes(label));
}
