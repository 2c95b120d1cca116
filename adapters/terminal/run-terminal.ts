import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { type LoadedPack, nearest } from "../../knowledge/index.ts";
import type { Bot } from "../../src/bot.ts";
import type { Event, Person } from "../../src/conversation/event.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import { counted } from "../../src/conversation/wording.ts";
import { UsageError } from "../../src/errors.ts";
import { conversationOf } from "../../src/identity.ts";
import type { Ids, SessionStore } from "../../src/ports.ts";
import { wrapText } from "../../src/printing/wrap-text.ts";
import { askPack } from "./ask-pack.ts";
import { askPerson } from "./ask-person.ts";
import { render } from "./render.ts";
import { type Said, toEvent } from "./said.ts";
import type { TerminalMessenger } from "./terminal-messenger.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { waitingLooks } from "./waiting-looks.ts";

export interface TerminalPorts {
  readonly bot: Bot;
  readonly messenger: TerminalMessenger;
  readonly store: Pick<SessionStore, "recent" | "pointer">;
  /** The first is what a new interview is about, unless another is named or chosen. */
  readonly packs: readonly [LoadedPack, ...LoadedPack[]];
  readonly ids: Ids;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

export interface TerminalOptions {
  /** Prints the transcript as JSON at the end, and nothing else. */
  readonly json: boolean;
  /** A session to go on with. */
  readonly session?: string | undefined;
  /** Id of the pack a new interview is about. */
  readonly pack?: string | undefined;
  readonly name: string;
  readonly decider?: string | undefined;
  readonly consulted?: readonly string[] | undefined;
}

type Line =
  | { readonly from: "bot"; readonly reply: OutgoingReply["reply"] }
  | { readonly from: string; readonly said: unknown };

const NARROWEST = 40;
const WORKSPACE = "local";
const OURS = conversationOf(WORKSPACE, "terminal", "");
/** The person's last sessions that are looked through for what waits. */
const LOOKED_THROUGH = 50;

/**
 * The interview in a terminal: lists to choose from for a person, a line an answer for a pipe. Resolves with the exit code.
 * Throws `UsageError` for a pack that is not here.
 */
export async function runTerminal(ports: TerminalPorts, options: TerminalOptions): Promise<number> {
  const { bot, messenger, store, ids, input, output } = ports;
  // Lists need room to be drawn in; some pseudo-terminals say they have none.
  const drawable = input.isTTY === true && output.isTTY === true && (output.columns ?? 0) >= NARROWEST;
  const interactive = drawable && !options.json;
  const pack = await packOf(ports, options, interactive);
  if (pack === undefined) return 0;
  const author: Person = { id: `terminal/${options.name}`, name: options.name };
  const transcript: Line[] = [];
  const print = (text: string) => {
    if (!options.json && text !== "") output.write(`${text}\n\n`);
  };
  let conversation = conversationOf(WORKSPACE, "terminal", ids.next());
  const drawn = new Set<string>();
  const printed = new Map<string, string>();
  let last: string | undefined;
  const show = ({ reply, to, key }: OutgoingReply, mode: "send" | "update", of?: Session) => {
    if (to !== "thread" && to.person !== author.id && to.person !== author.name) return;
    if (of !== undefined && of.conversation !== conversation) {
      // Something fell due that belongs elsewhere; here it would be taken for part of this interview.
      const waits = mode === "send" && reply.kind === "review-due" && of.conversation.startsWith(OURS);
      return print(waits ? waitingLooks([of], author) : "");
    }
    if (of !== undefined && mode === "send" && reply.kind === "review-due") {
      if (drawn.has(of.id)) return;
      drawn.add(of.id);
    }
    if (mode === "update" && (reply.kind === "root" || reply.kind === "notice")) return;
    // What it rests on was printed; its buttons are no news, and what it comes to is said in a message of its own.
    if (mode === "update" && reply.kind === "review-due") return;
    // Whoever answers for one of several decisions reads there what it came to.
    if (mode === "update" && reply.kind === "digest") return;
    const [place, words] = [`${of?.id} ${key}`, newsOf(reply)];
    const said = mode === "update" && printed.get(place) === words;
    printed.set(place, words);
    if (said) return;
    transcript.push({ from: "bot", reply });
    const asked = interactive && isAskedAsList(reply);
    // An answer that comes as news was not given to a question just printed, so the question goes with it.
    const news = mode === "send" || place !== last;
    const question = news && (reply.kind === "answered" || reply.kind === "checklist-answered");
    last = place;
    if (!asked) print(question ? `${wrapText(reply.text)}\n${render(reply)}` : render(reply));
  };
  messenger.listen(show);
  const interrupt = untilInterrupted(!interactive);

  let session = options.session;
  const act = async (event: Event): Promise<boolean> => {
    const before = await store.pointer(conversation);
    const handled = await bot.handle(event);
    for (const notice of handled.notices) show(notice, "send");
    session = handled.sessionId ?? session;
    await handled.delivered;
    const after = await store.pointer(conversation);
    if (after !== undefined && after !== before && after !== session) {
      // Such as a look somebody asked for: what is said next is said in it.
      session = after;
      const found = await bot.thread(after);
      for (const outgoing of found?.replies ?? []) {
        if (outgoing.reply.kind === "review-due") show(outgoing, "send", found?.session);
      }
    }
    if (handled.outcome === "not-saved") print("* That was not saved. Please say it again.");
    return handled.outcome === "done";
  };
  const where = () => ({ id: ids.next(), workspace: WORKSPACE, conversation, author });

  if (session === undefined) {
    for (const words of await unfinished(ports, author)) print(words);
    await act({ ...where(), kind: "start", text: "", pack: pack.manifest.id });
  } else {
    const found = await bot.thread(session);
    if (found === undefined) {
      print(`* There is no interview ${session} here. Start one with: npm run ask`);
      return 2;
    }
    conversation = found.session.conversation;
    for (const outgoing of found.replies) show(outgoing, "send");
  }
  if (options.decider !== undefined || options.consulted !== undefined) {
    await act({
      ...where(),
      kind: "setup",
      ...(session === undefined ? {} : { session }),
      ...(options.decider === undefined ? {} : { decider: options.decider }),
      consulted: [...(options.consulted ?? [])],
    });
  }

  const lines = interactive ? undefined : linesOf(input);
  const next = () => Promise.race([lines?.next() ?? nextPressed(bot, session, ports), interrupt.happens]);
  for (let said = await next(); said !== undefined; said = await next()) {
    const event = toEvent(said, { ...where(), ...(session === undefined || said.kind === "text" ? {} : { session }) });
    if (event === undefined) continue;
    transcript.push({ from: author.name, said: said.kind === "text" ? said.text : said });
    if (!interactive) print(said.kind === "text" ? `> ${said.text}` : "");
    await act(event);
  }
  interrupt.forget();
  lines?.close();
  if (!interactive && !interrupt.happened() && session !== undefined)
    await conclude(bot, session, () => act({ ...where(), kind: "command", name: "stop" }));
  if (options.json) output.write(`${JSON.stringify({ session, transcript }, null, 2)}\n`);
  else print(`Saved. Go on with: npm run ask -- --session ${session}`);
  return 0;
}

/** What a new interview is about: what was named, what the person chooses, or the first. Undefined for who leaves. */
async function packOf(ports: TerminalPorts, { pack, session }: TerminalOptions, interactive: boolean) {
  const { packs, input, output } = ports;
  const ids = packs.map(({ manifest }) => manifest.id);
  const named = packs.find(({ manifest }) => manifest.id === pack);
  if (pack !== undefined && named === undefined) {
    throw new UsageError(
      `There is no pack "${pack}"; did you mean "${nearest(pack, ids) ?? ids[0]}"? (${ids.join(", ")})`,
    );
  }
  const asks = interactive && packs.length > 1 && session === undefined;
  return named ?? (asks ? askPack(packs, { input, output }) : packs[0]);
}

/** Words about the looks that wait for the person, and about their last interview here, where answers of it wait for more. */
async function unfinished({ store }: TerminalPorts, person: Person): Promise<string[]> {
  const recent = await store.recent(WORKSPACE, person.id, LOOKED_THROUGH);
  const ours = recent.filter(({ conversation }) => conversation.startsWith(OURS));
  const last = ours.find(({ review, digest }) => review === undefined && digest === undefined);
  const answers = Object.keys(last?.answers ?? {}).length;
  const looks = waitingLooks(ours, person);
  if (last === undefined || last.phase !== "interview" || answers === 0) return [looks];
  const words = `An earlier interview with ${counted(answers, "answer")} is not finished. Go on with it: npm run ask -- --session ${last.id}`;
  return [looks, wrapText(words, 80, "* ", "  ")];
}

/** What a reply says beside what can be done with it: an update with the same news is not printed again. */
function newsOf(reply: OutgoingReply["reply"]): string {
  return reply.kind === "recommendation" ? JSON.stringify([reply.ended, reply.recommendation]) : render(reply);
}

/** A list says it, so that it is not printed as well. */
function isAskedAsList(reply: OutgoingReply["reply"]): boolean {
  if (reply.kind === "review-item") return reply.answer === null;
  return reply.kind === "question" || reply.kind === "checklist" || reply.kind === "confirm";
}

/** When a pipe ends in the middle of the interview, what was said is still worth a recommendation. */
async function conclude(bot: Bot, sessionId: string, stop: () => Promise<boolean>): Promise<void> {
  const session = await bot.session(sessionId);
  if (session?.phase !== "interview" || session.review !== undefined) return;
  if (Object.keys(session.answers).length > 0) await stop();
}

async function nextPressed(bot: Bot, session: string | undefined, streams: TerminalPorts): Promise<Said | undefined> {
  const found = session === undefined ? undefined : await bot.thread(session);
  const replies = found?.replies ?? [];
  const pending = replies.findLast(({ reply }) => reply.kind !== "ignore-question" && reply.kind !== "answered");
  const root = replies.find(({ reply }) => reply.kind === "root")?.reply;
  const setup = root?.kind === "root" && root.setup;
  const said = await askPerson(pending, setup, { input: streams.input, output: streams.output });
  return said.kind === "leave" ? undefined : said;
}

/** Each line is what somebody typed; empty ones are left out. Closing lets go of the input, so that the process can end. */
function linesOf(input: Readable) {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async next(): Promise<Said | undefined> {
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        if (line.value.trim() !== "") return { kind: "text", text: line.value };
      }
      return undefined;
    },
    close(): void {
      reader.close();
      input.destroy();
    },
  };
}
