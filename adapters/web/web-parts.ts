import type { LoadedPack } from "../../knowledge/index.ts";
import type { Bot } from "../../src/bot.ts";
import type { Session } from "../../src/conversation/session.ts";
import type { Clock, Ids, Log, SessionStore } from "../../src/ports.ts";
import type { WebConfig } from "./access.ts";
import type { WebMessenger } from "./web-messenger.ts";

/** What the page is built from. */
export interface WebParts {
  readonly bot: Pick<Bot, "handle" | "thread" | "read" | "log">;
  readonly store: Pick<SessionStore, "recent" | "watch" | "pointer">;
  readonly messenger: WebMessenger;
  /** What an interview can be about; the first is chosen until another is. */
  readonly packs: readonly [LoadedPack, ...LoadedPack[]];
  readonly ids: Ids;
  readonly clock: Clock;
  readonly config: WebConfig;
  /** How long an interview is kept after its last word. */
  readonly retentionDays: number;
  readonly log: Log;
  readonly waits?: { readonly heartbeatMs?: number } | undefined;
}

/** Every session of this page is in this workspace, in a conversation below WEB_CONVERSATIONS. */
export const WORKSPACE = "local";
export const WEB_CONVERSATIONS = "local/web/";
/** The channel all of them are in: it has one schedule. */
export const WEB_CHANNEL = "local/web";

/** Whether a session belongs to this page; what is said to all of it, such as a digest, stands above its conversations. */
export function isOfPage({ conversation }: Pick<Session, "conversation">): boolean {
  return `${conversation}/`.startsWith(WEB_CONVERSATIONS);
}

/** Whether cookies may only travel encrypted. */
export function isSecure(config: WebConfig): boolean {
  return config.baseUrl?.startsWith("https:") ?? false;
}
