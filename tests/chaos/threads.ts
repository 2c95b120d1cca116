import type { Message, World } from "../fakes/slack/world/world.ts";

/** The messages of each thread, found without looking at all others. */
export function createThreads({
  messages,
}: Pick<World, "messages">): (channel: string, root: string) => readonly Message[] {
  const threads = new Map<string, Message[]>();
  let read = 0;
  return (channel, root) => {
    for (; read < messages.length; read += 1) {
      const message = messages[read];
      if (message === undefined) continue;
      const key = `${message.channel}/${message.thread ?? message.ts}`;
      const known = threads.get(key);
      if (known === undefined) threads.set(key, [message]);
      else known.push(message);
    }
    return threads.get(`${channel}/${root}`) ?? [];
  };
}
