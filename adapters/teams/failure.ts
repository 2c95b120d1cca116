/** What a failed call of the connector means for whoever made it. */
export type Failure =
  /** It did not happen; try again then. */
  | { readonly kind: "later"; readonly afterMs: number; readonly reason: string }
  /** Another process has it by now, and nothing was written. */
  | { readonly kind: "overtaken"; readonly reason: string }
  /** It may have happened. */
  | { readonly kind: "unsure"; readonly reason: string }
  /** Nothing may be sent there any more: blocked or removed. */
  | { readonly kind: "closed"; readonly reason: string }
  /** The chat, or the message to change, is not there any more. */
  | { readonly kind: "gone"; readonly reason: string }
  | { readonly kind: "never"; readonly reason: string };

/** The connection was never made, so nothing can have happened. */
const NOT_CONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const DEFAULT_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: 412, 429 and 502 to 504 are to be tried again.
 * Of a new message that may only be done where it cannot have arrived, which a 5xx does not say. `random` is 0 to 1.
 */
export function failureOf(error: unknown, random: number): Failure {
  const { name, statusCode, code, response } = seen(error);
  const reason =
    statusCode === undefined ? (code ?? name) : `HTTP ${statusCode}${code === undefined ? "" : ` ${code}`}`;
  const later = (ms: number): Failure => ({ kind: "later", afterMs: Math.round(ms * (0.75 + random / 2)), reason });
  switch (statusCode) {
    case 412:
      return later(DEFAULT_MS);
    case 429:
      // Never sooner than asked for.
      return later(
        Math.min(LONGEST_MS, Number(response?.headers?.get("retry-after") ?? 0) * 1000 || DEFAULT_MS) * 1.34,
      );
    case 401:
      return later(5 * DEFAULT_MS);
    case 403:
      return { kind: "closed", reason };
    case 404:
      return { kind: "gone", reason };
    case undefined:
      break;
    default:
      return statusCode >= 400 && statusCode < 500 ? { kind: "never", reason } : { kind: "unsure", reason };
  }
  if (code !== undefined && NOT_CONNECTED.has(code)) return later(DEFAULT_MS);
  // Everything that fails on the wire is a RestError; what fails before it, such as asking for a token, sent nothing.
  return name === "RestError" || name === "AbortError" ? { kind: "unsure", reason } : later(5 * DEFAULT_MS);
}

interface Seen {
  readonly name: string;
  readonly statusCode?: number | undefined;
  readonly code?: string | undefined;
  readonly response?: { readonly headers?: { get(name: string): string | null | undefined } } | undefined;
}

function seen(error: unknown): Seen {
  if (!(error instanceof Error)) return { name: "unknown" };
  const { name, statusCode, code, response } = error as Error & Partial<Seen>;
  return {
    name,
    statusCode: typeof statusCode === "number" ? statusCode : undefined,
    code: typeof code === "string" && /^\w{1,60}$/.test(code) ? code : undefined,
    response,
  };
}
