import type { FakeSlack } from "../fakes/slack/start-fake-slack.ts";
import type { Message } from "../fakes/slack/world/world.ts";
import type { Copy } from "./explain-double.ts";

/** What a process told its parent about a reply it posted. */
export type SaidBy = (process: string, item: string) => Pick<Copy, "markedAt" | "unanswered">;

/** The reply a message is. */
export function itemOf({ metadata }: Message): string {
  return (metadata as { event_payload?: { item?: string } } | undefined)?.event_payload?.item ?? "";
}

/** What is known of a message that was posted: from the log of the fake, and from who posted it. */
export function createCopies(fake: FakeSlack, saidBy: SaidBy): (message: Message) => Copy {
  const posts = fake.log.filter(({ method, answer }) => method === "chat.postMessage" && answer.ok);
  const byName = new Map(posts.map((post) => [`${post.answer.channel}/${post.answer.ts}`, post]));
  return (message) => {
    const post = byName.get(`${message.channel}/${message.ts}`);
    const process = post?.notes.process || undefined;
    const claimedAt = Number(post?.notes["claimed-at"]) || undefined;
    return {
      at: post?.at ?? Number(message.ts) * 1000,
      process,
      claimedAt,
      writtenAt: Number(post?.notes["written-at"]) || undefined,
      ...(process === undefined ? {} : saidBy(process, itemOf(message))),
      cut: post?.cut ?? false,
    };
  };
}
