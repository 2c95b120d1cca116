import { messageJson } from "../world/message-json.ts";
import type { Channel } from "../world/world.ts";
import {
  type Answer,
  bot,
  type Call,
  covers,
  flag,
  missing,
  type Rule,
  refuse,
  scopeOf,
  text,
  visibleChannel,
} from "./call.ts";

const reading = { scopes: (call: Call) => scopeOf(call, "read") };

export const conversationMethods: Readonly<Record<string, Rule>> = {
  "conversations.info": { ...reading, run: info },
  "conversations.members": { ...reading, run: members },
  "conversations.replies": { scopes: (call) => scopeOf(call, "history"), run: replies },
  "conversations.open": { scopes: () => ["im:write"], run: open },
  "conversations.join": { scopes: () => ["channels:join"], run: join },
  "users.conversations": { scopes: () => ["channels:read", "groups:read", "im:read"], run: mine },
};

function info(call: Call): Answer {
  const channel = visibleChannel(call, text(call, "channel"));
  return channel === undefined ? refuse("channel_not_found") : { ok: true, channel: channelJson(call, channel) };
}

function members(call: Call): Answer {
  const channel = visibleChannel(call, text(call, "channel"));
  if (channel === undefined) return refuse("channel_not_found");
  return { ok: true, members: [...channel.members], response_metadata: { next_cursor: "" } };
}

function replies(call: Call): Answer {
  const channel = visibleChannel(call, text(call, "channel"));
  if (channel === undefined) return refuse("channel_not_found");
  if (!channel.members.has(bot(call).botUserId)) return refuse("not_in_channel");
  const ts = text(call, "ts");
  if (ts === undefined) return missing("ts");
  const found = call.world.messages.filter(
    (message) =>
      message.channel === channel.id &&
      !message.deleted &&
      message.onlyFor === undefined &&
      (message.thread ?? message.ts) === ts,
  );
  if (found.length === 0) return refuse("thread_not_found");
  return { ok: true, messages: found.map(messageJson), has_more: false };
}

function open(call: Call): Answer {
  const user = text(call, "users")?.split(",") ?? [];
  if (user.length !== 1) return refuse(user.length === 0 ? "users_list_not_supplied" : "not_supported_by_this_fake");
  const channel = openDm(call, user[0] ?? "");
  if (channel === undefined) return refuse("user_not_found");
  return { ok: true, channel: flag(call, "return_im") ? channelJson(call, channel) : { id: channel.id } };
}

function join(call: Call): Answer {
  const channel = visibleChannel(call, text(call, "channel"));
  if (channel === undefined) return refuse("channel_not_found");
  if (channel.archived) return refuse("is_archived");
  if (channel.kind !== "public") return refuse("method_not_supported_for_channel_type");
  channel.members.add(bot(call).botUserId);
  return { ok: true, channel: channelJson(call, channel) };
}

function mine(call: Call): Answer {
  const { world } = call;
  const wanted = (text(call, "types") ?? "public_channel").split(",");
  const user = text(call, "user") ?? bot(call).botUserId;
  const type = { public: "public_channel", private: "private_channel", im: "im" };
  const channels = [...world.channels.values()].filter(
    (channel) =>
      channel.members.has(user) &&
      wanted.includes(type[channel.kind]) &&
      visibleChannel(call, channel.id) !== undefined &&
      !(flag(call, "exclude_archived") && channel.archived),
  );
  return {
    ok: true,
    channels: channels.map((channel) => channelJson(call, channel)),
    response_metadata: { next_cursor: "" },
  };
}

/** The direct messages between the bot and a person of its workspaces; always the same channel. */
export function openDm(call: Call, user: string): Channel | undefined {
  const { world } = call;
  const by = bot(call);
  const person = world.people.get(user);
  if (person === undefined || person.bot || !covers(world, by, person.team)) return undefined;
  return dmBetween(call.world, by.botUserId, user, person.team);
}

export function dmBetween(world: Call["world"], botUser: string, user: string, team: string): Channel {
  const known = [...world.channels.values()].find(
    ({ kind, members: both }) => kind === "im" && both.has(botUser) && both.has(user),
  );
  if (known !== undefined) return known;
  const channel: Channel = {
    id: world.nextId("D"),
    name: "directmessage",
    kind: "im",
    teams: [team],
    members: new Set([botUser, user]),
    archived: false,
    readOnly: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

function channelJson(call: Call, channel: Channel): Record<string, unknown> {
  const { kind, members: inside } = channel;
  const botUser = bot(call).botUserId;
  return {
    id: channel.id,
    ...(kind === "im" ? { user: [...inside].find((one) => one !== botUser) } : { name: channel.name }),
    is_channel: kind === "public",
    is_group: kind === "private",
    is_im: kind === "im",
    is_mpim: false,
    is_private: kind !== "public",
    is_archived: channel.archived,
    is_member: inside.has(botUser),
    is_ext_shared: channel.teams.length > 1,
    is_shared: channel.teams.length > 1,
    is_read_only: channel.readOnly,
    context_team_id: channel.teams[0],
    shared_team_ids: channel.teams,
  };
}
