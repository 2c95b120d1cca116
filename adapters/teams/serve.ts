import type { LoadedPack } from "../../knowledge/index.ts";
import { createPackChoice } from "../../src/bot/pack-choice.ts";
import type { Bot, Handled } from "../../src/bot.ts";
import type { Event } from "../../src/conversation/event.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import { replyLine } from "../../src/conversation/reply-line.ts";
import { FORGOTTEN, keptIn, NOT_SAVED } from "../../src/conversation/wording.ts";
import { StoreError } from "../../src/errors.ts";
import type { Log } from "../../src/ports.ts";
import type { Activity } from "./activity.ts";
import { isForOne } from "./for-one.ts";
import type { After } from "./gate.ts";
import type { Holds } from "./holds.ts";
import type { From, Incoming } from "./incoming.ts";
import { readRef } from "./place.ts";
import type { References } from "./references.ts";
import type { RenderedMessage } from "./render/fitted.ts";
import { renderReply } from "./render/reply.ts";
import { type Asked, HELLO, type Say } from "./say.ts";

/** What an invoke is answered with: the card as it is now, or words for whoever pressed. */
export type Answer =
  | { readonly type: "application/vnd.microsoft.card.adaptive"; readonly value: object }
  | { readonly type: "application/vnd.microsoft.activity.message"; readonly value: string };

export interface ServeParts {
  readonly bot: Pick<Bot, "handle" | "thread" | "forget" | "begins" | "greet" | "ungreet">;
  readonly packs: readonly LoadedPack[];
  readonly references: References;
  readonly holds: Pick<Holds, "tell">;
  readonly say: Say;
  readonly log: Log;
}

type Read = Exclude<Incoming, { kind: "nothing" }>;

const REMEMBERED = 5000;
const ALONE = "That is for you alone, and I wrote it to our personal chat.";
const NOT_ALONE =
  "That is for you alone, and I know no chat with only the two of us. Write to me once in a personal chat, then press it again.";

