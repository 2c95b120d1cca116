import { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import { DatabaseSync } from "node:sqlite";
import type { Step } from "../../slack/killing/steps.ts";

/**
 * Loaded into the real program before anything else: kills it at the step its parent names, without a chance to tidy up.
 * Whatever happens after the parent has named a step counts, so nothing else may be under way then.
 */
let armed: Step | undefined;
let posted = false;

const at = (step: Step): void => {
  if (armed === step) process.kill(process.pid, "SIGKILL");
};

/** A call that posts a message. */
const posts = ({ method, path }: ClientRequest): boolean => method === "POST" && path.includes("/activities");

const { emit } = IncomingMessage.prototype;
IncomingMessage.prototype.emit = function (event: string | symbol, ...args: unknown[]) {
  if (event === "end" && this.url === "/api/messages") at("received");
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

const { end: finish, emit: tell } = ClientRequest.prototype;
ClientRequest.prototype.end = function (this: ClientRequest, ...args: unknown[]) {
  if (posts(this)) at("claimed");
  return Reflect.apply(finish, this, args);
} as typeof finish;
ClientRequest.prototype.emit = function (this: ClientRequest, event: string | symbol, ...args: unknown[]) {
  if (event === "response" && posts(this)) {
    at("sent");
    posted ||= armed !== undefined;
  }
  return tell.call(this, event, ...args);
};

process.on("message", (step) => {
  armed = step as Step;
});
process.channel?.unref();
