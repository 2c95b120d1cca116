import type { Reply } from "../../src/conversation/reply.ts";
import { channelOf } from "../../src/identity.ts";
import type { Delivery, DeliveryResult, Messenger } from "../../src/ports.ts";

/** A message that arrived on somebody's screen. */
export interface Arrival {
  readonly at: number;
  /** Who sent it. */
  readonly process: string;
  readonly item: string;
  readonly session: string;
  /** The channel it stands in, or the person it was written to directly. */
  readonly place: string;
  /** It arrived, and the connection broke before the sender was told. */
  readonly cut: boolean;
  /** The occurrences it delivers. */
  readonly occurrences: readonly string[];
  /** Decisions it only reminds of. */
  readonly reminders: readonly string[];
}

export interface Platform {
  /** What arrived, in order; updates of messages are no arrivals. */
  readonly arrivals: Arrival[];
  /** Channels nothing can be written to any more, and people who take no direct messages. */
  readonly lost: Set<string>;
  of(process: () => string): Messenger;
}

export interface PlatformParts {
  readonly now: () => number;
  readonly random: () => number;
  /** Of all messages: those the platform puts off, and those whose sender is never told. */
  readonly putOff: number;
  readonly cut: number;
  /** Somebody reads a message. */
  readonly onRead?: (delivery: Delivery, reply: Reply) => void;
}

/** A platform that shows what it takes, refuses what it must, and loses connections. */
export function aPlatform({ now, random, putOff, cut, onRead }: PlatformParts): Platform {
  const arrivals: Arrival[] = [];
  const lost = new Set<string>();
  let refs = 0;
  return {
    arrivals,
    lost,
    of: (process) => ({
      async deliver(delivery): Promise<DeliveryResult> {
        const { item, session, ours, ref } = delivery;
        if (item.kind === "update") return ref === undefined ? { outcome: "sent" } : { outcome: "sent", ref };
        const { to, reply, key } = item.outgoing;
        const channel = channelOf(session.conversation);
        const place = to !== "thread" && to.direct === true ? to.person : channel;
        if (!(await ours())) return { outcome: "overtaken" };
        if (lost.has(place)) return { outcome: "refused", reason: place === channel ? "is_archived" : "cannot_dm" };
        if (random() < putOff) return { outcome: "retry", afterMs: 5000, reason: "too many at once" };
        const broken = random() < cut;
        const { review, digest } = session;
        const looked = reply.kind === "review-due" && review !== undefined ? [review.occurrence] : [];
        const listed = reply.kind === "digest" ? (digest?.items ?? []) : [];
        const woken = /-(\S+~(?:nudge|unratified))(?:~lost)?$/.exec(key)?.[1];
        arrivals.push({
          at: now(),
          process: process(),
          item: item.id,
          session: session.id,
          place,
          cut: broken,
          occurrences: [
            ...looked,
            ...listed.filter(({ open }) => !open).map(({ occurrence }) => occurrence),
            ...(reply.kind === "notice" && woken !== undefined ? [woken] : []),
            ...(reply.kind === "digest" && digest !== undefined ? [digest.occurrence] : []),
          ],
          reminders: listed.filter(({ open }) => open).map(({ decision }) => decision),
        });
        onRead?.(delivery, reply);
        refs += 1;
        return broken ? { outcome: "unsure", reason: "ECONNRESET" } : { outcome: "sent", ref: `m${refs}` };
      },
      async notice() {},
    }),
  };
}
