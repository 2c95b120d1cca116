import { type Request, type Response, Router } from "express";
import type { Handled } from "../../src/bot.ts";
import { type Form, incoming, one } from "./incoming.ts";
import { renderNamePage } from "./render/name.ts";
import { renderThreadPage } from "./render/thread-page.ts";
import { type Respond, wantsJson } from "./respond.ts";
import { openStream, type Stream } from "./stream.ts";
import { isSessionId, readSession, readThread, type ThreadView } from "./thread-view.ts";
import { asPerson, readVisitor, rememberVisitor, type Visitor } from "./visitor.ts";
import { isSecure, type WebParts } from "./web-parts.ts";

const HEARTBEAT_MS = 25_000;

/** What became of an event that was not taken, and what to do. */
const notTaken: Partial<Record<Handled["outcome"], string>> = {
  "not-saved": "Not saved. Send it again; sending it twice does no harm.",
  newer: "A newer version of Waymark holds this conversation. Reload the page in a minute.",
};

/** Why there is nothing to show, and what to do. */
const whyMissing = {
  absent: {
    status: 404,
    title: "There is no such conversation",
    text: "The address may be mistyped, or the conversation was removed after its time. You can start a new one.",
  },
  unreadable: {
    status: 410,
    title: "This conversation cannot be read any more",
    text: "Sorry. It is kept aside, nothing of it is deleted; whoever runs this server can look into it. You can start a new one.",
  },
  newer: {
    status: 503,
    title: "This conversation belongs to a newer version",
    text: "A newer version of Waymark holds it and nothing of it is lost. Reload the page in a minute.",
  },
} as const;

/** One thread: its page, its state for the page's script, its stream of changes, and what people send. */
export function threadRoutes(parts: WebParts, respond: Respond, streams: Set<Stream>): Router {
  const router = Router();

  async function missing(request: Request, response: Response): Promise<void> {
    const id = String(request.params.id);
    const read = isSessionId(id) ? await parts.bot.read(id) : undefined;
    const { status, title, text } = whyMissing[read?.kind === "found" ? "absent" : (read?.kind ?? "absent")];
    respond.problem(request, response, status, title, text);
  }

  router.get("/:id", async (request, response) => {
    const who = readVisitor(request);
    const thread = await readThread(parts, request.params.id, who);
    if (thread === undefined) return missing(request, response);
    if (who.name === "") return askName(response, respond, thread, parts, who);
    respond.page(response, 200, renderThreadPage(thread, who.name));
  });

  router.get("/:id/thread", async (request, response) => {
    const thread = await readThread(parts, request.params.id, readVisitor(request));
    if (thread === undefined) return missing(request, response);
    sendThread(response, thread);
  });

  router.get("/:id/events", async (request, response) => {
    const who = readVisitor(request);
    const session = await readSession(parts, request.params.id);
    if (session === undefined) return missing(request, response);
    let stream: Stream | undefined;
    const onChange = () => stream?.changed();
    const stopListening = parts.messenger.live.listen(session.conversation, who.id, onChange);
    if (stopListening === undefined) return void response.status(503).set("Retry-After", "30").end();
    const stopWatching = parts.store.watch(session.id, onChange);
    const opened = openStream(response, parts.waits?.heartbeatMs ?? HEARTBEAT_MS);
    stream = opened;
    streams.add(opened);
    response.on("close", () => {
      stopListening();
      stopWatching();
      opened.close();
      streams.delete(opened);
    });
  });

  router.post("/:id/event", async (request, response) => {
    const who = readVisitor(request);
    const session = await readSession(parts, request.params.id);
    if (session === undefined) return missing(request, response);
    if (who.name === "" && wantsJson(request)) {
      return void response.status(401).json({ problem: "Your name is not known here any more. Reload the page." });
    }
    if (who.name === "") return response.redirect(303, `/name?next=/s/${session.id}`);
    const form = (request.body ?? {}) as Form;
    const sender = {
      person: asPerson(who),
      workspace: session.workspace,
      conversation: session.conversation,
      session: session.id,
    };
    const read = incoming(form, sender);
    const refuse = async (status: number, problem: string) => {
      const thread = wantsJson(request) ? undefined : await readThread(parts, session.id, who);
      if (thread === undefined) return void response.status(status).json({ problem });
      respond.page(response, status, renderThreadPage(thread, who.name, { text: one(form, "text"), problem }));
    };
    if ("problem" in read) return refuse(422, read.problem);
    const handled = await parts.bot.handle(read.event);
    const problem = notTaken[handled.outcome];
    if (problem !== undefined) return refuse(503, problem);
    for (const notice of handled.notices) parts.messenger.live.tell(session.conversation, session.id, notice);
    await handled.delivered;
    const at = handled.sessionId ?? session.id;
    if (!wantsJson(request)) return response.redirect(303, `/s/${at}#now`);
    const after = await readThread(parts, at, who);
    if (after === undefined) return missing(request, response);
    sendThread(response, after);
  });

  return router;
}

function sendThread(response: Response, { session, main, title }: ThreadView): void {
  response
    .set("Cache-Control", "no-store")
    .json({ at: `/s/${session.id}`, closed: session.phase === "closed", title, main: main.markup });
}

function askName(response: Response, respond: Respond, thread: ThreadView, parts: WebParts, who: Visitor): void {
  rememberVisitor(response, who, isSecure(parts.config));
  respond.page(response, 200, {
    title: `${thread.title} · Waymark`,
    main: renderNamePage("", `/s/${thread.session.id}`),
  });
}
