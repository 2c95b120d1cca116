import type { LoadedPack } from "../../knowledge/index.ts";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import { counted, FORGETTING, shortened } from "../../src/conversation/wording.ts";
import type { Log, SessionStore } from "../../src/ports.ts";
import type { CardAct } from "./acts.ts";
import type { From } from "./incoming.ts";
import { placeOf } from "./place.ts";
import type { Post, Said } from "./post.ts";
import type { References } from "./references.ts";
import { press, rows } from "./render/actions.ts";
import { words as lineOfWords, ownWords } from "./render/card.ts";
import { renderReply } from "./render/reply.ts";

export interface SayParts {
  readonly store: Pick<SessionStore, "recent">;
  readonly packs: readonly LoadedPack[];
  readonly post: Post;
  readonly references: References;
  readonly log: Log;
}

/** Everything that is said outside an interview. Never rejects. */
export type Say = ReturnType<typeof createSay>;

const MOST_SHOWN = 20;
/** Of the words a button carries. */
const LONGEST_CARRIED = 4000;

/** The ways in, and what works without an interview. */
export const START_LINES: readonly string[] = [
  "I help a team decide on its architecture: a few questions, then a recommendation with its sources and the case against it.",
  "Write to me what you are deciding, or `start`; in a channel or group chat mention me, and the interview begins right there.",
  "`mine`: your open interviews and decisions; `list`, `due`, `show WM-7`: the decisions you may see. `help`: this, and in an interview what else works. `forget me`: remove what is kept about you.",
];

export function createSay({ store, packs, post, references, log }: SayParts) {
  const say = async (from: From, message: Said): Promise<void> => {
    try {
      const place = placeOf(from.conversation);
      const address = await references.of(from.conversation);
      if (place === undefined || address === undefined || "stopped" in address) return;
      const said = await post.message(address, place, message);
      if ("kind" in said) log.warn({ reason: said.reason }, "a short reply could not be sent");
    } catch (error) {
      log.warn({ cause: error instanceof Error ? error.message : String(error) }, "a short reply could not be sent");
    }
  };

  const text = (words: string): Said => rendered({ kind: "notice", text: words, buttons: [] });
  const rendered = (reply: OutgoingReply["reply"]): Said => {
    const [first] = renderReply({ reply }, { session: "", conversationType: "personal" });
    return first ?? { text: "" };
  };

  return {
    words: (from: From, words: string) => say(from, text(words)),
    /** As a card, or as many as it takes. */
    async notice(from: From, outgoing: OutgoingReply, session = ""): Promise<void> {
      for (const message of renderReply(outgoing, { session, conversationType: from.type })) await say(from, message);
    },
    help: (from: From) => {
      const body = START_LINES.flatMap((line) => lineOfWords(ownWords(line), { spacing: "Small" }));
      return say(from, { card: { type: "AdaptiveCard", version: "1.5", body }, fallbackText: START_LINES[0] ?? "" });
    },
    async mine(from: From): Promise<void> {
      const sessions = await store.recent(from.workspace, from.author.id, MOST_SHOWN);
      const open = sessions.filter(({ phase }) => phase !== "closed" && phase !== "decided");
      const lines = open.length === 0 ? ["No interview of yours is open."] : open.map(lineOf);
      await say(from, rendered({ kind: "help", lines }));
    },
    forget: (from: From) => {
      return say(from, text(`${FORGETTING} Write \`forget me\` if that is what you want.`));
    },
    /** Which decision an interview is about, where there are several; the words go along. */
    whichPack(from: From, words: string): Promise<void> {
      const begin = (pack: string): CardAct => ({ act: "begin", pack, text: words.slice(0, LONGEST_CARRIED) });
      const buttons = packs.map(({ manifest: { id, title } }) => press("", begin(id), title));
      const asked = "What are you deciding? The interview begins here when you choose.";
      const body = [{ type: "TextBlock", text: asked, wrap: true }, ...rows(buttons)];
      return say(from, { card: { type: "AdaptiveCard", version: "1.5", body }, fallbackText: asked });
    },
  };
}

function lineOf({ context, startedBy, phase, answers }: Session): string {
  const about = shortened(context[0]?.text ?? `Started by ${startedBy.name}`, 80);
  const state =
    phase === "recommended" ? "recommendation ready" : `${counted(Object.keys(answers).length, "answer")} so far`;
  return `${about} (${state})`;
}
