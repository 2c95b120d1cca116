import { createHash, randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import type { Person } from "../../src/conversation/event.ts";
import { readCookie, setCookie } from "./cookies.ts";
import { NAME_LENGTH } from "./render/name.ts";

const COOKIE = "waymark-person";

/** Somebody at a browser. The secret stays in their cookie; what others may see is the id derived from it. */
export interface Visitor {
  readonly secret: string;
  readonly id: string;
  /** Empty until they said it. */
  readonly name: string;
}

/** Who asks, by their cookie; somebody without one becomes a new visitor. */
export function readVisitor(request: Request): Visitor {
  const [secret = "", name = ""] = (readCookie(request, COOKIE) ?? "").split(".");
  if (!/^[A-Za-z0-9_-]{22}$/.test(secret)) return visitor(randomBytes(16).toString("base64url"), "");
  return visitor(secret, cleanName(Buffer.from(name, "base64url").toString("utf8")));
}

export function rememberVisitor(response: Response, who: Visitor, secure: boolean): void {
  setCookie(response, COOKIE, `${who.secret}.${Buffer.from(who.name, "utf8").toString("base64url")}`, secure);
}

export function renamed(who: Visitor, name: string): Visitor {
  return { ...who, name: cleanName(name) };
}

export function asPerson(who: Visitor): Person {
  return { id: who.id, name: who.name };
}

function visitor(secret: string, name: string): Visitor {
  const id = createHash("sha256").update(`waymark-person\n${secret}`).digest("base64url").slice(0, 22);
  return { secret, id, name };
}

/** One line, no control or direction-changing characters, at most NAME_LENGTH long. */
function cleanName(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return [...line].slice(0, NAME_LENGTH).join("").trim();
}
