import type { OutgoingReply, Reply } from "./reply.ts";

/** One durable message of a thread: what it is called, what it depends on, and how to build it. */
export interface Entry {
  readonly key: string;
  /** Equal stamps mean equal messages; building can be dear, comparing never is. */
  readonly stamp: string;
  readonly build: () => Reply;
}

export function toOutgoing({ key, build }: Entry): OutgoingReply {
  return { to: "thread", key, reply: build() };
}

/** An entry whose message is cheap to build: it is its own stamp. */
export function entry(key: string, reply: Reply): Entry {
  return { key, stamp: JSON.stringify(reply), build: () => reply };
}
