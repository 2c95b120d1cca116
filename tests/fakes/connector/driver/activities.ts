import { conversationId } from "../world/messages.ts";
import type { Chat, Mention, Message, Person, World } from "../world/world.ts";
import type { Activity } from "./attempt.ts";

export interface Place {
  readonly world: World;
  readonly serviceUrl: string;
  readonly chat: Chat;
  readonly person: Person;
  readonly thread?: string | undefined;
}

/** What every activity of Teams carries: who, where, and the person's client. */
export function baseActivity({ world, serviceUrl, chat, person, thread }: Place): Record<string, unknown> {
  const group = chat.kind === "personal" ? {} : { isGroup: true };
  const team = chat.team === undefined ? {} : { team: { id: chat.team }, teamsTeamId: chat.team };
  const channel = chat.kind === "channel" ? { channel: { id: chat.id }, teamsChannelId: chat.id, ...team } : {};
  return {
    timestamp: new Date(world.now()).toISOString(),
    localTimestamp: new Date(world.now()).toISOString(),
    channelId: "msteams",
    serviceUrl,
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    conversation: { ...group, conversationType: chat.kind, tenantId: chat.tenant, id: conversationId(chat, thread) },
    recipient: { id: world.bot.id, name: world.bot.name },
    channelData: { ...channel, tenant: { id: chat.tenant } },
    locale: person.locale,
    localTimezone: person.timeZone,
  };
}

function clientInfo({ locale, timeZone }: Person): Record<string, unknown> {
  return { type: "clientInfo", locale, country: "DE", platform: "Web", timezone: timeZone };
}

export function messageActivity(place: Place, { id }: Message, text: string, mentions: readonly Mention[]): Activity {
  return {
    ...baseActivity(place),
    type: "message",
    id,
    text,
    textFormat: "plain",
    attachments: [{ contentType: "text/html", content: `<p>${text}</p>` }],
    entities: [...mentions, clientInfo(place.person)],
  };
}

/** What pressing `Action.Submit` sends: a message without words. */
export function submitActivity(place: Place, replyToId: string, value: unknown): Activity {
  const base = baseActivity(place);
  return {
    ...base,
    type: "message",
    id: place.world.nextMessageId(),
    replyToId,
    value,
    entities: [clientInfo(place.person)],
    channelData: { ...(base.channelData as object), source: { name: "message" }, legacy: { replyToId } },
  };
}

/** What pressing `Action.Execute` sends. */
export function invokeActivity(
  place: Place,
  replyToId: string,
  action: Readonly<Record<string, unknown>>,
  data: unknown,
): Activity {
  const base = baseActivity(place);
  const { verb, id } = action;
  return {
    ...base,
    type: "invoke",
    name: "adaptiveCard/action",
    id: `f:${place.world.nextGuid()}`,
    replyToId,
    value: {
      action: { type: "Action.Execute", ...(id === undefined ? {} : { id }), verb, data },
      trigger: "manual",
    },
    entities: [clientInfo(place.person)],
    channelData: { ...(base.channelData as object), source: { name: "message" }, legacy: { replyToId } },
  };
}

/** What is sent when the app is added somewhere or taken away: in that order. */
export function installationActivities(place: Place, what: "add" | "remove"): Activity[] {
  const { world, chat, person } = place;
  const base = baseActivity(place);
  const bot = { id: world.bot.id };
  const changed =
    what === "remove"
      ? { membersRemoved: [bot] }
      : {
          membersAdded: [
            ...(chat.kind === "personal" ? [{ id: person.id, aadObjectId: person.aadObjectId }] : []),
            bot,
          ],
        };
  const eventType = what === "add" ? "teamMemberAdded" : "teamMemberRemoved";
  const id = () => `f:${world.nextGuid()}`;
  const inTeam = chat.team === undefined ? {} : { eventType, team: { id: chat.team, name: chat.name } };
  return [
    { ...base, type: "installationUpdate", action: what, id: id(), entities: [clientInfo(person)] },
    {
      ...base,
      type: "conversationUpdate",
      id: id(),
      ...changed,
      channelData: { ...(base.channelData as object), ...inTeam },
    },
  ];
}
