import { createHash } from "node:crypto";
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
  const trigger = createHash("sha256").update(command.trigger_id).digest("base64url").slice(0, 22);
  return {
    kind: "event",
    from,
    draft: {
      kind: "start",
      id: `command/${trigger}`,
      workspace,
      conversation: unopened(workspace, command.channel_id, trigger),
      text: text.replace(/^start\b\s*/i, "").slice(0, 40_000),
    },
  };
}
