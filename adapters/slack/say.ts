import type { LoadedPack } from "../../knowledge/index.ts";
import type { Bot } from "../../src/bot.ts";
import { clip } from "../../src/clip.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import { COST_HELP, FORGETTING, HELP_LINES } from "../../src/conversation/wording.ts";
import type { Installation, Log, SessionStore } from "../../src/ports.ts";
import type { Act } from "./acts.ts";
import type { SlackClients } from "./clients.ts";
import { failureOf } from "./failure.ts";
import type { From } from "./incoming.ts";
import { escaped } from "./mrkdwn.ts";
import type { Post } from "./post.ts";
import { actionRows, type Block, button, type Message, section } from "./render/blocks.ts";
import { chooseModal, fillInModal, handOverModal } from "./render/deciding-modals.ts";
import { costModal, noteModal, reasonModal, setupModal } from "./render/modals.ts";
import { render } from "./render/reply.ts";
import { renderHome, renderSessions, startLines } from "./render/sessions.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { conversationAt, isDirect } from "./workspace.ts";

export interface SayParts {
  readonly bot: Pick<Bot, "session" | "thread" | "log">;
  readonly store: Pick<SessionStore, "recent">;
  readonly packs: readonly LoadedPack[];
  readonly clients: SlackClients;
  readonly post: Post;
  readonly urls: ResponseUrls;
  readonly command: string;
  readonly log: Log;
}

/** Everything that is said outside an interview's thread: private words, modals, the Home tab. Never rejects. */
export type Say = ReturnType<typeof createSay>;

const MOST_SHOWN = 20;
const NOT_ASKED = "That question is not asked any more, so nothing was changed. Use the newest message in the thread.";
const NO_COST = "There is no recommendation now whose cost could be counted, so nothing was changed.";
const ALL = { kind: "list", what: "list", text: "", status: undefined, below: undefined } as const;
/** Of the words a button carries: its value holds 2000 characters, and some are written as several. */
const LONGEST_CARRIED = 800;