/** One checked activity: done first, then answered. `after` is given what is said about it once it is answered. */
export function createServe({ bot, packs, references, holds, say, log }: ServeParts) {
  const choosePack = createPackChoice(bot, packs);
  /** Activities answered outside an interview, whose event ids no session keeps. */
  const seen = new Set<string>();
  const isRepeated = (id: string): boolean => {
    if (seen.has(id)) return true;
    seen.add(id);
    if (seen.size > REMEMBERED) seen.delete([...seen][0] ?? "");
    return false;
  };

  const words = (from: From, text: string, after: After): Answer => {
    if (from.how === "message") after(() => say.words(from, text));
    return message(text);
  };

  /** What is wrong with what was sent, to its sender. */
  const hint = async (from: From, text: string, after: After): Promise<Answer> => {
    if (from.how !== "message") return message(text);
    const own = await ownChat(from);
    const reply = { kind: "notice" as const, text, buttons: [] };
    after(() => say.notice(from, { to: { person: from.author.id }, key: "hint", reply }, { own }));
    return message("");
  };

  /** Where the person is reached alone; asked only where others read along. */
  const ownChat = async ({ type, workspace, author }: From): Promise<Asked["own"]> =>
    type === "personal" ? undefined : references.ofPerson(workspace, author.id);

  const event = async (from: From, given: Event, after: After): Promise<Answer> => {
    const begun = await choosePack(given);
    if (begun.kind === "ask") {
      if (!isRepeated(from.id)) after(() => say.whichPack(from, begun.about.text));
      return message("Choose below what you are deciding.");
    }
    const own = forgets(given) ? await ownChat(from) : undefined;
    const handled = await bot.handle(begun.event);
    if (forgets(given) && handled.outcome === "done") await references.forget(from.workspace, from.author.id);
    if (given.kind === "start" && given.pack !== undefined && ["done", "duplicate"].includes(handled.outcome)) {
      const chosen = say.chosen(given.pack);
      after(() => say.replace(from, chosen));
      return card(chosen);
    }
    return answered(from, begun.event, handled, after, own);
  };

  const answered = async (
    from: From,
    given: Event,
    handled: Handled,
    after: After,
    known?: Asked["own"],
  ): Promise<Answer> => {
    const { outcome, notices, sessionId: session = "" } = handled;
    if (outcome === "not-saved" || outcome === "newer") return words(from, NOT_SAVED, after);
    const own = known ?? (notices.some(isForOne) ? await ownChat(from) : undefined);
    const asked: Asked = { session, own, ...(given.kind === "text" ? { wrote: given.text } : {}) };
    if (from.how === "message") {
      for (const notice of notices) after(() => say.notice(from, notice, asked));
      return message("");
    }
    const cards = notices.filter((notice) => !isBrief(notice));
    if (cards.length > 0 && !isRepeated(from.id))
      after(async () => {
        for (const notice of cards) await say.notice(from, notice, asked);
      });
    const brief = [...notices.filter(isBrief), ...toldHere(from, handled)];
    if (brief.length > 0) return message(brief.map(({ reply }) => replyLine(reply)).join("\n\n"));
    if (from.type !== "personal" && cards.some(isForOne)) return message(own === undefined ? NOT_ALONE : ALONE);
    return changedCard(from, handled) ?? (await currentCard(from, session)) ?? message("Done. See below.");
  };

  /** Private words about what was saved, said in the response: where others read along there is no better place. */
  const toldHere = ({ type, author }: From, { saved }: Handled): OutgoingReply[] => {
    if (type === "personal") return [];
    const told = (saved?.said ?? []).flatMap((each) => (each.mode === "send" ? [each.outgoing] : []));
    const own = told.filter((each) => each.to !== "thread" && each.to.person === author.id && isBrief(each));
    for (const { key } of own) holds.tell(key);
    return own;
  };

  /** The pressed message as this turn leaves it. */
  const changedCard = (from: From, { saved }: Handled): Answer | undefined => {
    if (saved === undefined) return undefined;
    const { refs, id } = saved.session;
    const changes = saved.said.flatMap((each) =>
      each.mode === "update" && each.outgoing.to === "thread" ? [each] : [],
    );
    const pressed = changes.find(({ outgoing }) => isNamed(refs[outgoing.key], from.pressed));
    // A message whose name is not known yet can only be the one just sent, and pressed.
    const found = pressed ?? changes.find(({ outgoing }) => refs[outgoing.key] === undefined);
    return found && cardOf(from, found.outgoing, id);
  };

  /** A button that changes nothing where it is, or was pressed before: the message stays, or becomes, what it is now. */
  const currentCard = async (from: From, sessionId: string): Promise<Answer | undefined> => {
    const found = sessionId === "" ? undefined : await bot.thread(sessionId);
    if (found === undefined || found.session.workspace !== from.workspace) return undefined;
    const shown = found.replies.find(({ key }) => isNamed(found.session.refs[key], from.pressed));
    return shown && cardOf(from, shown, sessionId);
  };

  const cardOf = (from: From, outgoing: OutgoingReply, session: string): Answer | undefined => {
    return card(renderReply(outgoing, { session, conversationType: from.type }));
  };

  /** A word that means something in an interview, and something else where there is none. */
  const outside = async (from: From, said: Extract<Incoming, { kind: "words" }>, after: After): Promise<Answer> => {
    const own = await ownChat(from);
    if (said.words === "mine") {
      if (isRepeated(from.id)) return message("");
      const reply = await say.mine(from);
      after(() => say.notice(from, { to: { person: from.author.id }, key: "mine", reply }, { own, wrote: "mine" }));
      return answered(from, said.event, await bot.handle(said.event), after, own);
    }
    const handled = await bot.handle(said.event);
    const forgotten = said.words === "forget-me";
    if (handled.outcome !== "ignored" || handled.sessionId !== undefined) {
      if (forgotten && handled.outcome === "done") await references.forget(from.workspace, from.author.id);
      return answered(from, said.event, handled, after, own);
    }
    if (isRepeated(from.id)) return message("");
    if (forgotten) {
      const kept = await bot.forget(from.workspace, from.author.id);
      await references.forget(from.workspace, from.author.id);
      return words(from, `${FORGOTTEN}${keptIn(kept)}`, after);
    }
    after(() => (said.words === "help" ? say.help(from) : say.forget(from)));
    return message("");
  };

  const known = async (incoming: Read, activity: Activity, after: After): Promise<Answer> => {
    const { from } = incoming;
    if (incoming.kind === "left") {
      await references.stop(from.conversation, "the app was removed");
      await bot.ungreet(from.workspace, from.conversation);
      return message("");
    }
    await references.keep(from, activity);
    switch (incoming.kind) {
      case "met": {
        const { id, workspace, conversation, author } = from;
        if (from.type === "personal") await bot.greet({ id, workspace, conversation, author, reply: HELLO });
        return message("");
      }
      case "event":
        return event(from, incoming.event, after);
      case "words":
        return outside(from, incoming, after);
      case "unknown":
        return hint(from, incoming.why, after);
      default:
        return incoming satisfies never;
    }
  };

  return async (incoming: Read, activity: Activity, after: After): Promise<Answer> => {
    try {
      return await known(incoming, activity, after);
    } catch (error) {
      // Somebody who is only met has nothing to repeat; Teams has.
      if (!(error instanceof StoreError) || incoming.kind === "met") throw error;
      log.error({ cause: error.message }, "the store failed while Teams waited");
      return words(incoming.from, NOT_SAVED, after);
    }
  };
}

function card({ card: value }: RenderedMessage): Answer {
  return { type: "application/vnd.microsoft.card.adaptive", value };
}

function message(value: string): Answer {
  return { type: "application/vnd.microsoft.activity.message", value };
}

function forgets(given: Event): boolean {
  return given.kind === "command" && given.name === "forget" && given.argument === "me";
}

/** What the response to a press can carry as words; sources, charts and forms need a card of their own. */
function isBrief({ reply }: OutgoingReply): boolean {
  return reply.kind === "notice";
}

function isNamed(ref: string | undefined, pressed: string | undefined): boolean {
  return ref !== undefined && pressed !== undefined && readRef(ref)?.id === pressed;
}
