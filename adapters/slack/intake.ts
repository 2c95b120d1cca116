import type { App, ReceiverEvent } from "@slack/bolt";
import type { Incoming, IncomingOptions } from "./incoming.ts";
import { incoming } from "./incoming.ts";

/** Under this name the middleware finds what a payload came to. */
export const READ = "waymark";

export type Read = Exclude<Incoming, { kind: "nothing" }>;

/**
 * Stands between a receiver and the app. What means nothing to us is acknowledged here and never reaches Bolt, which would
 * leave an unknown payload without an answer. Everything else is acknowledged when it is done and not before: Bolt
 * acknowledges events first, which here only notes what to say.
 */
export function createIntake(app: App, options: IncomingOptions, count: (what: string) => void): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const read = incoming(event.body, options);
    count(read.kind === "nothing" ? read.why : read.kind);
    if (read.kind === "nothing") return event.ack();
    let said: { readonly body: unknown } | undefined;
    const hold: ReceiverEvent["ack"] = async (body) => {
      if (said === undefined || body !== undefined) said = { body };
    };
    const body = forBolt(event.body);
    await app.processEvent({
      ...event,
      body,
      ack: hold,
      customProperties: { ...event.customProperties, [READ]: read },
    });
    await event.ack((said as { body?: never } | undefined)?.body);
  };
  return { processEvent } as Pick<App, "processEvent"> as App;
}

/** Bolt reads a channel that is null as if it were one. */
function forBolt(body: ReceiverEvent["body"]): ReceiverEvent["body"] {
  if (body.channel !== null) return body;
  const { channel: _none, ...rest } = body;
  return rest;
}
