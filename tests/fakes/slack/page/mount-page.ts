import { readFileSync } from "node:fs";
import { join } from "node:path";
import express from "express";
import { z } from "zod";
import type { Somebody } from "../driver/somebody.ts";
import type { Workspace } from "../driver/workspace.ts";
import type { FakeSlack } from "../start-fake-slack.ts";
import type { Message } from "../world/world.ts";
import { escapeHtml, mrkdwn } from "./mrkdwn.ts";
import { renderBlocks } from "./render-blocks.ts";

const Act = z.object({
  person: z.string(),
  channel: z.string(),
  act: z.enum(["write", "press", "select", "tick", "shortcut", "submit", "close", "home"]),
  ts: z.string().default(""),
  text: z.string().default(""),
  labels: z.array(z.string()).default([]),
  of: z.string().optional(),
  thread: z.string().optional(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
});
type Act = z.infer<typeof Act>;

const asset = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

/** A page on the fake itself: the channels as a person of the workspace sees them, and everything to click. */
export function mountPage(slack: FakeSlack, team: Workspace): void {
  const { express: app, world } = slack;
  app.get("/", (_request, response) => void response.type("html").send(asset("page.html")));
  app.get("/page.js", (_request, response) => void response.type("js").send(asset("page.js")));
  app.get("/page.css", (_request, response) => void response.type("css").send(asset("page.css")));
  app.get("/names", (_request, response) => {
    const people = [...world.people.values()].filter(({ bot, team: of }) => !bot && of === team.team.id);
    const channels = [...world.channels.values()].filter(({ kind }) => kind !== "im");
    response.json({ people: people.map(({ name }) => name), channels: [...channels.map(({ name }) => name), "@bot"] });
  });
  app.get("/seen", (request, response) => {
    const { person, channel } = request.query as Record<string, string>;
    response.type("html").send(seen(slack, team.as(person ?? ""), channel ?? ""));
  });
  app.post("/act", express.json({ limit: "1mb" }), async (request, response) => {
    try {
      const sent = await perform(team, Act.parse(request.body));
      response.json(
        sent.attempts.map(({ what, status, outcome, ms }) => ({ what, status, outcome, ms: Math.round(ms) })),
      );
    } catch (error) {
      response.status(400).json({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}

function perform(team: Workspace, { person, channel, act, ts, text, labels, of, thread, fields }: Act) {
  const somebody = team.as(person);
  const seat = channel === "@bot" ? somebody.dm() : somebody.in(channel);
  const [label = ""] = labels;
  const talk = thread === undefined ? {} : { thread };
  const inView = ts === "modal" || ts === "home";
  switch (act) {
    case "write": {
      const [, command, rest = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
      if (command !== undefined && thread !== undefined) throw new Error("Slack takes no commands in a thread");
      return command === undefined ? seat.mention(text, talk) : seat.command(command, rest);
    }
    case "press":
    case "select":
      if (inView) return ts === "modal" ? somebody.inModal(label) : somebody.inHome(label);
      return act === "press" ? seat.press(ts, label) : seat.select(ts, label);
    case "tick":
      return seat.tick(ts, labels, of);
    case "shortcut":
      return seat.shortcut(text, ts);
    case "submit":
      return somebody.submit(fields);
    case "close":
      return somebody.closeModal();
    case "home":
      return somebody.home();
    default:
      return act satisfies never;
  }
}

function seen({ world }: FakeSlack, somebody: Somebody, channel: string): string {
  const nameOf = (id: string) => world.people.get(id)?.name ?? id;
  const seat = channel === "@bot" ? somebody.dm() : somebody.in(channel);
  const all = seat.visible();
  const one = (message: Message) => {
    const { ts, user, onlyFor, text, blocks, edited, files } = message;
    const body = blocks.length > 0 ? renderBlocks(blocks, nameOf) : mrkdwn(text, nameOf);
    return `<article data-ts="${ts}" class="${onlyFor === undefined ? "" : "private"}"><header><b>${escapeHtml(nameOf(user))}</b>${
      onlyFor === undefined ? "" : " <small>Only visible to you</small>"
    }${edited === undefined ? "" : " <small>(edited)</small>"}<button class="more" data-act="shortcut" title="message shortcut">⋮</button></header>${body}${
      files === undefined ? "" : "<small>📎 a file</small>"
    }</article>`;
  };
  const roots = all.filter(({ thread }) => thread === undefined);
  const threads = roots.map((root) => {
    const replies = all
      .filter(({ thread }) => thread === root.ts)
      .map(one)
      .join("");
    // Nobody can reply to what only they see.
    if (root.onlyFor !== undefined) return `<section>${one(root)}</section>`;
    return `<section>${one(root)}<div class="replies">${replies}<form data-thread="${root.ts}"><input placeholder="Reply in the thread"></form></div></section>`;
  });
  const modal = somebody.modal()?.body;
  const home = somebody.homeView()?.body;
  const title = (given: unknown) => escapeHtml((given as { text?: string } | undefined)?.text ?? "");
  return `${threads.join("")}${home === undefined ? "" : `<aside data-ts="home"><h2>App Home</h2>${renderBlocks(home.blocks, nameOf)}</aside>`}${
    modal === undefined
      ? ""
      : `<dialog open data-ts="modal"><h2>${title(modal.title)}</h2>${renderBlocks(modal.blocks, nameOf)}<button data-act="close">${title(modal.close) || "Cancel"}</button>${modal.submit === undefined ? "" : `<button class="primary" data-act="submit">${title(modal.submit)}</button>`}</dialog>`
  }`;
}
