import type { Request, Response } from "express";

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The value of a cookie, undefined when it is not there; the first one counts. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Sets a cookie no script can read and no other site can send along with a form. */
export function setCookie(response: Response, name: string, value: string, secure: boolean): void {
  response.cookie(name, value, { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: YEAR_MS });
}
