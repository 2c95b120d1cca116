import type { LoadedPack } from "../../knowledge/index.ts";
import { clip } from "../../src/clip.ts";
import { plainNotice } from "../../src/conversation/plain-notice.ts";
import type { OutgoingReply, Reply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import { counted, FORGETTING, shortened } from "../../src/conversation/wording.ts";
import type { Log, SessionStore } from "../../src/ports.ts";
import type { CardAct } from "./acts.ts";
import { isForOne, renderElsewhere, renderUnsaid } from "./for-one.ts";
import type { From } from "./incoming.ts";
import { placeOf } from "./place.ts";
import type { Post, Said } from "./post.ts";
import type { OwnChat, References } from "./references.ts";
import { press, rows } from "./render/actions.ts";
import { words } from "./render/card.ts";
import { fitted, type RenderedMessage } from "./render/fitted.ts";
import { renderParts } from "./render/reply.ts";

export interface SayParts {
  readonly store: Pick<SessionStore, "recent">;
  readonly packs: readonly LoadedPack[];
  readonly post: Post;
  readonly references: References;
  readonly log: Log;
}

/** What is known about what somebody asked. */
export interface Asked {
  readonly session?: string | undefined;
  /** Where the person is reached alone. */
  readonly own: OwnChat | undefined;
  /** The words that asked it. */
  readonly wrote?: string | undefined;
}

/** Everything that is said outside an interview. Never rejects. */
export type Say = ReturnType<typeof createSay>;

const MOST_SHOWN = 20;
/** Of the words a button carries. */
const LONGEST_CARRIED = 4000;
const QUOTED = 80;

/** The ways in, and what works without an interview. */
export const START_LINES: readonly string[] = [
  "I help a team decide on its architecture: a few questions, then a recommendation with its sources and the case against it.",
  "Write to me what you are deciding, or `start`; in a channel or group chat mention me, and the interview begins right there.",
  "`mine`: your open interviews and decisions; `list`, `due`, `show WM-7`: the decisions you may see. `review WM-7`: look at one again, `schedule`: one message here about all that falls due, `health`: whether it arrives. `help`: this, and in an interview what else works. `forget me`: remove what is kept about you.",
];

/** The same as a reply, which is also what somebody new is greeted with. */
export const HELLO: Reply = { kind: "notice", text: START_LINES.join("\n"), buttons: [] };

export function createSay({ store, packs, post, references, log }: SayParts) {
  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      const said = await act();
      const failed = typeof said === "object" && said !== null && "kind" in said && "reason" in said;
      if (failed) log.warn({ reason: said.reason }, "a short reply could not be sent");
    } catch (error) {
      log.warn({ cause: error instanceof Error ? error.message : String(error) }, "a short reply could not be sent");
    }
  };

  const say = (from: From, message: Said): Promise<void> =>
    attempt(async () => {
      const place = placeOf(from.conversation);
      const address = await references.of(from.conversation);
      if (place === undefined || address === undefined || "stopped" in address) return undefined;
      return post.message(address, place, message);
    });

  const openly = async (from: From, outgoing: Pick<OutgoingReply, "reply">, session = ""): Promise<void> => {
    for (const message of renderParts(outgoing, { session, conversationType: from.type })) await say(from, message);
  };

  /** Where others read along, in the person's own chat; what was pressed was answered already when there is none. */
  const toOne = async (from: From, outgoing: OutgoingReply, { own, session = "", wrote }: Asked): Promise<void> => {
    if (own === undefined) return from.how === "message" ? say(from, renderUnsaid()) : undefined;
    const quoted = wrote === undefined ? undefined : shortened(wrote, QUOTED);
    for (const message of renderElsewhere(outgoing, session, from.type, quoted)) {
      await attempt(() => post.message(own.address, { chat: own.address.chat }, message));
    }
  };

  return {
    /** To everybody there. */
    words: (from: From, text: string) => openly(from, { reply: plainNotice(text) }),
    /** As a card, or as many as it takes, to whom it is for. */
    async notice(from: From, outgoing: OutgoingReply, asked: Asked): Promise<void> {
      if (from.type === "personal" || !isForOne(outgoing)) await openly(from, outgoing, asked.session);
      else await toOne(from, outgoing, asked);
    },
    help: (from: From) => openly(from, { reply: HELLO }),
    /** The interviews of whoever asks. */
    async mine(from: From): Promise<Reply> {
      const sessions = await store.recent(from.workspace, from.author.id, MOST_SHOWN);
      const open = sessions.filter(({ phase }) => phase !== "closed" && phase !== "decided");
      return plainNotice(open.length === 0 ? "No interview of yours is open." : open.map(lineOf).join("\n"));
    },
    forget: (from: From) =>
      openly(from, { reply: plainNotice(`${FORGETTING} Write \`forget me\` if that is what you want.`) }),
    /** Which decision an interview is about, where there are several; the words go along. */
    whichPack(from: From, said: string): Promise<void> {
      const long =
        said.length <= LONGEST_CARRIED
          ? ""
          : ` Of your words only the first ${LONGEST_CARRIED} characters come along; say the rest in the interview.`;
      const asked = `What are you deciding? The interview begins here when you choose.${long}`;
      const begin = (pack: string): CardAct => ({ act: "begin", pack, text: clip(said, LONGEST_CARRIED) });
      const form = rows(packs.map(({ manifest: { id, title } }) => press("", begin(id), title)));
      return say(from, fitted({ body: words([asked]), form }, asked));
    },
    /** The same once it is chosen, so that nobody begins another one with it. */
    chosen(pack: string): RenderedMessage {
      const title = packs.find(({ manifest }) => manifest.id === pack)?.manifest.title ?? pack;
      const text = `Deciding: ${title}. The interview stands below.`;
      return fitted({ body: words([{ text, subtle: true }]) }, text);
    },
    /** Puts another card in the place of the pressed one, for everybody. */
    replace: (from: From, message: RenderedMessage): Promise<void> =>
      attempt(async () => {
        const place = placeOf(from.conversation);
        const address = await references.of(from.conversation);
        if (place === undefined || from.pressed === undefined) return undefined;
        if (address === undefined || "stopped" in address) return undefined;
        return post.update(address, place, from.pressed, message);
      }),
  };
}

function lineOf({ context, startedBy, phase, answers }: Session): string {
  const about = shortened(context[0]?.text ?? `Started by ${startedBy.name}`, 80);
  const state =
    phase === "recommended" ? "recommendation ready" : `${counted(Object.keys(answers).length, "answer")} so far`;
  return `${about} (${state})`;
}
