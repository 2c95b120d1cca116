import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import { accessPass, sameSecret, whyRefused } from "./access.ts";
import { readCookie, setCookie } from "./cookies.ts";
import { type Respond, safeNext } from "./respond.ts";
import { isSecure, type WebParts } from "./web-parts.ts";

const ACCESS_COOKIE = "waymark-access";
const TRIES_PER_MINUTE = 10;

export interface Guard {
  /** Headers, Host and Origin: for everything this adapter serves. */
  readonly outer: readonly RequestHandler[];
  /** The token, where one is set: for everything but the page's own files and the login form. */
  readonly inner: RequestHandler;
  /** Receives the login form. */
  readonly login: RequestHandler;
}

/** Keeps everybody out who may not see the page. */
export function createGuard(parts: WebParts, respond: Respond): Guard {
  const { config, clock, log } = parts;
  const token = config.token ?? "";
  let failures: number[] = [];

  const tooMany = () => {
    failures = failures.filter((at) => at > clock.now() - 60_000);
    return failures.length >= TRIES_PER_MINUTE;
  };
  const shown = (request: Request) => sameSecret(readCookie(request, ACCESS_COOKIE) ?? "", accessPass(token));

  function exchange(given: string, next: string, request: Request, response: Response): void {
    if (tooMany()) {
      respond.login(request, response, next, 429, "Too many tries. Wait a minute, then try again.");
    } else if (sameSecret(given, token)) {
      setCookie(response, ACCESS_COOKIE, accessPass(token), isSecure(config));
      response.redirect(303, next);
    } else {
      failures.push(clock.now());
      log.warn({ tries: failures.length }, "web: wrong access token");
      respond.login(request, response, next, 401, "That is not the token. Check it and try again.");
    }
  }

  return {
    outer: [securityHeaders(isSecure(config)), refuseOthers(parts)],
    inner(request, response, next) {
      if (token === "" || shown(request)) return next();
      const given = request.query.token;
      if (request.method === "GET" && typeof given === "string") {
        return exchange(given, withoutToken(request), request, response);
      }
      respond.login(request, response, request.method === "GET" ? request.originalUrl : "/", 401);
    },
    login(request, response) {
      const form = request.body as Record<string, unknown> | undefined;
      exchange(String(form?.token ?? ""), safeNext(form?.next), request, response);
    },
  };
}

function refuseOthers({ config, log }: WebParts): RequestHandler {
  return (request, response, next) => {
    const { headers, method, socket } = request;
    const forwarded = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
    const fetchSite = headers["sec-fetch-site"];
    const refused = whyRefused(
      {
        method,
        host: headers.host,
        origin: headers.origin,
        fetchSite: typeof fetchSite === "string" ? fetchSite : undefined,
        remote: socket.remoteAddress,
        forwarded,
      },
      config,
    );
    if (refused === undefined) return next();
    log.warn({ reason: refused }, "web: request refused");
    response.status(403).type("text/plain").send(`Refused: ${refused}.\n`);
  };
}

function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // A form posted under "no-referrer" carries the Origin "null", which could not be told from a foreign one.
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: https,
  });
}

function withoutToken(request: Request): string {
  const url = new URL(request.originalUrl, "http://localhost");
  url.searchParams.delete("token");
  return safeNext(`${url.pathname}${url.search}`);
}
