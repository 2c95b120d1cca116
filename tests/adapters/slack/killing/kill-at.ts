import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { type Command, Redis } from "ioredis";
import type { Step } from "./steps.ts";

/**
 * Loaded into the real program before anything else: kills it at the step its parent names, without a chance to tidy up.
 * Whatever happens after the parent has named a step counts, so nothing else may be under way then.
 */
const hashOf = (script: string): string =>
  createHash("sha1")
    .update(readFileSync(new URL(`../../../../adapters/redis/scripts/${script}.lua`, import.meta.url)))
    .digest("hex");
const [COMMIT, MARK] = [hashOf("commit"), hashOf("mark")];

let armed: Step | undefined;
let blow: NodeJS.Signals = "SIGKILL";
let posted = false;

const at = (step: Step): void => {
  if (armed !== step) return;
  armed = undefined;
  process.kill(process.pid, blow);
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

const isScript = ({ name, args }: Command, sha: string): boolean =>
  name.toLowerCase() === "evalsha" && String(args[0]) === sha;

/** The first script a turn sends commits it; those after a message was posted mark it. */
const { sendCommand } = Redis.prototype;
Redis.prototype.sendCommand = function (command, ...rest) {
  const commits = isScript(command, COMMIT);
  const marks = isScript(command, MARK);
  if (commits) at("computed");
  const sent = sendCommand.call(this, command, ...rest) as Promise<unknown>;
  // Before anything that waits for it.
  if (commits)
    void command.promise.then(
      () => at("committed"),
      () => undefined,
    );
  if (marks)
    void command.promise.then(
      () => posted && at("marked"),
      () => undefined,
    );
  return sent;
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

process.on("message", (order) => {
  const step = String(order).replace(/^stop /, "");
  blow = step === order ? "SIGKILL" : "SIGSTOP";
  posted = false;
  armed = step as Step;
});
process.channel?.unref();
