import { viewJson } from "../api/view-methods.ts";
import { messageJson } from "../world/message-json.ts";
import type { Channel, Installation, Message, Person, View, World } from "../world/world.ts";
import type { Acted } from "./action-of.ts";
import type { Delivery } from "./attempt.ts";
import type { Placed } from "./find-element.ts";
import { type Hub, installationFor, newTrigger } from "./hub.ts";

/** Sends the press of a button, the choice in a menu, … in a message. */
export function actInMessage(
  hub: Hub,
  person: Person,
  channel: Channel,
  message: Message,
  acted: Placed & Acted,
): Delivery {
  const { world, courier, urls } = hub;
  const by = ownerOf(hub, message);
  const container = {
    type: "message",
    message_ts: message.ts,
    channel_id: channel.id,
    is_ephemeral: message.onlyFor !== undefined,
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
  };
  return courier.send("interaction", {
    ...base(world, person, by, channel),
    type: "block_actions",
    container,
    channel: { id: channel.id, name: channelName(channel) },
    ...(message.onlyFor === undefined ? { message: messageJson(message) } : {}),
    state: { values: keep(world, `${person.id}/${message.ts}`, acted) },
    response_url: urls.create({ by, channel, person: person.id, message }),
    actions: [{ ...acted.action, action_ts: world.nextTs() }],
  });
}

export function actInView(hub: Hub, person: Person, view: View, acted: Placed & Acted): Delivery {
  const { world, courier } = hub;
  const values = keep(world, `${person.id}/${view.id}`, acted);
  return courier.send("interaction", {
    ...base(world, person, installationFor(world, view.team), undefined),
    type: "block_actions",
    container: { type: "view", view_id: view.id },
    view: viewJson(world, view),
    state: { values },
    actions: [{ ...acted.action, action_ts: world.nextTs() }],
  });
}

/** A shortcut on a message, or a global one. */
export function useShortcut(
  hub: Hub,
  person: Person,
  channel: Channel,
  callbackId: string,
  message?: Message,
): Delivery {
  const { world, courier, urls } = hub;
  const by = installationFor(world, person.team);
  const shared = { ...base(world, person, by, channel), callback_id: callbackId, action_ts: world.nextTs() };
  if (message === undefined) return courier.send("interaction", { ...shared, type: "shortcut" });
  return courier.send("interaction", {
    ...shared,
    type: "message_action",
    message_ts: message.ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: messageJson(message),
    response_url: urls.create({ by, channel, person: person.id }),
  });
}

/** Who is asked, where: the fields every interaction has. */
export function base(world: World, person: Person, by: Installation, channel: Channel | undefined) {
  const inside = channel?.teams.includes(person.team) === false ? (channel.teams[0] ?? "") : person.team;
  // In a message it is the app's, whoever presses; in a view the person's: https://github.com/slackapi/java-slack-sdk/issues/1041
  const team = (channel === undefined ? undefined : by.team) ?? world.teams.get(inside);
  const enterprise = team?.org === undefined ? null : { id: team.org.id, name: team.org.name };
  return {
    token: "legacy-verification-token",
    api_app_id: world.app.id,
    team: {
      id: team?.id,
      domain: team?.name,
      ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
    enterprise,
    is_enterprise_install: by.team === undefined,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.team },
    trigger_id: newTrigger(world, person.id, by.team?.id ?? team?.id ?? person.team),
  };
}

export function channelName({ kind, name }: Channel): string {
  return kind === "public" ? name : kind === "private" ? "privategroup" : "directmessage";
}

function ownerOf({ world }: Hub, message: Message): Installation {
  const by = world.installations.findLast(({ botId }) => botId === message.bot?.botId);
  if (by === undefined) throw new Error("only messages of the app can be pressed");
  return by;
}

/** Remembers what a person chose, as their client does until they send it. */
function keep(
  world: World,
  key: string,
  { block, element, state }: Placed & Acted,
): Record<string, Record<string, unknown>> {
  const values = structuredClone(world.chosen.get(key) ?? {});
  if (state !== undefined)
    values[block.block_id ?? ""] = { ...values[block.block_id ?? ""], [element.action_id]: state };
  world.chosen.set(key, values);
  return values;
}
