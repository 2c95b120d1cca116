import { type Request, type Response, Router } from "express";
import { conversationOf, sessionId } from "../../src/identity.ts";
import { eventId, type Form, isKey, one } from "./incoming.ts";
import { renderDataPage } from "./render/data-page.ts";
import { renderNamePage, renderWho } from "./render/name.ts";
import { renderSourcesPage } from "./render/sources-page.ts";
import { renderStartPage } from "./render/start-page.ts";
import { TEXT_LENGTH } from "./render/thread-page.ts";
import { type Respond, safeNext } from "./respond.ts";
import { asPerson, readVisitor, rememberVisitor, renamed, type Visitor } from "./visitor.ts";
import { isOfPage, isSecure, type WebParts, WORKSPACE } from "./web-parts.ts";

const RECENT = 12;

/** The first page, the name, the start of an interview, and the list of sources. */
export function startRoutes(parts: WebParts, respond: Respond): Router {
  const router = Router();
  const { bot, store, packs, ids, config, retentionDays } = parts;

  async function showStart(
    response: Response,
    status: number,
    who: Visitor,
    again: { text?: string; pack?: string; problem?: string },
  ) {
    const sessions = await store.recent(WORKSPACE, who.id, RECENT);
    respond.page(response, status, {
      title: packs.length > 1 ? "Waymark" : `${packs[0].manifest.title} · Waymark`,
      main: renderStartPage({
        packs,
        name: who.name,
        eventKey: ids.next(),
        sessions: sessions.filter((session) => isOfPage(session)),
        ...again,
      }),
      aside: renderWho(who.name, "/"),
    });
  }

  router.get("/", async (request, response) => {
    const who = readVisitor(request);
    rememberVisitor(response, who, isSecure(config));
    await showStart(response, 200, who, {});
  });

  router.post("/start", async (request, response) => {
    const form = (request.body ?? {}) as Form;
    const who = named(request, form);
    const text = one(form, "text");
    const key = one(form, "key");
    const pack = one(form, "pack") || packs[0].manifest.id;
    const problem = startProblem(
      who,
      text,
      key,
      packs.some(({ manifest }) => manifest.id === pack),
    );
    rememberVisitor(response, who, isSecure(config));
    if (problem !== undefined) return showStart(response, 422, who, { text, pack, problem });
    const person = asPerson(who);
    const id = eventId(person, key);
    // The conversation is named after the session, so that a start sent twice is one conversation too.
    const conversation = conversationOf(WORKSPACE, "web", sessionId(WORKSPACE, id));
    const start = { kind: "start", id, workspace: WORKSPACE, conversation, author: person, text, pack } as const;
    const handled = await bot.handle(start);
    if (handled.sessionId === undefined || handled.outcome === "not-saved") {
      return showStart(response, 503, who, {
        text,
        pack,
        problem: "Not saved. Press Start again; sending it twice does no harm.",
      });
    }
    await handled.delivered;
    response.redirect(303, `/s/${handled.sessionId}`);
  });

  router.get("/name", (request, response) => {
    showName(response, respond, 200, readVisitor(request).name, safeNext(request.query.next));
  });

  router.post("/name", (request, response) => {
    const form = (request.body ?? {}) as Form;
    const who = renamed(readVisitor(request), one(form, "name"));
    const next = safeNext(one(form, "next"));
    if (who.name === "") return showName(response, respond, 422, "", next, "Type the name others should see.");
    rememberVisitor(response, who, isSecure(config));
    response.redirect(303, next);
  });

  router.get("/data", (_request, response) => {
    respond.page(response, 200, { title: "What is kept · Waymark", main: renderDataPage(retentionDays) });
  });

  router.get("/sources{/:pack}", (request, response, next) => {
    const id = request.params.pack ?? packs[0].manifest.id;
    const pack = packs.find(({ manifest }) => manifest.id === id);
    if (pack === undefined) return next();
    const others = packs.filter((other) => other !== pack);
    respond.page(response, 200, { title: "Sources · Waymark", main: renderSourcesPage(pack, others) });
  });

  return router;
}

function named(request: Request, form: Form): Visitor {
  const who = readVisitor(request);
  const name = one(form, "name");
  return who.name === "" && name !== "" ? renamed(who, name) : who;
}

function startProblem(who: Visitor, text: string, key: string, packIsHere: boolean): string | undefined {
  if (who.name === "") return "Type your name first: decisions need a named person.";
  if (!packIsHere) return "That decision is not offered here any more. Choose one and press Start again.";
  if (!isKey(key)) return "This form could not be read. Press Start again.";
  if (text.length > TEXT_LENGTH) {
    return `That is ${text.length} characters; at most ${TEXT_LENGTH} are read. Shorten it and press Start again.`;
  }
  return undefined;
}

function showName(
  response: Response,
  respond: Respond,
  status: number,
  name: string,
  next: string,
  problem?: string,
): void {
  respond.page(response, status, { title: "Your name · Waymark", main: renderNamePage(name, next, problem) });
}
