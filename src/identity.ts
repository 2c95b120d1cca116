import { hash } from "node:crypto";
import { createLru } from "./lru.ts";

/** Sessions fall into this many buckets; undelivered replies are looked for bucket by bucket. */
export const BUCKETS = 256;

/**
 * The session a starting event opens: 132 bits of SHA-256, url-safe, the same again for a repeated event. Where the event
 * id is unguessable, the session id is too, and may serve as an address.
 */
export function sessionId(workspace: string, startEventId: string): string {
  return hash("sha256", JSON.stringify([workspace, startEventId]), "base64url").slice(0, 22);
}

/** A turn asks several times for the bucket of one session, and a hash is dear beside the rest of it. */
const buckets = createLru<number>(2000);

/** 0..255, evenly spread. */
export function bucketOf(sessionId: string): number {
  const bucket = buckets.get(sessionId) ?? hash("sha256", sessionId, "buffer").readUInt8(0);
  buckets.set(sessionId, bucket);
  return bucket;
}

/** What keeps everything of a bucket in one slot of a clustered store: `{w0}` to `{w255}`. */
export function hashTag(bucket: number): string {
  return `{w${bucket}}`;
}

/** `<workspace>/<channel>[/<thread>]`. */
export function conversationOf(workspace: string, channel: string, thread?: string): string {
  return thread === undefined ? `${workspace}/${channel}` : `${workspace}/${channel}/${thread}`;
}

/** What `platformOf` knows. */
export const PLATFORMS: readonly string[] = ["local", "slack", "teams"];

/** The platform of a workspace or of a conversation in it: `slack`, `teams`, or `local` where none is named. */
export function platformOf(address: string): string {
  return /^([a-z]+):/.exec(address)?.[1] ?? "local";
}

/** `<workspace>/<channel>` of a conversation. */
export function workspaceOf(channel: string): string {
  return channel.split("/", 1)[0] ?? "";
}

/** `<workspace>/<channel>` of a conversation. */
export function channelOf(conversation: string): string {
  return conversation.split("/", 2).join("/");
}

/** `<sessionId>#<seq>`. */
export function outboxItemId(sessionId: string, seq: number): string {
  return `${sessionId}#${seq}`;
}

/** The number of an outbox item within its session; deliveries follow it. */
export function outboxSeq(itemId: string): number {
  return Number(itemId.slice(itemId.lastIndexOf("#") + 1));
}

/** The session an outbox item belongs to. */
export function sessionOfItem(itemId: string): string {
  return itemId.slice(0, itemId.lastIndexOf("#"));
}
