import type { LoadedPack } from "../../knowledge/index.ts";
import { createPackChoice, type Unchosen } from "../../src/bot/pack-choice.ts";
import type { Bot, Handled } from "../../src/bot.ts";
import { namesDecider } from "../../src/conversation/deciding.ts";
import { Event } from "../../src/conversation/event.ts";
import { FORGOTTEN, keptIn, NOT_SAVED } from "../../src/conversation/wording.ts";
import { StoreError } from "../../src/errors.ts";
import type { Clock, Installation, Log } from "../../src/ports.ts";
import type { Accesses } from "./accesses.ts";
import type { Channels } from "./channels.ts";
import type { Draft, From, Incoming } from "./incoming.ts";
import type { Names } from "./names.ts";
import { NotSaved } from "./not-saved.ts";
import { placeOfSession } from "./place-of-session.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Say } from "./say.ts";
import { Unreachable } from "./unreachable.ts";

/** What Slack is answered with: nothing, words for whoever asked, or what is wrong with a modal. */
export type Ack = (body?: object) => Promise<void>;

export interface ServeParts {
  readonly bot: Pick<Bot, "handle" | "session" | "thread" | "begins" | "forget">;
  readonly packs: readonly LoadedPack[];
  readonly accesses: Accesses;
  readonly names: Names;
  readonly channels: Channels;
  readonly say: Say;
  readonly urls: ResponseUrls;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is left of Slack's three seconds when a turn was not saved. */
const TELL_MS = 400;
const NOT_INSTALLED =
  "Waymark is not installed in your workspace, so nothing was saved. Whoever manages apps there can install it. In a channel shared with a workspace that has it, mention it instead.";
const UNKNOWN =
  "I do not know that button or form any more, so nothing was changed. Use the newest message in the thread.";

/**
 * One verified payload: done first, then acknowledged. Nothing that is sent is waited for; `track` is given what goes on
 * afterwards. Throws `NotSaved` for an event Slack should send again.
 */
export function createServe(parts: ServeParts, track: (work: Promise<unknown>) => void) {
  const { bot, packs, accesses, names, channels, say, urls, clock, log } = parts;
  const choosePack = createPackChoice(bot, packs);

  const event = async (from: From, incoming: Event, access: Installation, ack: Ack): Promise<void> => {
    if (from.pressed !== undefined && from.responseUrl !== undefined) {
      urls.remember(from.pressed, from.responseUrl, clock.now());
    }
    const handled = await handle(from, incoming, access);
    if (handled.outcome === "not-saved" || handled.outcome === "newer") return notSaved(from, access, ack);
    await answered(from, access, handled, ack);
    // What it is about was asked and is chosen: pressed again it would begin another.
    const chosen = from.how === "click" && incoming.kind === "start" && handled.outcome === "done";
    if (chosen && from.responseUrl !== undefined) track(urls.remove(from.responseUrl));
    track(handled.delivered.then(() => told(from, access, incoming, handled)));
  };

  /**
   * Whoever manages the workspace may say who decides when the decider has left. Slack is asked for it only where they were
   * refused without, and nothing was changed.
   */
  const handle = async ({ user }: From, event: Event, access: Installation): Promise<Handled> => {
    const handled = await bot.handle(event);
    if (handled.outcome !== "ignored" || !saysWhoDecides(event)) return handled;
    const admin = await names.isAdmin(access, user);
    return admin === undefined ? handled : bot.handle({ ...event, admin });
  };

  /**
   * A press is told about before it is acknowledged: a process that dies in between leaves nobody believing it was saved.
   * Where that cannot be said in time nothing is acknowledged, and Slack shows a failure.
   */
  const notSaved = async (from: From, access: Installation | undefined, ack: Ack): Promise<void> => {
    if (from.how === "event") throw new NotSaved();
    if (from.how === "command" || from.field !== undefined) return inPrivate(from, access, NOT_SAVED, ack);
    const told = await Promise.race([say.words(from, access, NOT_SAVED), clock.sleep(TELL_MS).then(() => false)]);
    if (!told) throw new NotSaved();
    await ack();
  };

  /** Private words, in the acknowledgement where Slack shows them. */
  const answered = async (from: From, access: Installation, { notices, sessionId = "" }: Handled, ack: Ack) => {
    if (from.how === "command" && notices[0] !== undefined) {
      return ack({ response_type: "ephemeral", ...say.rendered(notices[0], sessionId) });
    }
    await ack();
    for (const notice of notices) track(say.notice(from, access, notice, sessionId));
  };

  const inPrivate = async (from: From, access: Installation | undefined, text: string, ack: Ack): Promise<void> => {
    if (from.how === "command") return ack({ response_type: "ephemeral", text });
    if (from.field !== undefined) return ack({ response_action: "errors", errors: { [from.field]: text } });
    await ack();
    track(say.words(from, access, text));
  };

  /** Where a message could not be posted in the place it was asked for, whoever asked is told where it went. */
  const told = async (from: From, access: Installation, { kind }: Event, handled: Handled): Promise<void> => {
    if (kind !== "start" || from.responseUrl === undefined || handled.outcome !== "done") return;
    const session = handled.sessionId === undefined ? undefined : await bot.session(handled.sessionId);
    // Put off because Slack is busy: it will come.
    if (session === undefined || session.outbox.some(({ outgoing }) => outgoing?.key === "root")) return;
    const place = session.refs.root === undefined ? undefined : placeOfSession(session);
    if (place?.channel === from.channel) return;
    const text =
      place === undefined
        ? "I cannot post here, and not to you directly either. The interview is kept: invite me with `/invite` and start again, or ask who manages apps here."
        : "I cannot post here: I am not a member, or nobody may write here. I began in our direct message instead; invite me with `/invite` to decide here.";
    await say.words(from, access, text);
  };

  const known = async (
    incoming: Exclude<Incoming, { kind: "nothing" | "removed" }>,
    access: Installation,
    ack: Ack,
  ) => {
    const { from } = incoming;
    switch (incoming.kind) {
      case "event":
      case "hand-over":
      case "setup": {
        const name = await names.of(access, from.user, from.name);
        const people =
          incoming.kind === "setup"
            ? await named(incoming.people, access)
            : incoming.kind === "hand-over"
              ? { to: await names.of(access, incoming.to), toId: incoming.to }
              : {};
        const more = { ...people, ...(await placeOf(incoming.draft, from, access)) };
        const read = checked({ ...incoming.draft, ...more, author: { id: from.user, name } });
        if (read === undefined) return inPrivate(from, access, UNKNOWN, ack);
        const begun = await choosePack(read);
        return begun.kind === "ask" ? ask(from, access, begun.about, ack) : event(from, begun.event, access, ack);
      }
      case "modal":
        await ack();
        return track(say.modal(from, access, incoming.session, incoming.act));
      case "words":
        return words(from, access, incoming.words, ack);
      case "home":
        await ack();
        return track(say.home(from, access));
      case "unknown":
        return inPrivate(from, access, incoming.why ?? UNKNOWN, ack);
      default:
        return incoming satisfies never;
    }
  };

  /** Asked of Slack only where an interview may begin, and the payload does not say it. */
  const placeOf = async (draft: Draft, { channel }: From, access: Installation): Promise<{ private?: boolean }> => {
    const begins = draft.kind === "start" || (draft.kind === "text" && draft.opens === true);
    if (!begins || draft.private !== undefined || channel === undefined) return {};
    return { private: await channels.isPrivate(access, channel) };
  };

  const ask = async (from: From, access: Installation, about: Unchosen, ack: Ack): Promise<void> => {
    const message = say.whichPack(about);
    if (from.how === "command") return ack({ response_type: "ephemeral", ...message });
    await ack();
    track(say.privately(from, access, message));
  };

  const named = async (people: Extract<Incoming, { kind: "setup" }>["people"], access: Installation) => {
    const { decider, consulted } = people;
    const heard = await Promise.all(consulted.map((user) => names.of(access, user)));
    const decides = decider === undefined ? undefined : await names.of(access, decider);
    const ids = [
      ...consulted.map((user, at) => [heard[at] ?? user, user]),
      ...(decider && decides ? [[decides, decider]] : []),
    ];
    return {
      consulted: heard,
      people: Object.fromEntries(ids),
      ...(decides === undefined ? {} : { decider: decides }),
    };
  };

  const words = async (from: From, access: Installation, said: "help" | "mine" | "forget" | "forget-me", ack: Ack) => {
    if (said === "forget-me") {
      const kept = await bot.forget(from.workspace, from.user);
      return inPrivate(from, access, `${FORGOTTEN}${keptIn(kept)}`, ack);
    }
    await ack({ response_type: "ephemeral", ...(await say.command(from, access, said)) });
  };

  return async (incoming: Exclude<Incoming, { kind: "nothing" }>, ack: Ack): Promise<void> => {
    if (incoming.kind === "removed") {
      await accesses.forget(incoming.workspace, true);
      log.info({ workspace: incoming.workspace }, "the app was removed from a workspace");
      return ack();
    }
    const { from } = incoming;
    try {
      const access = await accesses.of(from.workspace);
      if (access !== undefined) return await known(incoming, access, ack);
      return from.how === "event" ? ack() : inPrivate(from, undefined, NOT_INSTALLED, ack);
    } catch (error) {
      if (!(error instanceof StoreError || error instanceof Unreachable)) throw error;
      log.error({ cause: error.message }, "the store or Slack failed while Slack waited");
      return notSaved(from, undefined, ack);
    }
  };
}

/** What a button or form carries, or words name, is checked here; of words alone every part was, as they were read. */
function checked(event: Event): Event | undefined {
  return event.kind === "text" ? event : Event.safeParse(event).data;
}

function saysWhoDecides(event: Event): event is Extract<Event, { readonly kind: "text" | "hand-over" | "setup" }> {
  if (event.kind === "text") return event.addressed && namesDecider(event.text);
  return event.kind === "hand-over" || (event.kind === "setup" && event.decider !== undefined);
}
