import express, { type Express } from "express";
import { z } from "zod";
import { type Answer, refuse } from "../api/call.ts";
import type { ApiOptions } from "../api/mount-api.ts";
import type { Block } from "../blocks/block.ts";
import { checkBlocks } from "../blocks/check-blocks.ts";
import { changeMessage, deleteMessage, postMessage } from "../world/messages.ts";
import type { Channel, Installation, Message } from "../world/world.ts";

/** What an interaction's response URL stands for. */
interface Ticket {
  readonly by: Installation;
  readonly channel: Channel;
  readonly person: string;
  /** The message whose button was pressed. */
  readonly message?: Message;
  readonly at: number;
  uses: number;
}

export interface ResponseUrls {
  create(ticket: Pick<Ticket, "by" | "channel" | "person"> & { readonly message?: Message }): string;
  /** Says something as the answer to a command does: privately unless told otherwise. */
  say(ticket: Pick<Ticket, "by" | "channel" | "person">, body: unknown): Answer;
}

const MOST_USES = 5;
const LIFE_MS = 30 * 60 * 1000;

const Body = z.strictObject({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.enum(["ephemeral", "in_channel"]).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** Response URLs: five uses in thirty minutes, https://docs.slack.dev/interactivity/handling-user-interaction */
export function mountResponseUrls(app: Express, options: ApiOptions): ResponseUrls {
  const { world, failures, log, refusedBlocks, busy } = options;
  const tickets = new Map<string, Ticket>();

  app.post("/response/:id", express.text({ type: () => true, limit: "1mb" }), (request, response) =>
    busy(async () => {
      const failure = failures.next("response_url");
      if (failure.kind === "reset") return void request.socket.destroy();
      if (failure.kind === "status") return void response.status(failure.status).send("Slack is not well");
      if (failure.kind === "limited")
        return void response.status(429).set("retry-after", `${failure.retryAfter}`).end();
      if (failure.kind === "slow") await new Promise((resolve) => setTimeout(resolve, failure.ms));
      const ticket = tickets.get(String(request.params.id));
      const body = readJson(String(request.body ?? ""));
      const answer =
        failure.kind === "error" ? refuse(failure.error) : use(ticket, request.headers["content-type"], body);
      log.push({
        notes: {},
        cut: false,
        at: world.now(),
        method: "response_url",
        team: ticket?.channel.teams[0],
        token: undefined,
        args: { ...(body as Record<string, unknown>), channel: ticket?.channel.id, person: ticket?.person },
        answer,
      });
      for (const wake of world.wakers) wake();
      if (failure.kind === "reset-after") return void request.socket.destroy();
      const gone = ["used_url", "expired_url", "no_such_url"].includes(answer.error ?? "");
      response.status(answer.ok ? 200 : gone ? 404 : 400).json(answer);
    }),
  );

  const use = (ticket: Ticket | undefined, type: string | undefined, body: unknown): Answer => {
    if (ticket === undefined) return refuse("no_such_url");
    if (world.now() - ticket.at > LIFE_MS) return refuse("expired_url");
    if (ticket.uses >= MOST_USES) return refuse("used_url");
    if (!type?.startsWith("application/json"))
      return refuse("invalid_payload", ["content-type must be application/json"]);
    ticket.uses += 1;
    return apply(ticket, body);
  };

  const apply = (ticket: Omit<Ticket, "at" | "uses">, given: unknown): Answer => {
    const parsed = Body.safeParse(given);
    if (!parsed.success)
      return refuse(
        "invalid_payload",
        parsed.error.issues.map(({ message, path }) => `${message} ${path.join(".")}`),
      );
    const { text, blocks, response_type, replace_original, delete_original, thread_ts } = parsed.data;
    const { message, by, channel, person } = ticket;
    if (delete_original) {
      if (message === undefined) return refuse("no_original");
      deleteMessage(world, message);
      return { ok: true };
    }
    if (text === undefined) return refuse("no_text");
    if (text.length > 40_000) return refuse("msg_too_long");
    const wrong = blocks && checkBlocks(blocks, refusedBlocks);
    if (wrong !== undefined) return refuse(wrong.error, wrong.messages);
    const shown = (blocks ?? []) as Block[];
    if (replace_original && message !== undefined) {
      if (message.deleted) return refuse("message_not_found");
      changeMessage(world, message, { text, blocks: shown });
      return { ok: true };
    }
    postMessage(world, {
      channel,
      user: by.botUserId,
      bot: { botId: by.botId, appId: by.appId },
      text,
      blocks: shown,
      ...(response_type === "in_channel" ? {} : { onlyFor: person }),
      ...(thread_ts === undefined ? {} : { thread: thread_ts }),
    });
    return { ok: true };
  };

  return {
    create(ticket) {
      const id = world.nextId("response");
      tickets.set(id, { ...ticket, at: world.now(), uses: 0 });
      return `${options.baseUrl()}/response/${id}`;
    },
    say: apply,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
