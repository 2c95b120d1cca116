import { findMessage } from "../world/messages.ts";
import type { Chat, World } from "../world/world.ts";
import { type Answer, refuse } from "./answer.ts";

/** The chat and thread a conversation's id names, where the bot may write; else what it is told. */
export function findChat(world: World, conversation: string): { chat: Chat; thread: string | undefined } | Answer {
  const [id = "", thread] = conversation.split(";messageid=");
  const chat = world.chats.get(id);
  if (chat === undefined || (thread !== undefined && chat.kind !== "channel"))
    return refuse(404, "ConversationNotFound", "Conversation not found.");
  if (chat.blocked !== undefined) return refuse(403, chat.blocked, "Message writes are blocked.");
  if (!chat.bot) return refuse(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
  if (thread !== undefined && findMessage(world, chat.id, thread) === undefined)
    return refuse(404, "ConversationNotFound", "There is no such thread.");
  return { chat, thread };
}
