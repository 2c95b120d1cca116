import type { Request, Response } from "express";
import type { Html } from "./html.ts";
import { renderLoginPage } from "./render/login-page.ts";
import { renderMessagePage } from "./render/message-page.ts";
import { type Assets, type Page, renderPage } from "./render/page.ts";

/** The ways this adapter answers. */
export interface Respond {
  page(response: Response, status: number, page: Page): void;
  /** As JSON to the page's script, as a page of its own to everybody else. */
  problem(request: Request, response: Response, status: number, title: string, text: string): void;
  login(request: Request, response: Response, next: string, status: number, problem?: string): void;
}

export function createRespond(assets: Assets): Respond {
  function page(response: Response, status: number, content: Page): void {
    send(response, status, renderPage(content, assets));
  }
  return {
    page,
    problem(request, response, status, title, text) {
      if (wantsJson(request))
        return void response.status(status).set("Cache-Control", "no-store").json({ problem: text });
      page(response, status, {
        title: `${title} · Waymark`,
        main: renderMessagePage(title, text, { href: "/", label: "To the first page" }),
      });
    },
    login(request, response, next, status, problem) {
      if (wantsJson(request)) {
        return void response.status(status).json({ problem: "The access token is needed again. Reload the page." });
      }
      page(response, status, { title: "Access token · Waymark", main: renderLoginPage(safeNext(next), problem) });
    },
  };
}

/** The page's script asks for JSON; a plain form asks for a page. */
export function wantsJson(request: Request): boolean {
  return request.accepts(["html", "json"]) === "json";
}

/** An address on this site to go on to; anything else becomes the first page. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, "http://localhost")) return "/";
  const url = new URL(next, "http://localhost");
  return url.origin === "http://localhost" && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : "/";
}

function send(response: Response, status: number, markup: Html): void {
  response.status(status).set("Cache-Control", "no-store").type("html").send(markup.markup);
}
