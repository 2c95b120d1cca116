import { type ErrorRequestHandler, type Express, Router, urlencoded } from "express";
import { whyNotMounted } from "./access.ts";
import { readAssets } from "./assets.ts";
import { decisionRoutes } from "./decision-routes.ts";
import { createGuard } from "./guard.ts";
import { createRespond, type Respond } from "./respond.ts";
import { startRoutes } from "./start-routes.ts";
import type { Stream } from "./stream.ts";
import { threadRoutes } from "./thread-routes.ts";
import type { WebParts } from "./web-parts.ts";

export interface MountedWeb {
  readonly mounted: boolean;
  /** Why it is not mounted; also in the log. */
  readonly reason?: string;
  /** Ends the open streams, so that the server can stop. */
  close(): void;
}

/** 40,000 characters of any script as a form sends them, and room for the other fields. */
const BODY_LIMIT = 512 * 1024;

/** Serves the page at `/`, `/s/…`, `/start`, `/name`, `/login`, `/sources`, `/data`, `/decisions` and `/page/…`, where the configuration allows it. */
export function mountWeb(app: Express | Router, parts: WebParts): MountedWeb {
  const reason = whyNotMounted(parts.config);
  if (reason !== undefined) {
    parts.log.warn({ reason }, "web: the page is not served");
    return { mounted: false, reason, close() {} };
  }
  const { assets, serve } = readAssets();
  const respond = createRespond(assets);
  const guard = createGuard(parts, respond);
  const streams = new Set<Stream>();
  const form = urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 200 });

  const open = Router();
  open.get("/page/:file", serve);
  open.get("/login", (request, response) => respond.login(request, response, "/", 200));
  open.post("/login", form, guard.login);

  const inner = Router();
  inner.use(guard.inner, form, startRoutes(parts, respond));
  inner.use("/decisions", decisionRoutes(parts, respond));
  inner.use("/s", threadRoutes(parts, respond, streams));

  const web = Router();
  web.use(...guard.outer, open, inner, explain(parts, respond));
  // Only our own addresses: others on the same server keep their own headers and bodies.
  app.use((request, response, next) => (isOurs(request.path) ? web(request, response, next) : next()));

  return {
    mounted: true,
    close() {
      for (const stream of streams) stream.close();
    },
  };
}

function isOurs(path: string): boolean {
  return path === "/" || /^\/(s|start|name|login|sources|data|decisions|page)(\/|$)/.test(path);
}

function explain({ log }: WebParts, respond: Respond): ErrorRequestHandler {
  return (error: Error & { readonly status?: number; readonly type?: string }, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error.type === "entity.too.large") {
      return respond.problem(
        request,
        response,
        413,
        "That is too long",
        "At most 40000 characters are read. Shorten it and send it again.",
      );
    }
    if (error.status !== undefined && error.status < 500) {
      return respond.problem(
        request,
        response,
        error.status,
        "This form could not be read",
        "Reload the page and try again.",
      );
    }
    log.error({ error: error.name, message: error.message, path: request.path }, "web: request failed");
    respond.problem(
      request,
      response,
      500,
      "This page could not be built",
      "What was answered before is saved. Send the last thing again; sending it twice does no harm. If it stays like this, the log of the server says more.",
    );
  };
}
