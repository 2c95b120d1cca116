import { createHash } from "node:crypto";
import { readLog } from "../../src/decisions/read-log.ts";
import type { From, Incoming } from "./incoming.ts";
import { unescaped } from "./mrkdwn.ts";
import type { SlashCommand } from "./payloads.ts";
import { unopened, workspaceOf } from "./workspace.ts";

/** A slash command: one of its words, or the start of an interview in a thread of its own. */
export function readCommand(command: SlashCommand): Incoming {
  const workspace = workspaceOf({
    team: command.team_id,
    enterprise: command.enterprise_id,
    wholeEnterprise: command.is_enterprise_install === "true",
  });
  if (workspace === undefined) return { kind: "nothing", why: "no workspace" };
  const from: From = {
    how: "command",
    workspace,
    user: command.user_id,
    name: command.user_name,
    channel: command.channel_id,
    responseUrl: command.response_url,
    trigger: command.trigger_id,
  };
  const text = unescaped(command.text).trim();
  switch (text.toLowerCase()) {
    case "help":
    case "mine":
    case "forget":
      return { kind: "words", from, words: text.toLowerCase() as "help" | "mine" | "forget" };
    case "forget me":
      return { kind: "words", from, words: "forget-me" };
  }
  const closed = ["privategroup", "directmessage", "mpdm"].some(
    (name) => command.channel_name?.startsWith(name) ?? false,
  );
  const trigger = createHash("sha256").update(command.trigger_id).digest("base64url").slice(0, 22);
  const base = { id: `command/${trigger}`, workspace, conversation: unopened(workspace, command.channel_id, trigger) };
  if (readLog(text) !== undefined)
    return { kind: "event", from, draft: { ...base, kind: "log", words: text.slice(0, 200) } };
  return {
    kind: "event",
    from,
    draft: {
      ...base,
      kind: "start",
      ...(command.channel_name === undefined ? {} : { private: closed }),
      text: text.replace(/^start\b\s*/i, "").slice(0, 40_000),
    },
  };
}
