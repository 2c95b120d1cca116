import { webApi } from "@slack/bolt";

/** What a failed call of the Web API means for whoever made it. */
export type Failure =
  /** It did not happen; try again then. */
  | { readonly kind: "later"; readonly afterMs: number; readonly reason: string }
  /** Another process has it by now, and nothing was written. */
  | { readonly kind: "overtaken"; readonly reason: string }
  /** It may have happened. */
  | { readonly kind: "unsure"; readonly reason: string }
  /** The blocks are not taken: say it with others. */
  | { readonly kind: "blocks"; readonly reason: string }
  /** Not in this place: the bot is not there, or nobody may write there. */
  | { readonly kind: "elsewhere"; readonly reason: string }
  /** The message to change is not there any more. */
  | { readonly kind: "gone"; readonly reason: string }
  /** The token is not good any more. */
  | { readonly kind: "token"; readonly reason: string }
  | { readonly kind: "never"; readonly reason: string };

const BLOCKS = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"]);
const ELSEWHERE = new Set([
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "user_not_in_channel",
  "messages_tab_disabled",
  "thread_not_found",
  "cannot_reply_to_message",
  "no_permission",
]);
const GONE = new Set(["message_not_found", "cant_update_message", "edit_window_closed", "is_inactive"]);
const TOKEN = new Set([
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_authed",
  "org_login_required",
  "team_access_not_granted",
]);
/** Slack says itself that part of the work may have been done: https://docs.slack.dev/reference/methods/chat.postMessage */
const UNSURE = new Set(["fatal_error", "internal_error", "request_timeout", "service_unavailable"]);
/** The connection was never made, so nothing can have happened. */
const NOT_CONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "EHOSTUNREACH"]);

export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "later", afterMs: error.retryAfter * 1000, reason: "too many at once" };
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `HTTP ${error.statusCode}`;
    return error.statusCode >= 500 ? { kind: "unsure", reason } : { kind: "never", reason };
  }
  const code = codeIn(error);
  if (code !== undefined && NOT_CONNECTED.has(code)) return { kind: "later", afterMs: 0, reason: code };
  return { kind: "unsure", reason: code ?? (error instanceof Error ? error.name : "unknown") };
}

function platformFailure(reason: string): Failure {
  if (BLOCKS.has(reason)) return { kind: "blocks", reason };
  if (ELSEWHERE.has(reason)) return { kind: "elsewhere", reason };
  if (GONE.has(reason)) return { kind: "gone", reason };
  if (TOKEN.has(reason)) return { kind: "token", reason };
  if (UNSURE.has(reason)) return { kind: "unsure", reason };
  if (reason === "ratelimited" || reason === "rate_limited") return { kind: "later", afterMs: 1000, reason };
  return { kind: "never", reason };
}

/** The system's code, wherever in the chain of causes it stands. */
function codeIn(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; depth += 1) {
    const { code, original, cause } = at as Error & { code?: unknown; original?: unknown };
    if (typeof code === "string" && /^[A-Z_]+$/.test(code)) return code;
    at = cause ?? original;
  }
  return undefined;
}
