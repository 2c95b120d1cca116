import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Command, Redis } from "ioredis";
import { createStrike } from "../../killing/strike.ts";

/** Loaded into the real program before anything else. */
const strike = createStrike("/slack/events");

const hashOf = (script: string): string =>
  createHash("sha1")
    .update(readFileSync(new URL(`../../../../adapters/redis/scripts/${script}.lua`, import.meta.url)))
    .digest("hex");
const [COMMIT, MARK] = [hashOf("commit"), hashOf("mark")];

const isScript = ({ name, args }: Command, sha: string): boolean =>
  name.toLowerCase() === "evalsha" && String(args[0]) === sha;

/** The first script a turn sends commits it; those after a message was posted mark it. */
const { sendCommand } = Redis.prototype;
Redis.prototype.sendCommand = function (command, ...rest) {
  const commits = isScript(command, COMMIT);
  const marks = isScript(command, MARK);
  if (commits) strike.at("computed");
  const sent = sendCommand.call(this, command, ...rest) as Promise<unknown>;
  // Before anything that waits for it.
  if (commits)
    void command.promise.then(
      () => strike.at("committed"),
      () => undefined,
    );
  if (marks)
    void command.promise.then(
      () => strike.marked(),
      () => undefined,
    );
  return sent;
};

const { fetch } = globalThis;
globalThis.fetch = async (...args) => {
  const posts = String(args[0]).endsWith("/chat.postMessage");
  if (posts) strike.posting();
  const response = await fetch(...args);
  if (posts) strike.posted();
  return response;
};
