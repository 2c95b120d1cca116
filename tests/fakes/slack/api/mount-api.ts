import express, { type Express, type Request, type Response } from "express";
import type { Failure, Failures } from "../../failures.ts";
import type { RateLimit } from "../rate-limit.ts";
import type { World } from "../world/world.ts";
import { missingScope, whoseToken } from "./auth-methods.ts";
import { type Answer, type Call, refuse } from "./call.ts";
import { methods } from "./methods.ts";
import { mountUploads } from "./mount-uploads.ts";
import { readArguments } from "./read-arguments.ts";

/** A call that counted, with what it was answered; in order of acceptance. */
export interface Accepted {
  readonly at: number;
  readonly method: string;
  /** The workspace or organisation of the token. */
  readonly team: string | undefined;
  readonly token: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
  /** What whoever called says about itself, in headers `x-note-<name>`, which Slack does not know. */
  readonly notes: Readonly<Record<string, string>>;
  /** The connection is cut in place of the answer. */
  readonly cut: boolean;
}

export interface ApiOptions {
  readonly world: World;
  readonly failures: Failures;
  readonly rateLimit: RateLimit | undefined;
  readonly refusedBlocks: ReadonlySet<string>;
  readonly log: Accepted[];
  readonly baseUrl: () => string;
  /** Runs around every call, so that somebody can wait for the last one. */
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
}

/** `/api/<method>` as Slack answers it, and the address uploads go to. */
export function mountApi(app: Express, options: ApiOptions): void {
  const raw = express.raw({ type: () => true, limit: "20mb" });
  app.all("/api/:method", raw, (request, response) =>
    options.busy(() => answer(options, request, response, String(request.params.method))),
  );
  mountUploads(app, options.world);
}

async function answer(options: ApiOptions, request: Request, response: Response, method: string): Promise<void> {
  const failure = options.failures.next(method);
  if (failure.kind === "reset") return void request.socket.destroy();
  if (failure.kind === "status") return void response.status(failure.status).send("Slack is not well");
  if (failure.kind === "limited") return tooMany(response, failure.retryAfter);
  if (failure.kind === "slow") await new Promise((resolve) => setTimeout(resolve, failure.ms));
  const outcome = await run(options, request, method, failure);
  if (failure.kind === "reset-after") return void request.socket.destroy();
  if ("retryAfter" in outcome) return tooMany(response, outcome.retryAfter);
  if (outcome.scopes !== undefined) response.set("x-oauth-scopes", outcome.scopes.join(","));
  response.json(outcome.answer);
}

type Outcome = { readonly retryAfter: number } | { readonly answer: Answer; readonly scopes?: readonly string[] };

async function run(options: ApiOptions, request: Request, method: string, failure: Failure): Promise<Outcome> {
  const { world, log } = options;
  const read = readArguments(request);
  if ("error" in read) return { answer: refuse(read.error, read.messages) };
  const { args, token } = read;
  const rule = methods[method];
  if (rule === undefined) return { answer: { ...refuse("unknown_method"), req_method: method } };

  const by = (rule.token ?? "bot") === "bot" ? whoseToken(world, token) : undefined;
  const keep = (given: Answer): Outcome => {
    const team = typeof by === "object" ? (by.team ?? by.org)?.id : undefined;
    const [notes, cut] = [notesOf(request), failure.kind === "reset-after"];
    log.push({ at: world.now(), method, team, token, args, answer: given, notes, cut });
    for (const wake of world.wakers) wake();
    return { answer: given, ...(typeof by === "object" ? { scopes: by.scopes } : {}) };
  };
  if (typeof by === "string") return keep(refuse(by));
  if (rule.token === "app" && token !== world.app.appToken) return keep(refuse(token ? "invalid_auth" : "not_authed"));

  const call: Call = { world, method, args, by, refusedBlocks: options.refusedBlocks, baseUrl: options.baseUrl() };
  const needed = rule.scopes?.(call) ?? [];
  if (by !== undefined && needed.length > 0 && !needed.some((scope) => by.scopes.includes(scope)))
    return keep(missingScope(by, needed));
  if (failure.kind === "error") return keep(refuse(failure.error));
  if (method === "chat.postMessage" && options.rateLimit !== undefined) {
    const retryAfter = options.rateLimit(String(args.channel), world.now());
    if (retryAfter > 0) return { retryAfter };
  }
  return keep(await rule.run(call));
}

function notesOf({ headers }: Request): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.startsWith("x-note-"));
  return Object.fromEntries(named.map(([name, value]) => [name.slice("x-note-".length), String(value)]));
}

function tooMany(response: Response, retryAfter: number): void {
  response.status(429).set("retry-after", String(retryAfter)).json({ ok: false, error: "ratelimited" });
}
