import { createLru } from "../../src/lru.ts";
import type { Delivery, Installation } from "../../src/ports.ts";
import type { Attached } from "./attached.ts";
import type { Failure } from "./failure.ts";
import { placeOfSession } from "./place-of-session.ts";
import type { Post } from "./post.ts";
import { recordMessages } from "./render/record-pieces.ts";

const REMEMBERED = 200;

/** Puts the record of a decision into its thread: as a file, and as text where Slack takes none. */
export function createRecords(post: Post) {
  /** By outbox item, so that a message that is sent again uploads no second file. */
  const known = createLru<Attached>(REMEMBERED);
  return {
    /** Before the decision is told; undefined where nothing is to be attached. `later`: Slack asks to wait. */
    async attach(
      access: Installation,
      { item, session }: Delivery,
    ): Promise<Attached | Extract<Failure, { kind: "later" }> | undefined> {
      const { reply } = item.outgoing;
      const place = placeOfSession(session);
      if (reply.kind !== "decided" || item.kind !== "send" || place === undefined) return undefined;
      const before = known.get(item.id);
      if (before !== undefined) return before;
      const content = reply.markdown;
      const file = await post.file(access, place, { name: reply.file, title: reply.decision.title, content });
      if ("kind" in file && file.kind === "later") return file;
      const attached: Attached = "kind" in file ? { kind: "text", why: whyNot(file) } : { kind: "file", ...file };
      known.set(item.id, attached);
      return attached;
    },
    /** After it, best effort: `show` prints it again. */
    async print(access: Installation, { item, session }: Delivery): Promise<void> {
      const { reply } = item.outgoing;
      const place = placeOfSession(session);
      if (reply.kind !== "decided" || place === undefined) return;
      for (const message of recordMessages(reply.markdown, reply.file)) {
        const said = await post.message(access, place, message);
        if ("kind" in said) return;
      }
    },
  };
}

function whyNot({ kind, reason }: Failure): string {
  if (reason === "missing_scope") return "the app was installed without the scope files:write";
  return kind === "elsewhere" ? "I may not write there" : `Slack answered ${reason}`;
}
