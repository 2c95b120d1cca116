import { type CloudAdapter, INVOKE_RESPONSE_KEY } from "botbuilder";
import type { RequestHandler, Response } from "express";
import type { TeamsConfig } from "../../src/config/teams-config.ts";
import type { Log } from "../../src/ports.ts";
import { Activity } from "./activity.ts";
import { type Authentication, isForged } from "./authentication.ts";
import { Handler, TURN } from "./handler.ts";
import type { Holds } from "./holds.ts";
import { type Incoming, incoming, tenantOf } from "./incoming.ts";
import type { Answer } from "./serve.ts";
import type { IsAllowed } from "./service-addresses.ts";

export interface GateParts {
  readonly config: TeamsConfig;
  readonly authentication: Authentication;
  readonly adapter: CloudAdapter;
  readonly isAllowed: IsAllowed;
  readonly holds: Holds;
  readonly serve: (read: Exclude<Incoming, { kind: "nothing" }>, activity: Activity, after: After) => Promise<Answer>;
  readonly count: (what: string) => void;
  /** Is given what goes on after the answer. */
  readonly track: (work: Promise<unknown>) => void;
  readonly log: Log;
}

export type After = (work: () => Promise<unknown>) => void;

/**
 * `/api/messages`: the body is checked, then the token, the service address and the tenant, and only then the SDK sees the
 * activity. Its own way in answers a broken body before it has looked at the token, and a forged token with 500.
 */
export function createGate(parts: GateParts): RequestHandler {
  const { config, authentication, adapter, isAllowed, holds, serve, count, track, log } = parts;
  const handler = new Handler();

  const refuse = (response: Response, status: number, why: string): void => {
    count(why);
    log.info({ status, why }, "an activity was refused");
    response.status(status).type("text/plain").send(`${why}\n`);
  };

  const authenticated = async (activity: Activity, header: string, response: Response) => {
    try {
      return await authentication.authenticateRequest(activity as never, header);
    } catch (error) {
      const cause = error instanceof Error ? error.name : "unknown";
      if (isForged(error)) refuse(response, 401, "The token of this request is not good.");
      else {
        log.error({ cause }, "the keys that tokens are checked with could not be fetched");
        refuse(response, 503, "Tokens cannot be checked at the moment. Send it again.");
      }
      return undefined;
    }
  };

  return async (request, response) => {
    const body = Activity.safeParse(request.body);
    if (!body.success) return refuse(response, 400, "This is no activity of Teams.");
    const activity = body.data;
    const identity = await authenticated(activity, request.headers.authorization ?? "", response);
    if (identity === undefined) return;
    if (!isAllowed(activity.serviceUrl)) return refuse(response, 403, "This service address is not known.");
    if (config.kind === "registered" && tenantOf(activity)?.toLowerCase() !== config.tenantId.toLowerCase()) {
      return refuse(response, 403, "This tenant is not served here.");
    }
    const read = incoming(activity);
    count(read.kind === "nothing" ? read.why : read.kind);
    if (read.kind === "nothing") return void response.status(200).end();

    const later: (() => Promise<unknown>)[] = [];
    const release = holds.hold(read.from.id);
    response.once("close", () => {
      release();
      track(later.reduce((before, work) => before.then(work, work), Promise.resolve<unknown>(undefined)));
    });
    let answer: { readonly status?: number; readonly body?: unknown } | undefined;
    let failure: unknown;
    const logic = async (
      context: Parameters<Parameters<CloudAdapter["processActivityDirect"]>[2]>[0],
    ): Promise<void> => {
      context.turnState.set(TURN, () => serve(read, activity, (work) => void later.push(work)));
      try {
        await handler.run(context);
        answer = context.turnState.get(INVOKE_RESPONSE_KEY)?.value;
      } catch (error) {
        failure = error ?? new Error("unknown");
      }
    };
    await adapter.processActivityDirect(identity, activity as never, logic).catch((error: unknown) => {
      failure ??= error;
    });
    if (failure !== undefined) {
      log.error(
        { cause: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) },
        "a turn failed",
      );
      return void response.status(500).type("text/plain").send("This failed on the server and is logged. Try again.\n");
    }
    const { status = 200, body: said } = answer ?? {};
    response.status(status);
    if (said === undefined) response.end();
    else response.json(said);
  };
}
