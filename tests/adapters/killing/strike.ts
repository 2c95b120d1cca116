import { IncomingMessage, ServerResponse } from "node:http";
import { StatementSync } from "node:sqlite";
import type { Step } from "./steps.ts";

/** What a preload tells of the platform it watches. */
export interface Strike {
  /** Strikes if this is the step. */
  at(step: Step): void;
  /** A message goes out: `claimed` before it is written, `sent` once it was answered. */
  posting(): void;
  posted(): void;
  /** Something was written after a message went out. */
  marked(): void;
}

/**
 * For what is loaded into the real program before anything else: kills it, or stops it, at the step its parent names, without a
 * chance to tidy up. Whatever happens after the parent has named a step counts, so nothing else may be under way then.
 */
export function createStrike(path: string): Strike {
  let armed: Step | undefined;
  let blow: NodeJS.Signals = "SIGKILL";
  let sent = false;

  const at = (step: Step): void => {
    if (armed !== step) return;
    armed = undefined;
    process.kill(process.pid, blow);
  };
  const marked = (): void => {
    if (sent) at("marked");
  };

  const { emit } = IncomingMessage.prototype;
  IncomingMessage.prototype.emit = function (event: string | symbol, ...args: unknown[]) {
    if (event === "end" && this.url === path) at("received");
    return emit.call(this, event, ...args);
  };

  const { run } = StatementSync.prototype;
  StatementSync.prototype.run = function (this: StatementSync, ...args: unknown[]) {
    const commits = this.sourceSQL === "COMMIT";
    if (commits) at("computed");
    const result = Reflect.apply(run, this, args);
    if (commits) {
      at("committed");
      marked();
    }
    return result;
  } as typeof run;

  const { end } = ServerResponse.prototype;
  ServerResponse.prototype.end = function (this: ServerResponse, ...args: unknown[]) {
    this.once("finish", () => at("acknowledged"));
    return Reflect.apply(end, this, args);
  } as typeof end;

  process.on("message", (order) => {
    const step = String(order).replace(/^stop /, "");
    blow = step === order ? "SIGKILL" : "SIGSTOP";
    sent = false;
    armed = step as Step;
  });
  process.channel?.unref();

  return {
    at,
    posting: () => at("claimed"),
    posted() {
      at("sent");
      sent ||= armed !== undefined;
    },
    marked,
  };
}
