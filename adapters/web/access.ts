import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";

export interface WebConfig {
  /** The address the server is bound to. */
  readonly host: string;
  /** WAYMARK_WEB_TOKEN; with it, everybody has to show it, on every address. */
  readonly token?: string | undefined;
  /** Where people reach this server, when that is another address. */
  readonly baseUrl?: string | undefined;
}

/** Why the page may not be served under this configuration; undefined when it may. */
export function whyNotMounted(config: WebConfig): string | undefined {
  if (config.token !== undefined && config.token !== "") return undefined;
  if (!isLoopbackName(config.host)) {
    return `the server listens on ${config.host}, where others can reach it: set WAYMARK_WEB_TOKEN, or HOST to 127.0.0.1`;
  }
  const reached = config.baseUrl === undefined ? undefined : new URL(config.baseUrl).hostname;
  if (reached !== undefined && !isLoopbackName(reached)) {
    return `the server is reached at ${reached}: set WAYMARK_WEB_TOKEN`;
  }
  return undefined;
}

/** What of a request decides whether it is answered. */
export interface RequestFacts {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** Address of the other end of the socket. */
  readonly remote: string | undefined;
  /** True when a proxy says it passed the request on. */
  readonly forwarded: boolean;
}

/**
 * Why a request is refused; undefined when it is not. A foreign Host is how a page elsewhere reaches a server on the
 * loopback address (DNS rebinding); a foreign Origin is how it posts a form.
 */
export function whyRefused(facts: RequestFacts, config: WebConfig): string | undefined {
  const open = config.token === undefined || config.token === "";
  const name = hostName(facts.host);
  if (name === undefined) return "the Host header is missing or unreadable";
  if (open && !isLoopbackName(name))
    return "without a token this page answers only to localhost and loopback addresses";
  if (open && facts.remote !== undefined && !isLoopbackName(facts.remote))
    return "without a token this page answers only this machine";
  if (open && facts.forwarded) return "a proxy passed this on: set WAYMARK_WEB_TOKEN to serve the page to others";
  if (!open && config.baseUrl !== undefined && !isLoopbackName(name) && name !== new URL(config.baseUrl).hostname) {
    return "the Host header names another site";
  }
  if (facts.method !== "GET" && facts.method !== "HEAD" && !fromThisSite(facts)) {
    return "the form was sent from another site";
  }
  return undefined;
}

/** What the cookie of somebody who showed the token holds; the token itself stays out of it. */
export function accessPass(token: string): string {
  return createHmac("sha256", token).update("waymark-web-access").digest("base64url");
}

/** Compares in the same time whatever is wrong. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** localhost, 127.0.0.0/8 and ::1, also as the IPv4-mapped addresses sockets report. */
export function isLoopbackName(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, "").replace(/^::ffff:/i, "");
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

/** Browsers name the Origin of every POST; a client that names neither it nor Sec-Fetch-Site is refused. */
function fromThisSite({ origin, fetchSite, host }: RequestFacts): boolean {
  if (origin === undefined || origin === "null") return fetchSite === "same-origin";
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

function hostName(host: string | undefined): string | undefined {
  if (host === undefined || !/^[A-Za-z0-9.[\]:-]+$/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname;
}
