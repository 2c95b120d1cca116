import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Command, Redis } from "ioredis";
import { outboxItemId } from "../../../../src/identity.ts";
import { createStrike } from "../../killing/strike.ts";
import { createClaimsNoted, itemIn } from "./claims-noted.ts";

/** Loaded into the real program before anything else. Each message says in its headers who posts it and since when that one has it; what it marked and what was not answered is told to the parent. */
const strike = createStrike("/slack/events");
const noted = createClaimsNoted();

/** A script is called by its hash, and by its text where Redis does not know it. */
const namesOf = (script: string): readonly string[] => {
  const lua = readFileSync(new URL(`../../../../adapters/redis/scripts/${script}.lua`, import.meta.url), "utf8");
  return [createHash("sha1").update(lua).digest("hex"), lua];
};
const [COMMIT, MARK, CLAIM] = [namesOf("commit"), namesOf("mark"), namesOf("claim")];

const isScript = ({ name, args }: Command, names: readonly string[]): boolean =>
  name.toLowerCase().startsWith("eval") && names.includes(String(args[0]));

/** What stands behind the keys. */
const argumentsOf = ({ args }: Command): readonly unknown[] => args.slice(2 + Number(args[1]));

/** The first script a turn sends commits it; those after a message was posted mark it. */
const { sendCommand } = Redis.prototype;
Redis.prototype.sendCommand = function (command, ...rest) {
  const commits = isScript(command, COMMIT);
  // Before anything that waits for it.
  const then = (act: (answer: unknown) => void) => void command.promise.then(act, () => undefined);
  if (commits) strike.at("computed");
  const sent = sendCommand.call(this, command, ...rest) as Promise<unknown>;
  if (commits)
    then((answer) => {
      if (Array.isArray(answer) && answer[0] === 1) noted.committed(argumentsOf(command));
      strike.at("committed");
    });
  if (isScript(command, CLAIM))
    then((answer) => {
      if (answer === 1) noted.claimed(argumentsOf(command));
    });
  if (isScript(command, MARK))
    then(() => {
      const [id, seq] = argumentsOf(command);
      process.send?.({ marked: outboxItemId(String(id), Number(seq)), at: Date.now() });
      strike.marked();
    });
  return sent;
};

const { fetch } = globalThis;
globalThis.fetch = async (to, how) => {
  const posts = String(to).endsWith("/chat.postMessage");
  if (!posts) return fetch(to, how);
  const item = itemIn(how?.body);
  const headers = { ...Object.fromEntries(new Headers(how?.headers)), ...noted.headersFor(item) };
  const from = Date.now();
  strike.posting();
  try {
    const response = await fetch(to, { ...how, headers });
    strike.posted();
    return response;
  } catch (error) {
    process.send?.({ unanswered: item, at: Date.now(), ms: Date.now() - from });
    throw error;
  }
};
