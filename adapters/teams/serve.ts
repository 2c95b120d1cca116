import type { LoadedPack } from "../../knowledge/index.ts";
import type { Bot, Handled } from "../../src/bot.ts";
import type { Event } from "../../src/conversation/event.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import { replyLine } from "../../src/conversation/reply-line.ts";
import { FORGOTTEN, keptIn, NOT_SAVED } from "../../src/conversation/wording.ts";
import { StoreError } from "../../src/errors.ts";
import { namedPack } from "../../src/named-pack.ts";
import type { Log } from "../../src/ports.ts";
import type { Activity } from "./activity.ts";
import type { After } from "./gate.ts";
import type { From, Incoming } from "./incoming.ts";
import { readRef } from "./place.ts";
import type { References } from "./references.ts";
import { renderReply } from "./render/reply.ts";
import type { Say } from "./say.ts";

/** What an invoke is answered with: the card as it is now, or words for whoever pressed. */
export type Answer =
  | { readonly type: "application/vnd.microsoft.card.adaptive"; readonly value: object }
  | { readonly type: "application/vnd.microsoft.activity.message"; readonly value: string };

export interface ServeParts {
  readonly bot: Pick<Bot, "handle" | "thread" | "forget">;
  readonly packs: readonly LoadedPack[];
  readonly references: References;
  readonly say: Say;
  readonly log: Log;
}

type Read = Exclude<Incoming, { kind: "nothing" }>;

const REMEMBERED = 5000;

/** One checked activity: done first, then answered. `after` is given what is said about it once it is answered. */
export function createServe({ bot, packs, references, say, log }: ServeParts) {
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

  const event = async (from: From, given: Event, after: After): Promise<Answer> => {
    const started = withPack(given);
    if (started === undefined) {
      if (!isRepeated(from.id)) after(() => say.whichPack(from, given.kind === "start" ? given.text : ""));
      return message("Choose below what you are deciding.");
    }
    return answered(from, await bot.handle(started), after);
  };

  const answered = async (from: From, handled: Handled, after: After): Promise<Answer> => {
    const { outcome, notices, sessionId = "" } = handled;
    if (outcome === "not-saved" || outcome === "newer") return words(from, NOT_SAVED, after);
    if (from.how === "message") {
      for (const notice of notices) after(() => say.notice(from, notice, sessionId));
      return message("");
    }
    const [brief, cards] = [notices.filter(isBrief), notices.filter((notice) => !isBrief(notice))];
    if (cards.length > 0 && !isRepeated(from.id))
      after(async () => {
        for (const notice of cards) await say.notice(from, notice, sessionId);
      });
    if (brief.length > 0) return message(brief.map(({ reply }) => replyLine(reply)).join("\n\n"));
    const card = changedCard(from, handled) ?? (await currentCard(from, sessionId));
    return card ?? message("Done. See below.");
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
    const [first] = renderReply(outgoing, { session, conversationType: from.type });
    return first && { type: "application/vnd.microsoft.card.adaptive", value: first.card };
  };

  /** A start with the pack its first word names; undefined where there are several and none is named. */
  const withPack = (given: Event): Event | undefined => {
    if (given.kind !== "start" || given.pack !== undefined || packs.length < 2) return given;
    const named = namedPack(packs, given.text);
    return named && { ...given, pack: named.pack, text: named.rest };
  };

  /** A word that means something in an interview, and something else where there is none. */
  const outside = async (from: From, said: Extract<Incoming, { kind: "words" }>, after: After): Promise<Answer> => {
    if (said.words === "mine") {
      if (isRepeated(from.id)) return message("");
      after(() => say.mine(from));
      return answered(from, await bot.handle(said.event), after);
    }
    const handled = await bot.handle(said.event);
    if (handled.outcome !== "ignored" || handled.sessionId !== undefined) return answered(from, handled, after);
    if (isRepeated(from.id)) return message("");
    if (said.words === "forget-me") {
      const kept = await bot.forget(from.workspace, from.author.id);
      return words(from, `${FORGOTTEN}${keptIn(kept)}`, after);
    }
    after(() => (said.words === "help" ? say.help(from) : say.forget(from)));
    return message("");
  };

  const known = async (incoming: Read, activity: Activity, after: After): Promise<Answer> => {
    const { from } = incoming;
    if (incoming.kind === "left") {
      await references.stop(from.conversation, "the app was removed");
      return message("");
    }
    const first = await references.keep(from.conversation, activity);
    switch (incoming.kind) {
      case "met":
        if (first && from.type === "personal") after(() => say.help(from));
        return message("");
      case "event":
        return event(from, incoming.event, after);
      case "words":
        return outside(from, incoming, after);
      case "unknown":
        return words(from, incoming.why, after);
      default:
        return incoming satisfies never;
    }
  };

  return async (incoming: Read, activity: Activity, after: After): Promise<Answer> => {
    try {
      return await known(incoming, activity, after);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log.error({ cause: error.message }, "the store failed while Teams waited");
      return words(incoming.from, NOT_SAVED, after);
    }
  };
}

function message(value: string): Answer {
  return { type: "application/vnd.microsoft.activity.message", value };
}

/** What the response to a press can carry as words; sources, charts and forms need a card of their own. */
function isBrief({ reply }: OutgoingReply): boolean {
  return reply.kind === "notice";
}

function isNamed(ref: string | undefined, pressed: string | undefined): boolean {
  return ref !== undefined && pressed !== undefined && readRef(ref)?.ids.includes(pressed) === true;
}
