import { type Fields, fillInputs } from "../cards/fill-inputs.ts";
import { type Action, actionsOf } from "../cards/inputs.ts";
import { wordsOf } from "../cards/words-of.ts";
import { postMessage } from "../world/messages.ts";
import type { Card, Chat, Mention, Message, Person } from "../world/world.ts";
import { invokeActivity, messageActivity, submitActivity } from "./activities.ts";
import { type Hub, type Sent, sending } from "./hub.ts";
import { showResponse } from "./show-response.ts";

/** A message as one person sees it. */
export interface Seen {
  readonly id: string;
  readonly thread: string | undefined;
  readonly from: string;
  readonly text: string;
  readonly card: Card | undefined;
  /** Everything written on it, opened up. */
  readonly words: string;
  /** Ids of who is mentioned in it, and so is told. */
  readonly mentions: readonly string[];
  readonly edits: number;
}

export interface Talk {
  /** The first message of a channel's thread. */
  readonly thread?: string | undefined;
}

export interface Click {
  /** What is entered before, by label. */
  readonly fields?: Fields;
  /** Which of several of that title, from 0. */
  readonly nth?: number;
  /** As a client that does not know Action.Execute: its fallback is pressed. */
  readonly old?: boolean;
}

export interface Clicked extends Sent {
  /** Words that only this person sees. */
  readonly told: string | undefined;
}

/** A person in front of a chat: everything they can do there. */
export interface Seat {
  readonly person: Person;
  readonly chat: Chat;
  /** Only in a personal chat the bot hears what does not mention it. */
  say(text: string, talk?: Talk): Promise<Sent & { readonly id: string }>;
  /** `@bot` in the text becomes the mention of the bot. */
  mention(text: string, talk?: Talk): Promise<Sent & { readonly id: string }>;
  /** Presses what is titled so on a message, with what is entered around it. Waits for the answer and shows it. */
  click(id: string, title: string, click?: Click): Promise<Clicked>;
  /** What this person sees here, oldest first. */
  visible(thread?: string): Seen[];
  /** The newest message for which it holds, as soon as there is one. */
  sees(holds: (message: Seen) => boolean, withinMs?: number): Promise<Seen>;
}

export function createSeat(hub: Hub, person: Person, chat: Chat): Seat {
  const { world, courier } = hub;
  const place = (thread: string | undefined) => ({ world, serviceUrl: hub.serviceUrl(), chat, person, thread });

  const talk = async (text: string, { thread }: Talk = {}) => {
    if (!chat.members.has(person.id)) throw new Error(`${person.name} is not in ${chat.name}`);
    if (thread !== undefined && !world.messages.some((one) => one.id === thread && one.chat === chat.id))
      throw new Error(`no thread ${thread}`);
    const { bot } = world;
    const mentioned = text.includes("@bot");
    const at = `<at>${bot.name}</at>`;
    const mentions: Mention[] = mentioned
      ? [{ type: "mention", text: at, mentioned: { id: bot.id, name: bot.name } }]
      : [];
    const written = text.replaceAll("@bot", at);
    const sent = await sending(hub, () => {
      const message = postMessage(world, { chat, from: person.id, content: { text: written, mentions }, thread });
      const hears = chat.bot && (chat.kind === "personal" || mentioned);
      if (hears) courier.send(messageActivity(place(message.thread), message, written, mentions));
      return message;
    });
    return { ...sent, id: sent.made.id };
  };

  const seenBy = (message: Message): Seen => {
    const content = message.views.get(person.id) ?? message.content;
    const { id, thread, from, edits } = message;
    const { text, card } = content;
    const mentions = content.mentions.map(({ mentioned }) => mentioned.id);
    return { id, thread, from, text, card, words: wordsOf(content), mentions, edits };
  };
  const visible = (thread?: string) =>
    world.messages
      .filter((one) => one.chat === chat.id && !one.deleted && (thread === undefined || one.thread === thread))
      .map(seenBy);

  return {
    person,
    chat,
    say: talk,
    mention(text, how) {
      if (!text.includes("@bot")) throw new Error("a mention says @bot");
      return talk(text, how);
    },
    async click(id, title, { fields = {}, nth = 0, old = false } = {}) {
      const message = world.messages.find((one) => one.id === id && one.chat === chat.id && !one.deleted);
      if (message === undefined) throw new Error(`${person.name} sees no message ${id}`);
      const { card } = message.views.get(person.id) ?? message.content;
      const action = findAction(card === undefined ? [] : actionsOf(card), title, nth);
      const data = fillInputs(action, fields);
      const { node, type } = action;
      const at = place(message.thread);
      const invokes = type === "Action.Execute" && !old;
      const fallback = node.fallback as Record<string, unknown> | undefined;
      if (old && type === "Action.Execute" && fallback?.type !== "Action.Submit")
        throw new Error(`“${title}” is not shown by a client that does not know Action.Execute`);
      const sent = await sending(hub, () =>
        courier.send(
          invokes
            ? invokeActivity(at, id, node, data)
            : submitActivity(at, id, old ? { ...(fallback?.data as object), ...data } : data),
        ),
      );
      const last = await sent.made.last;
      return { ...sent, told: invokes ? showResponse(hub, message, person, last) : undefined };
    },
    visible,
    sees(holds, withinMs) {
      const shown = () => visible().map(({ id, words }) => `${id}: ${words.slice(0, 200)}`);
      return hub.until(
        () => visible().findLast(holds),
        () => `${person.name} never saw it; what there is: ${JSON.stringify(shown(), undefined, 1)}`,
        withinMs,
      );
    },
  };
}

function findAction(actions: readonly Action[], title: string, nth: number): Action {
  const found = actions.filter((action) => action.title === title);
  const one = found[nth];
  if (one !== undefined) return one;
  const there = actions.map((action) => action.title).join(" | ");
  throw new Error(`${found.length} actions are titled “${title}”; there are: ${there || "none"}`);
}