export function createSay({ bot, store, packs, clients, post, urls, command, log }: SayParts) {
  /** To whoever acted, where they acted; the response URL works where the bot is no member. */
  const privately = async (from: From, access: Installation | undefined, message: Message): Promise<void> => {
    const { channel, thread, user, responseUrl } = from;
    if (responseUrl !== undefined && from.how !== "click" && (await urls.answer(responseUrl, message))) return;
    if (access !== undefined && channel !== undefined) {
      const said = isDirect(channel)
        ? await post.message(access, { channel }, message)
        : await post.whisper(access, { channel, thread }, user, message);
      if (!("kind" in said)) return;
    }
    if (responseUrl !== undefined && (await urls.answer(responseUrl, message))) return;
    if (access === undefined) return;
    const opened = await post.openDirect(access, user);
    if (!("kind" in opened)) await post.message(access, { channel: opened.channel }, message);
  };

  const rendered = (outgoing: OutgoingReply, session: string): Message =>
    render(outgoing.reply, { session, hearing: "" });
  const wordsMessage = (text: string): Message => ({ text: escaped(text), blocks: [section(escaped(text))] });
  /** False where it was not said. */
  const words = (from: From, access: Installation | undefined, text: string): Promise<boolean> =>
    privately(from, access, wordsMessage(text)).then(
      () => true,
      (error: unknown) => {
        failed(error, "a private word");
        return false;
      },
    );

  const failed = (error: unknown, what: string): void => {
    log.warn({ reason: failureOf(error).reason }, `${what} could not be shown`);
  };

  return {
    rendered,
    words,
    privately: (from: From, access: Installation, message: Message) =>
      privately(from, access, message).catch((error: unknown) => failed(error, "a private message")),
    async notice(from: From, access: Installation, outgoing: OutgoingReply, session: string): Promise<void> {
      await privately(from, access, rendered(outgoing, session)).catch((error) => failed(error, "a notice"));
    },
    async modal(from: From, access: Installation, sessionId: string, act: Act): Promise<void> {
      try {
        const found = await bot.thread(sessionId);
        const view = found && found.session.workspace === from.workspace ? viewOf(found, from, act) : undefined;
        if (view === undefined) {
          await words(from, access, act.kind === "cost" ? NO_COST : NOT_ASKED);
          return;
        }
        await clients.of(access.botToken).views.open({ trigger_id: from.trigger ?? "", view: view as never });
      } catch (error) {
        failed(error, "a form");
        await words(from, access, "The form could not be opened; nothing was changed. Please press it again.");
      }
    },
    async home(from: From, access: Installation): Promise<void> {
      try {
        const [sessions, decisions] = await Promise.all([
          store.recent(from.workspace, from.user, MOST_SHOWN),
          bot.log(ALL, { workspace: from.workspace, person: { id: from.user, name: "" } }),
        ]);
        const cards = decisions.kind === "decisions" ? decisions.items : [];
        const view = renderHome(sessions, cards, access, {
          command,
          help: packs.some(({ costs }) => costs !== undefined) ? [...HELP_LINES, COST_HELP] : HELP_LINES,
        });
        await clients.of(access.botToken).views.publish({ user_id: from.user, view: view as never });
      } catch (error) {
        failed(error, "the Home tab");
      }
    },
    /** Which decision an interview is about, where there are several; the words go along. */
    whichPack({ conversation, text }: { readonly conversation: string; readonly text: string }): Message {
      const long =
        text.length <= LONGEST_CARRIED
          ? ""
          : ` Of your words only the first ${LONGEST_CARRIED} characters come along; say the rest in the interview.`;
      const asked = `What are you deciding? The interview begins here when you choose.${long}`;
      const elements = packs.flatMap(({ manifest: { id, title } }, index) =>
        button(
          "-",
          { kind: "begin", pack: id, text: clip(text, LONGEST_CARRIED), conversation },
          title,
          `begin-${index}`,
        ),
      );
      return { text: asked, blocks: [section(escaped(asked)), ...actionRows(elements)] };
    },
    /** What a word of the slash command is answered with. */
    async command(from: From, access: Installation, said: "help" | "mine" | "forget"): Promise<Message> {
      if (said === "help") {
        const lines = startLines(command).map((line) => `• ${escaped(line)}`);
        return { text: "Help", blocks: [section(lines.join("\n"))] };
      }
      if (said === "mine") {
        const { workspace, user, channel } = from;
        const sessions = await store.recent(workspace, user, MOST_SHOWN);
        const place = channel === undefined ? {} : { channel: `${workspace}/${channel}` };
        const mine = await bot.log({ ...ALL, what: "mine" }, { workspace, person: { id: user, name: "" }, ...place });
        const decisions = rendered({ to: "thread", key: "mine", reply: mine }, "");
        return { text: "Yours", blocks: [...renderSessions(sessions, access), ...decisions.blocks].slice(0, 50) };
      }
      const press = button(
        "",
        { kind: "command", name: "forget", argument: "me" },
        "Forget everything about me",
        "forget",
        "danger",
      );
      return {
        text: escaped(FORGETTING),
        blocks: [section(escaped(FORGETTING)), { type: "actions", elements: press }],
      };
    },
  };
}

type Thread = NonNullable<Awaited<ReturnType<Bot["thread"]>>>;

function viewOf({ session, replies }: Thread, from: From, act: Act): Block | undefined {
  const channel = from.channel ?? "";
  const c = channel === "" ? session.conversation : conversationAt(from.workspace, { channel, thread: from.thread });
  if (act.kind === "setup") return setupModal({ s: session.id, c });
  if (act.kind === "cost") {
    const shown = replies.find(({ reply }) => reply.kind === "cost")?.reply;
    return shown?.kind === "cost" && shown.editable ? costModal(shown.panel, { s: session.id, c }) : undefined;
  }
  if (act.kind === "hand-over") {
    const { review, decided } = session;
    if (decided !== undefined || review?.result !== undefined) return undefined;
    return handOverModal({ s: session.id, c }, review === undefined ? "deciding" : "review");
  }
  if (act.kind === "choose") {
    const deciding = replies.flatMap(({ reply }) => (reply.kind === "recommendation" ? (reply.deciding ?? []) : []))[0];
    return deciding && chooseModal(deciding, { s: session.id, c, on: deciding.on });
  }
  if (act.kind === "fill-in") {
    const draft = replies.flatMap(({ reply }) => (reply.kind === "ratify" ? reply : []))[0];
    return draft && fillInModal(draft, { s: session.id, c });
  }
  if (act.kind !== "note" && act.kind !== "not-applicable") return undefined;
  const asked = replies.find(({ reply }) => reply.kind === "question" && reply.question === act.question)?.reply;
  if (asked?.kind !== "question") return undefined;
  const metadata = { s: session.id, c, q: act.question };
  return act.kind === "note" ? noteModal(asked, metadata) : reasonModal(asked, metadata);
}
