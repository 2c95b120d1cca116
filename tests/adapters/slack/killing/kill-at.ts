import { IncomingMessage, ServerResponse } from "node:http";
import { DatabaseSync } from "node:sqlite";
import type { Step } from "./steps.ts";

/**
 * Loaded into the real program before anything else: kills it at the step its parent names, without a chance to tidy up.
 * Whatever happens after the parent has named a step counts, so nothing else may be under way then.
 */
let armed: Step | undefined;
let posted = false;

const at = (step: Step): void => {
  if (armed === step) process.kill(process.pid, "SIGKILL");
};

const { emit } = IncomingMessage.prototype;
IncomingMessage.prototype.emit = function (event: string | symbol, ...args: unknown[]) {
  if (event === "end" && this.url === "/slack/events") at("received");
  return emit.call(this, event, ...args);
};

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  if (sql === "COMMIT") at("computed");
  exec.call(this, sql);
  if (sql !== "COMMIT") return;
  at("committed");
  if (posted) at("marked");
};

const { end } = ServerResponse.prototype;
ServerResponse.prototype.end = function (this: ServerResponse, ...args: unknown[]) {
  this.once("finish", () => at("acknowledged"));
  return Reflect.apply(end, this, args);
} as typeof end;

const { fetch } = globalThis;
globalThis.fetch = async (...args) => {
  const posts = String(args[0]).endsWith("/chat.postMessage");
  if (posts) at("claimed");
  const response = await fetch(...args);
  if (posts) at("sent");
  posted ||= posts && armed !== undefined;
  return response;
};

process.on("message", (step) => {
  armed = step as Step;
});
process.channel?.unref();
