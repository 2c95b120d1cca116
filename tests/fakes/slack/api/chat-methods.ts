import type { Block } from "../blocks/block.ts";
import { checkBlocks } from "../blocks/check-blocks.ts";
import { messageJson } from "../world/message-json.ts";
import { changeMessage, deleteMessage, findMessage, postMessage } from "../world/messages.ts";
import type { Channel, Message } from "../world/world.ts";
import { type Answer, bot, type Call, flag, missing, type Rule, refuse, text, visibleChannel } from "./call.ts";
import { openDm } from "./conversation-methods.ts";

const write = { scopes: () => ["chat:write"] };

export const chatMethods: Readonly<Record<string, Rule>> = {
  "chat.postMessage": { ...write, run: post },
  "chat.postEphemeral": { ...write, run: postEphemeral },
  "chat.update": { ...write, run: update },
  "chat.delete": { ...write, run: remove },
  "chat.getPermalink": { run: permalink },
};

/** Slack cuts a posted text at 40,000 characters, which nobody wants: refused. An update refuses from 4,000 on. */
const MOST_POSTED = 40_000;
const MOST_UPDATED = 4000;

function post(call: Call): Answer {
  if (text(call, "channel") === undefined) return missing("channel");
  const channel = addressed(call);
  if (channel === undefined) return refuse("channel_not_found");
  const wrong = mayWrite(call, channel) ?? checkThread(call, channel) ?? checkContent(call, MOST_POSTED);
  if (wrong !== undefined) return wrong;
  const by = bot(call);
  const message = postMessage(call.world, {
    channel,
    user: by.botUserId,
    bot: { botId: by.botId, appId: by.appId },
    ...content(call),
    ...(text(call, "thread_ts") ? { thread: String(call.args.thread_ts) } : {}),
    metadata: call.args.metadata,
  });
  return { ok: true, channel: channel.id, ts: message.ts, message: messageJson(message) };
}

function postEphemeral(call: Call): Answer {
  for (const name of ["channel", "user"]) if (text(call, name) === undefined) return missing(name);
  const channel = addressed(call);
  if (channel === undefined) return refuse("channel_not_found");
  const user = String(call.args.user);
  const wrong = mayWrite(call, channel) ?? checkThread(call, channel) ?? checkContent(call, MOST_POSTED);
  if (wrong !== undefined) return wrong;
  if (!channel.members.has(user)) return refuse("user_not_in_channel");
  const by = bot(call);
  const message = postMessage(call.world, {
    channel,
    user: by.botUserId,
    bot: { botId: by.botId, appId: by.appId },
    ...content(call),
    onlyFor: user,
    ...(text(call, "thread_ts") ? { thread: String(call.args.thread_ts) } : {}),
  });
  return { ok: true, message_ts: message.ts };
}

function update(call: Call): Answer {
  const found = own(call, "cant_update_message");
  if ("ok" in found) return found;
  const wrong = checkContent(call, MOST_UPDATED);
  if (wrong !== undefined) return wrong;
  const { text: words, blocks } = content(call);
  // Without the argument the blocks that stand there stay; an empty array takes them away.
  changeMessage(call.world, found, { text: words, blocks: call.args.blocks === undefined ? found.blocks : blocks });
  return { ok: true, channel: found.channel, ts: found.ts, text: words, message: messageJson(found) };
}

function remove(call: Call): Answer {
  const found = own(call, "cant_delete_message");
  if ("ok" in found) return found;
  deleteMessage(call.world, found);
  return { ok: true, channel: found.channel, ts: found.ts };
}

function permalink(call: Call): Answer {
  const channel = visibleChannel(call, text(call, "channel"));
  if (channel === undefined) return refuse("channel_not_found");
  const message = findMessage(call.world, channel.id, text(call, "message_ts"));
  if (message === undefined) return refuse("message_not_found");
  const thread = message.thread === undefined ? "" : `?thread_ts=${message.thread}&cid=${channel.id}`;
  const team = call.world.teams.get(message.team)?.name;
  return {
    ok: true,
    channel: channel.id,
    permalink: `https://${team}.slack.com/archives/${channel.id}/p${message.ts.replace(".", "")}${thread}`,
  };
}

/** Where a message goes: a channel, or a person, whose direct messages with the bot open by themselves. */
function addressed(call: Call): Channel | undefined {
  const to = text(call, "channel");
  return call.world.people.has(to ?? "") ? openDm(call, String(to)) : visibleChannel(call, to);
}

function mayWrite(call: Call, channel: Channel): Answer | undefined {
  const by = bot(call);
  if (channel.archived) return refuse("is_archived");
  const publicly = channel.kind === "public" && by.scopes.includes("chat:write.public");
  if (!channel.members.has(by.botUserId) && !(publicly && call.method === "chat.postMessage"))
    return refuse("not_in_channel");
  return channel.readOnly ? refuse("restricted_action") : undefined;
}

/** A thread is named by its first message, which must be there for everybody. */
function checkThread(call: Call, channel: Channel): Answer | undefined {
  const ts = text(call, "thread_ts");
  if (ts === undefined) return undefined;
  if (!/^\d+\.\d{6}$/.test(ts)) return refuse("invalid_thread_ts", [`${ts} is not a valid thread_ts`]);
  const root = findMessage(call.world, channel.id, ts);
  if (root === undefined) return refuse("thread_not_found");
  return root.onlyFor !== undefined || root.thread !== undefined ? refuse("cannot_reply_to_message") : undefined;
}

function checkContent(call: Call, mostText: number): Answer | undefined {
  const words = text(call, "text");
  if (call.args.link_names !== undefined || call.args.parse !== undefined)
    return refuse("invalid_arguments", ["link_names and parse turn people's words into mentions"]);
  if (words === undefined && call.args.blocks === undefined) return refuse("no_text");
  // Slack takes blocks without a text; then notifications and screen readers have nothing to say.
  if (words === undefined) return refuse("no_text", ["blocks need a fallback text"]);
  if (words.length > mostText) return refuse("msg_too_long");
  if (call.args.blocks === undefined) return undefined;
  const wrong = checkBlocks(call.args.blocks, call.refusedBlocks) ?? checkFiles(call);
  return wrong && refuse(wrong.error, wrong.messages);
}

/** Images from uploads must be there and complete. */
function checkFiles(call: Call) {
  const ids = [...JSON.stringify(call.args.blocks).matchAll(/"slack_file":\{"id":"([^"]+)"/g)].map(([, id = ""]) => id);
  return ids.every((id) => call.world.files.get(id)?.completed)
    ? undefined
    : { error: "invalid_blocks", messages: ["invalid slack file"] };
}

function content(call: Call): { text: string; blocks: Block[] } {
  return { text: text(call, "text") ?? "", blocks: (call.args.blocks ?? []) as Block[] };
}

function own(call: Call, otherwise: string): Message | Answer {
  if (text(call, "channel") === undefined) return missing("channel");
  if (text(call, "ts") === undefined) return missing("ts");
  const channel = visibleChannel(call, text(call, "channel"));
  if (channel === undefined) return refuse("channel_not_found");
  if (channel.archived) return refuse("is_archived");
  const message = findMessage(call.world, channel.id, text(call, "ts"));
  if (message === undefined || message.onlyFor !== undefined) return refuse("message_not_found");
  if (flag(call, "as_user")) return refuse("as_user_not_supported");
  return message.bot?.botId === bot(call).botId ? message : refuse(otherwise);
}
