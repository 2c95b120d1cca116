import { changeMessage, conversationId, deleteMessage, findMessage, postMessage } from "../world/messages.ts";
import type { Chat, Message, Person, World } from "../world/world.ts";
import { NewConversation } from "./activity.ts";
import { type Answer, ok, refuse } from "./answer.ts";
import { findChat } from "./find-chat.ts";
import { readContent } from "./read-content.ts";

/** Posts an activity. One with words and a card becomes two messages, and the bot is told the id of neither. */
export function send(world: World, conversation: string, body: unknown): Answer {
  const found = findChat(world, conversation);
  if ("status" in found) return found;
  const read = readContent(body);
  if ("status" in read) return read;
  const { chat } = found;
  const [first, ...rest] = read.contents.map((content) =>
    postMessage(world, { chat, from: world.bot.id, content, thread: found.thread }),
  );
  return ok(first === undefined || rest.length > 0 ? {} : { id: first.id }, 201);
}

export function update(world: World, conversation: string, id: string, body: unknown): Answer {
  const found = own(world, conversation, id);
  if ("status" in found) return found;
  const read = readContent(body);
  if ("status" in read) return read;
  const [content, ...rest] = read.contents;
  if (content === undefined || rest.length > 0)
    return refuse(400, "BadArgument", "A message is replaced by words or by one card.");
  changeMessage(world, found.message, content);
  return ok({ id });
}

export function remove(world: World, conversation: string, id: string): Answer {
  const found = own(world, conversation, id);
  if ("status" in found) return found;
  deleteMessage(world, found.message);
  return ok();
}

function own(world: World, conversation: string, id: string): { message: Message } | Answer {
  const found = findChat(world, conversation);
  if ("status" in found) return found;
  const message = findMessage(world, found.chat.id, id);
  if (message === undefined || (found.thread !== undefined && message.thread !== found.thread))
    return refuse(404, "ActivityNotFoundInConversation", "Activity was not found in this conversation.");
  if (message.from !== world.bot.id) return refuse(403, "Forbidden", "The message is somebody else's.");
  return { message };
}

/** A thread in a channel with its first message, or the personal chat with somebody. */
export function create(world: World, body: unknown): Answer {
  const read = NewConversation.safeParse(body);
  if (!read.success) return refuse(400, "BadSyntax", read.error.issues.map(({ message }) => message).join("; "));
  const { channelData, members = [], isGroup, tenantId = channelData?.tenant?.id, activity } = read.data;
  if (channelData?.channel !== undefined) {
    if (isGroup !== true) return refuse(400, "BadSyntax", "A channel needs isGroup.");
    const found = findChat(world, channelData.channel.id);
    if ("status" in found) return found;
    if (activity === undefined) return refuse(400, "BadSyntax", "A thread needs its first activity.");
    const sent = send(world, found.chat.id, activity);
    const { id } = (sent.body ?? {}) as { id?: string };
    if (sent.status !== 201 || id === undefined) return sent;
    return ok({ id: conversationId(found.chat, id), activityId: id }, 201);
  }
  const [member, ...others] = members;
  // Teams takes the id of Microsoft Entra as well.
  const person =
    world.people.get(member?.id ?? "") ?? [...world.people.values()].find((one) => one.aadObjectId === member?.id);
  if (person === undefined || others.length > 0) return refuse(400, "BadSyntax", "One member who is known here.");
  if (tenantId !== person.tenant) return refuse(403, "Forbidden", "The tenant is not the member's.");
  const chat = [...world.chats.values()].find(({ kind, members: who }) => kind === "personal" && who.has(person.id));
  if (chat === undefined || !chat.bot)
    return refuse(403, "ForbiddenOperation", "The app is not installed for the user.");
  return ok({ id: chat.id }, 201);
}

export function members(world: World, conversation: string): { chat: Chat; people: Person[] } | Answer {
  const found = findChat(world, conversation);
  if ("status" in found) return found;
  const people = [...found.chat.members].flatMap((id) => world.people.get(id) ?? []);
  return { chat: found.chat, people };
}

/** As Teams lists a member. */
export function memberJson({ id, name, aadObjectId, tenant }: Person): Record<string, unknown> {
  const [givenName = name, surname = ""] = name.split(" ");
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;
  return {
    id,
    name,
    aadObjectId,
    objectId: aadObjectId,
    tenantId: tenant,
    givenName,
    surname,
    email,
    userPrincipalName: email,
    userRole: "user",
  };
}
