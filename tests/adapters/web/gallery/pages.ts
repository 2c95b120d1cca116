import { renderDataPage } from "../../../../adapters/web/render/data-page.ts";
import { renderDecisionPage, renderDecisionsPage } from "../../../../adapters/web/render/decisions.ts";
import { renderLoginPage } from "../../../../adapters/web/render/login-page.ts";
import { renderMessagePage } from "../../../../adapters/web/render/message-page.ts";
import { renderNamePage } from "../../../../adapters/web/render/name.ts";
import type { Assets } from "../../../../adapters/web/render/page.ts";
import { type Page, renderPage } from "../../../../adapters/web/render/page.ts";
import { renderReviewsPage } from "../../../../adapters/web/render/reviews-page.ts";
import { renderSourcesPage } from "../../../../adapters/web/render/sources-page.ts";
import { renderStartPage } from "../../../../adapters/web/render/start-page.ts";
import { renderThreadPage } from "../../../../adapters/web/render/thread-page.ts";
import { viewThread } from "../../../../adapters/web/thread-view.ts";
import type { OutgoingReply } from "../../../../src/conversation/reply.ts";
import type { Session } from "../../../../src/conversation/session.ts";
import { decision, decisions } from "./deciding.ts";
import { states } from "./replies.ts";
import { health, schedule } from "./reviews.ts";
import { pack, session } from "./session.ts";

/** Every page worth looking at, as the markup of a whole document, by name. */
export function galleryPages(assets: Assets): Map<string, string> {
  const pages = new Map<string, Page>();
  for (const [name, state] of Object.entries(states)) {
    const to: OutgoingReply["to"] = state.private === true ? { person: "me" } : "thread";
    const anchor = state.replies.at(-1)?.key;
    const remarks = (state.remarks ?? []).map((reply, index) => ({
      outgoing: { to, key: `remark:${index}`, reply },
      session: session.id,
      anchor,
    }));
    const at: Session = name === "setup" ? { ...session, order: [] } : session;
    pages.set(name, renderThreadPage(viewThread(at, { replies: state.replies, remarks }, pack, "key", "me"), "Ada"));
  }
  const closed: Session = { ...session, phase: "closed", next: "another" };
  const question = states.question?.replies ?? [];
  pages.set(
    "closed",
    renderThreadPage(viewThread(closed, { replies: question, remarks: [] }, pack, "key", "me"), "Ada"),
  );
  pages.set(
    "problem",
    renderThreadPage(viewThread(session, { replies: question, remarks: [] }, pack, "key", "me"), "Ada", {
      text: "A longer text\nof two lines",
      problem: "Not saved. Send it again; sending it twice does no harm.",
    }),
  );
  const start = { packs: [pack] as const, eventKey: "key" };
  pages.set("start", sheet(renderStartPage({ ...start, name: "", sessions: [] })));
  pages.set(
    "start-again",
    sheet(
      renderStartPage({
        ...start,
        name: "Ada",
        sessions: [session, { ...session, phase: "recommended", context: [] }],
      }),
    ),
  );
  pages.set("name", sheet(renderNamePage("", "/")));
  pages.set("login", sheet(renderLoginPage("/", "That is not the token. Check it and try again.")));
  pages.set(
    "missing",
    sheet(
      renderMessagePage("There is no such conversation", "The address may be mistyped. You can start a new one.", {
        href: "/",
        label: "To the first page",
      }),
    ),
  );
  pages.set("decisions", sheet(renderDecisionsPage(decisions, { text: "portal", status: "accepted", what: "list" })));
  pages.set("decision", sheet(renderDecisionPage(decision, "WM-7 replayed: identical.")));
  pages.set("reviews", sheet(renderReviewsPage(schedule, health)));
  pages.set("data", sheet(renderDataPage(90)));
  pages.set("sources", sheet(renderSourcesPage(pack, [])));
  return new Map([...pages].map(([name, page]) => [name, renderPage(page, assets).markup]));
}

function sheet(main: Page["main"]): Page {
  return { title: "Waymark", main };
}
