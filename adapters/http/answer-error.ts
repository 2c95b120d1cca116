import type { ErrorRequestHandler } from "express";
import { z } from "zod";
import type { Log } from "../../src/ports.ts";

/** What body parsers throw: a status of the client's fault. */
const ClientFault = z.object({ status: z.number().int().min(400).max(499) });

const words: Readonly<Record<number, string>> = {
  400: "The request could not be read.",
  413: "The request is too large.",
  415: "The request has a form this server does not read.",
};

/** Answers a failed request without saying anything about the inside; what failed goes to the log. */
export function answerError(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const fault = ClientFault.safeParse(error);
    const status = fault.success ? fault.data.status : 500;
    // The path may carry a session's address, which is a key to it; the log gets the first part only.
    const fields = { method: request.method, path: request.path.split("/").slice(0, 2).join("/"), status };
    if (status === 500) log.error({ ...fields, cause: stackOf(error) }, "a request failed");
    else log.info(fields, "a request was refused");
    if (response.headersSent) return next(error);
    const text = words[status] ?? (status === 500 ? "This failed on the server and is logged. Try again." : "Refused.");
    response.status(status).type("text/plain").send(`${text}\n`);
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
