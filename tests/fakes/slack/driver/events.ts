import { covers } from "../api/call.ts";
import { messageJson } from "../world/message-json.ts";
import type { Change, Channel, Installation, World } from "../world/world.ts";
import type { Courier } from "./courier.ts";

const HISTORY = { public: "channels:history", private: "groups:history", im: "im:history" };
const SUBSCRIPTION = { public: "message.channels", private: "message.groups", im: "message.im" };
const CHANNEL_TYPE = { public: "channel", private: "group", im: "im" };

/** Tells the app what happens in channels its bot is in, as far as it subscribed and was granted. */
export function announce(world: World, courier: Courier, change: Change): void {
  const { message } = change;
  const channel = world.channels.get(message.channel);
  if (channel === undefined || message.onlyFor !== undefined) return;
  for (const installation of world.installations.filter((one) => hears(world, one, channel))) {
    const tell = (event: Record<string, unknown>) => sendEvent(world, courier, installation, event, channel);
    if (world.app.events.includes(SUBSCRIPTION[channel.kind]) && installation.scopes.includes(HISTORY[channel.kind]))
      tell(messageEvent(world, change, channel));
    const mentioned = message.text.includes(`<@${installation.botUserId}>`) && channel.kind !== "im";
    const own = message.bot?.botId === installation.botId;
    const granted = installation.scopes.includes("app_mentions:read") && world.app.events.includes("app_mention");
    if (change.kind === "posted" && mentioned && !own && granted)
      tell({ ...shared(change, channel), type: "app_mention" });
  }
}

function hears(world: World, installation: Installation, channel: Channel): boolean {
  const { revoked, botUserId } = installation;
  return !revoked && channel.members.has(botUserId) && channel.teams.some((team) => covers(world, installation, team));
}

/** An event in its envelope. Without a channel it belongs to the installation's first workspace, or the one named. */
export function sendEvent(
  world: World,
  courier: Courier,
  installation: Installation,
  event: Record<string, unknown>,
  where: Channel | string | undefined,
) {
  const { team, org } = installation;
  const inside = typeof where === "object" ? where.teams.find((one) => covers(world, installation, one)) : where;
  const teamId = team?.id ?? inside ?? [...world.teams.values()].find((one) => one.org?.id === org?.id)?.id;
  const enterprise = (team?.org ?? org)?.id ?? null;
  return courier.send("event", {
    token: "legacy-verification-token",
    team_id: teamId,
    ...(enterprise === null ? {} : { enterprise_id: enterprise }),
    context_team_id: teamId,
    context_enterprise_id: enterprise,
    api_app_id: world.app.id,
    event,
    type: "event_callback",
    event_id: world.nextId("Ev"),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: teamId,
        user_id: installation.botUserId,
        is_bot: true,
        is_enterprise_install: team === undefined,
      },
    ],
    is_ext_shared_channel: typeof where === "object" && where.teams.length > 1,
    event_context: world.nextId("4-"),
  });
}

function messageEvent(world: World, change: Change, channel: Channel): Record<string, unknown> {
  const about = { type: "message", channel: channel.id, channel_type: CHANNEL_TYPE[channel.kind] };
  const ts = world.nextTs();
  switch (change.kind) {
    case "posted":
      return { ...shared(change, channel), channel_type: about.channel_type };
    case "changed":
      return {
        ...about,
        subtype: "message_changed",
        hidden: true,
        ts,
        event_ts: ts,
        message: messageJson(change.message),
        previous_message: messageJson(change.before),
      };
    case "deleted":
      return {
        ...about,
        subtype: "message_deleted",
        hidden: true,
        ts,
        event_ts: ts,
        deleted_ts: change.message.ts,
        previous_message: messageJson(change.message),
      };
    default:
      return change satisfies never;
  }
}

function shared({ message }: Change, channel: Channel): Record<string, unknown> {
  return {
    ...(message.bot === undefined ? { client_msg_id: `id-${message.ts}` } : {}),
    ...messageJson(message),
    channel: channel.id,
    event_ts: message.ts,
    // Who wrote it may be of another workspace than the one it is told to.
    ...(channel.teams.length > 1 ? { user_team: message.team, source_team: message.team } : {}),
  };
}
