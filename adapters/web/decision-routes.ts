import { type Request, type Response, Router } from "express";
import { DecisionStatus } from "../../src/decisions/decision.ts";
import { renderDecisionPage, renderDecisionsPage } from "./render/decisions.ts";
import { renderReviewsPage } from "./render/reviews-page.ts";
import type { Respond } from "./respond.ts";
import { asPerson, readVisitor } from "./visitor.ts";
import { WEB_CHANNEL, type WebParts, WORKSPACE } from "./web-parts.ts";

const KINDS = ["list", "mine", "due"] as const;

/** The log of decisions, when they are looked at again, and a page and a file for each. */
export function decisionRoutes({ bot }: WebParts, respond: Respond): Router {
  const router = Router();
  const asking = (request: Request) => ({ workspace: WORKSPACE, person: asPerson(readVisitor(request)) });

  router.get("/", async (request, response) => {
    const said = (name: string) =>
      typeof request.query[name] === "string" ? String(request.query[name]).slice(0, 100) : "";
    const status = DecisionStatus.safeParse(said("status"));
    const what = KINDS.find((kind) => kind === said("what")) ?? "list";
    const below = Number(said("below"));
    const page = await bot.log(
      {
        kind: "list",
        what,
        text: said("q"),
        status: status.success ? status.data : undefined,
        below: Number.isInteger(below) && below > 0 ? below : undefined,
      },
      asking(request),
    );
    if (page.kind !== "decisions") return missing(request, response);
    const search = { text: said("q"), status: status.success ? status.data : "", what };
    respond.page(response, 200, { title: "Decisions · Waymark", main: renderDecisionsPage(page, search) });
  });

  router.get("/reviews", async (request, response) => {
    const here = { ...asking(request), channel: WEB_CHANNEL };
    const [schedule, health] = await Promise.all([
      bot.log({ kind: "schedule", words: "schedule" }, here),
      bot.log({ kind: "health" }, here),
    ]);
    if (schedule.kind !== "schedule" || health.kind !== "brief") return missing(request, response);
    respond.page(response, 200, { title: "Reviews · Waymark", main: renderReviewsPage(schedule, health) });
  });

  router.get("/:file", async (request, response) => {
    const [, id = "", ending] = /^(WM-[1-9]\d{0,8})(\.md)?$/.exec(request.params.file) ?? [];
    const shown = id === "" ? undefined : await bot.log({ kind: "show", id }, asking(request));
    if (shown?.kind !== "decision") return missing(request, response);
    if (ending !== undefined) {
      response.set("Content-Disposition", `attachment; filename="${shown.file}"`).set("Cache-Control", "no-store");
      return void response.type("text/markdown").send(shown.markdown);
    }
    const replayed =
      request.query.replay === undefined ? undefined : await bot.log({ kind: "replay", id }, asking(request));
    const words = replayed?.kind === "notice" ? replayed.text : undefined;
    respond.page(response, 200, { title: `${id} · Waymark`, main: renderDecisionPage(shown, words) });
  });

  function missing(request: Request, response: Response): void {
    respond.problem(
      request,
      response,
      404,
      "There is no such decision",
      "It does not exist here, or was made in private by others. All that you may see are listed under Decisions.",
    );
  }

  return router;
}
