import { type Chat, type Content, type Message, type World, wake } from "./world.ts";

export interface Posting {
  readonly chat: Chat;
  readonly from: string;
  readonly content: Content;
  /** The first message of the thread; without it a channel's message begins one. */
  readonly thread?: string | undefined;
}

/** Puts a message where it belongs. */
export function postMessage(world: World, { chat, from, content, thread }: Posting): Message {
  const id = world.nextMessageId();
  const inThread = chat.kind === "channel" ? { thread: thread ?? id } : {};
  const message = { id, chat: chat.id, ...inThread, from, content, views: new Map(), edits: 0, deleted: false };
  world.messages.push(message);
  wake(world);
  return message;
}

/** For everybody: what single people saw in its place is gone. */
export function changeMessage(world: World, message: Message, content: Content): void {
  message.content = content;
  message.views.clear();
  message.edits += 1;
  wake(world);
}

/** The card of a response: for who pressed, and nobody else. */
export function showTo(world: World, message: Message, person: string, content: Content): void {
  message.views.set(person, content);
  wake(world);
}

export function deleteMessage(world: World, message: Message): void {
  message.deleted = true;
  wake(world);
}

export function findMessage(world: World, chat: string, id: string | undefined): Message | undefined {
  return world.messages.findLast((message) => message.id === id && message.chat === chat && !message.deleted);
}

/** A conversation's id as the bot is given it. */
export function conversationId(chat: Chat, thread: string | undefined): string {
  return chat.kind === "channel" && thread !== undefined ? `${chat.id};messageid=${thread}` : chat.id;
}
