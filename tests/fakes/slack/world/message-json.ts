import type { Message } from "./world.ts";

/** A message as payloads and answers carry it. */
export function messageJson(message: Message): Record<string, unknown> {
  const { ts, user, team, text, blocks, thread, bot, subtype, edited, files, metadata } = message;
  return {
    type: "message",
    ...(subtype === undefined ? {} : { subtype }),
    user,
    team,
    ts,
    text,
    ...(bot === undefined ? {} : { bot_id: bot.botId, app_id: bot.appId }),
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(edited === undefined ? {} : { edited: { user, ts: edited } }),
    ...(files === undefined ? {} : { files }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}
