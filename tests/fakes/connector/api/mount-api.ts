import express, { type Express, type Request, type Response } from "express";
import type { Failures } from "../../failures.ts";
import type { Tokens } from "../login/mount-login.ts";
import { type World, wake } from "../world/world.ts";
import { type Answer, ok, refuse } from "./answer.ts";
import { create, memberJson, members, remove, send, update } from "./calls.ts";

export type Call = "send" | "update" | "delete" | "create" | "members";

/** A call that counted, with what it was answered; in order. */
export interface Accepted {
  readonly at: number;
  readonly call: Call | "unknown";
  readonly method: string;
  readonly path: string;
  readonly conversation: string | undefined;
  readonly body: unknown;
  readonly answer: Answer;
}

export interface ApiOptions {
  readonly world: World;
  readonly failures: Failures;
  readonly rateLimit: ((conversation: string, now: number) => number) | undefined;
  readonly log: Accepted[];
  /** Undefined where nobody has to log in. */
  readonly tokens: Tokens | undefined;
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
}

/** `/emea/v3/…` as the Bot Connector answers it for Teams. */
export function mountApi(app: Express, options: ApiOptions): void {
  const { world } = options;
  const router = express.Router();
  router.use(express.json({ limit: "5mb", type: () => true }));
  const on = (call: Call, run: (request: Request) => Answer) => (request: Request, response: Response) =>
    options.busy(() => answer(options, call, request, response, run));
  const id = (request: Request) => String(request.params.id);
  const activity = (request: Request) => String(request.params.activity);

  router.post(
    "/conversations",
    on("create", ({ body }) => create(world, body)),
  );
  router.post(
    "/conversations/:id/activities",
    on("send", (request) => send(world, id(request), request.body)),
  );
  router.post(
    "/conversations/:id/activities/:activity",
    on("send", (request) => send(world, id(request), request.body)),
  );
  router.put(
    "/conversations/:id/activities/:activity",
    on("update", (request) => update(world, id(request), activity(request), request.body)),
  );
  router.delete(
    "/conversations/:id/activities/:activity",
    on("delete", (request) => remove(world, id(request), activity(request))),
  );
  const people = (request: Request, shape: (json: Record<string, unknown>[]) => Answer) => {
    const found = members(world, id(request));
    return "status" in found ? found : shape(found.people.map(memberJson));
  };
  router.get(
    "/conversations/:id/members",
    on("members", (request) => people(request, (json) => ok(json))),
  );
  router.get(
    "/conversations/:id/pagedmembers",
    on("members", (request) => people(request, (json) => ok({ members: json }))),
  );
  router.get(
    "/conversations/:id/members/:member",
    on("members", (request) =>
      people(request, (json) => {
        const one = json.find((each) => [each.id, each.aadObjectId].includes(request.params.member));
        return one === undefined ? refuse(404, "MemberNotFoundInConversation") : ok(one);
      }),
    ),
  );
  router.use((request, response) => {
    const given = refuse(404, "ServiceError", "There is no such route.");
    keep(options, "unknown", request, given);
    reply(response, given);
  });
  app.use("/emea/v3", router);
}

async function answer(
  options: ApiOptions,
  call: Call,
  request: Request,
  response: Response,
  run: (request: Request) => Answer,
): Promise<void> {
  const { world, failures, rateLimit, tokens } = options;
  const failure = failures.next(call);
  if (failure.kind === "reset") return void request.socket.destroy();
  if (failure.kind === "status") {
    const given = refuse(failure.status, failure.code ?? "ServiceError");
    keep(options, call, request, given);
    return reply(response, given);
  }
  if (failure.kind === "limited") return tooMany(response, failure.retryAfter);
  if (failure.kind === "slow") await new Promise((resolve) => setTimeout(resolve, failure.ms));
  const bearer = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
  const admitted = tokens === undefined || (tokens.get(bearer) ?? 0) > world.now();
  const limited = call === "send" || call === "create";
  if (admitted && limited && rateLimit !== undefined) {
    const retryAfter = rateLimit(String(request.params.id ?? "create"), world.now());
    if (retryAfter > 0) return tooMany(response, retryAfter);
  }
  const given = admitted
    ? run(request)
    : refuse(401, "Unauthorized", "Authorization has been denied for this request.");
  keep(options, call, request, given);
  if (failure.kind === "reset-after") return void request.socket.destroy();
  reply(response, given);
}

function keep({ world, log }: ApiOptions, call: Accepted["call"], request: Request, given: Answer): void {
  const { method, path, params, body } = request;
  const conversation = params.id === undefined ? undefined : String(params.id);
  log.push({ at: world.now(), call, method, path, conversation, body, answer: given });
  wake(world);
}

function reply(response: Response, { status, body }: Answer): void {
  response.status(status);
  if (body === undefined) response.end();
  else response.json(body);
}

function tooMany(response: Response, retryAfter: number): void {
  const { status, body } = refuse(429, "Throttled", "Too many requests.");
  response.status(status).set("retry-after", String(retryAfter)).json(body);
}
