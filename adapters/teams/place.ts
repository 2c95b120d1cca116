import { conversationOf } from "../../src/identity.ts";

/**
 * A place in Teams: a chat or a channel, and in a channel the message its thread hangs on. Teams writes both into one id,
 * `19:…@thread.tacv2;messageid=…`.
 */
export interface Place {
  readonly chat: string;
  readonly thread?: string | undefined;
}

const THREAD = ";messageid=";

export function placeOfId(conversationId: string): Place {
  const at = conversationId.indexOf(THREAD);
  if (at < 0) return { chat: conversationId };
  return { chat: conversationId.slice(0, at), thread: conversationId.slice(at + THREAD.length) };
}

export function idOfPlace({ chat, thread }: Place): string {
  return thread === undefined ? chat : `${chat}${THREAD}${thread}`;
}

export function workspaceOf(tenant: string): string {
  return `teams:${encodeURIComponent(tenant)}`;
}

/** Ids of Teams contain `:`, `;`, `@` and may contain more; percent signs keep them apart from our own slashes, and reversible. */
export function conversationAt(workspace: string, { chat, thread }: Place): string {
  return conversationOf(workspace, encodeURIComponent(chat), thread && encodeURIComponent(thread));
}

/** Where a conversation takes place; without a thread also where none is opened yet. */
export function placeOf(conversation: string): Place | undefined {
  const [, chat, thread] = conversation.split("/");
  if (chat === undefined) return undefined;
  return { chat: decodeURIComponent(chat), ...(thread === undefined ? {} : { thread: decodeURIComponent(thread) }) };
}

/** The chat or channel of a conversation, by which it is reached. */
export function chatOf(conversation: string): string {
  return conversation.split("/").slice(0, 2).join("/");
}

/** Where a person's own chat is noted; no chat's id can read like it, because a colon in one is percent-encoded. */
export function personAt(workspace: string, personId: string): string {
  return `${workspace}/person:${encodeURIComponent(personId)}`;
}

/** What a session's message is called: where it is, and its id there. */
export interface Ref {
  readonly place: Place;
  readonly id: string;
}

export function refText({ place, id }: Ref): string {
  return [idOfPlace(place), id].map(encodeURIComponent).join("/");
}

export function readRef(text: string): Ref | undefined {
  const [place, id] = text.split("/");
  if (place === undefined || id === undefined) return undefined;
  return { place: placeOfId(decodeURIComponent(place)), id: decodeURIComponent(id) };
}
