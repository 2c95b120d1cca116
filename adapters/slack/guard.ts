import type { RequestHandler } from "express";
import type { Clock } from "../../src/ports.ts";

const SKEW_S = 5 * 60;
const REMEMBERED = 50_000;

/**
 * What Bolt's verification lets through: times ahead of the clock, and the same signed request again
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack). Comes before Bolt and leaves the signature to it.
 */
export function createGuard(clock: Clock): RequestHandler {
  /** Signatures of requests that were accepted, with the time until which they could be accepted again. */
  const accepted = new Map<string, number>();

  return (request, response, next) => {
    const now = Math.floor(clock.now() / 1000);
    const sentAt = Number(request.headers["x-slack-request-timestamp"] ?? Number.NaN);
    const signature = String(request.headers["x-slack-signature"] ?? "");
    if (Math.abs(now - sentAt) > SKEW_S || accepted.has(signature)) {
      response.status(401).type("text/plain").send("This request is too old, too new or was sent before.\n");
      return;
    }
    // Bolt compares the whole header: with a character set added it would take a form for JSON.
    const type = request.headers["content-type"] ?? "";
    if (/^application\/x-www-form-urlencoded\s*;/i.test(type)) {
      request.headers["content-type"] = "application/x-www-form-urlencoded";
    }
    response.on("finish", () => {
      // One that was not saved may come again as it is.
      if (signature === "" || response.statusCode >= 300) return;
      accepted.set(signature, sentAt + SKEW_S);
      for (const [known, until] of accepted) {
        if (until >= now && accepted.size <= REMEMBERED) break;
        accepted.delete(known);
      }
    });
    next();
  };
}
