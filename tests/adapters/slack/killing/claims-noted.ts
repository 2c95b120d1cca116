import { outboxItemId } from "../../../../src/identity.ts";

/** Since when this process has which reply, read from what it asks of Redis and is granted. */
export interface ClaimsNoted {
  /** A `commit.lua` was granted: what follows its keys. */
  committed(args: readonly unknown[]): void;
  /** The same of a `claim.lua`. */
  claimed(args: readonly unknown[]): void;
  /** Headers for a message that carries the reply, which is written now. */
  headersFor(item: string): Record<string, string>;
}

export function createClaimsNoted(): ClaimsNoted {
  const since = new Map<string, string>();
  return {
    committed(args) {
      let at = 9;
      // People, and people gone: each list is its length and what is in it.
      for (const _list of [0, 1]) at += 1 + Number(args[at]);
      const count = Number(args[at]);
      for (let item = 0; item < count; item += 1) {
        const [seq, claim] = args.slice(at + 1 + item * 3);
        since.set(outboxItemId(String(args[0]), Number(seq)), String(claim).split(" ")[0] ?? "");
      }
    },
    claimed: ([id, seq, , at]) => void since.set(outboxItemId(String(id), Number(seq)), String(at)),
    headersFor: (item) => ({
      "x-note-process": String(process.pid),
      "x-note-claimed-at": since.get(item) ?? "",
      "x-note-written-at": String(Date.now()),
    }),
  };
}

/** The reply a call of `chat.postMessage` carries. */
export function itemIn(body: unknown): string {
  const metadata = new URLSearchParams(typeof body === "string" ? body : "").get("metadata") ?? "{}";
  return (JSON.parse(metadata) as { event_payload?: { item?: string } }).event_payload?.item ?? "";
}
