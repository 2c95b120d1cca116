import type { From, Incoming } from "./incoming.ts";
import { unescaped } from "./mrkdwn.ts";
import type { MessageShortcut } from "./payloads.ts";
import { conversationAt, workspaceOf } from "./workspace.ts";

/** The message shortcut's id in the manifest. */
export const DECIDE_HERE = "decide-here";

/** "Decide this here": an interview in the thread of that message. Only the sender's own words are read from it. */
export function readShortcut(shortcut: MessageShortcut): Incoming {
  const { message, channel, user } = shortcut;
  const workspace = workspaceOf({
    team: shortcut.team?.id ?? user.team_id,
    enterprise: shortcut.enterprise?.id,
    wholeEnterprise: shortcut.is_enterprise_install,
  });
  if (workspace === undefined) return { kind: "nothing", why: "no workspace" };
  const thread = message.thread_ts ?? message.ts;
  const from: From = {
    how: "shortcut",
    workspace,
    user: user.id,
    name: user.name ?? user.username,
    channel: channel.id,
    thread,
    responseUrl: shortcut.response_url ?? undefined,
    trigger: shortcut.trigger_id,
  };
  if (shortcut.callback_id !== DECIDE_HERE) return { kind: "unknown", from };
  const own = message.user === user.id ? unescaped(message.text ?? "").trim() : "";
  const conversation = conversationAt(workspace, { channel: channel.id, thread });
  const id = `shortcut/${shortcut.trigger_id.slice(0, 150)}`;
  return { kind: "event", from, draft: { kind: "start", id, workspace, conversation, text: own.slice(0, 40_000) } };
}
