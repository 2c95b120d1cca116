import type { Session } from "../../src/conversation/session.ts";
import type { Delivery, DeliveryResult, Messenger } from "../../src/ports.ts";
import type { Failure } from "./failure.ts";
import type { Holds } from "./holds.ts";
import { chatOf, conversationAt, type Place, placeOf, type Ref, readRef, refText } from "./place.ts";
import type { Post } from "./post.ts";
import type { Address, References } from "./references.ts";
import { type RenderedMessage, renderReply } from "./render/reply.ts";

export interface MessengerParts {
  readonly references: References;
  readonly post: Post;
  readonly holds: Holds;
}

const REMEMBERED = 1000;

/** Sends and changes messages wherever a conversation has its address, spoken to or not. */
export function createTeamsMessenger({ references, post, holds }: MessengerParts): Messenger {
  /** Ids of the parts of a longer message that are sent, while the rest is still to come. */
  const parts = new Map<string, Ref>();

  const send = async (
    address: Address,
    delivery: Delivery,
    messages: readonly RenderedMessage[],
  ): Promise<DeliveryResult> => {
    const { item, session } = delivery;
    let sent: Ref = parts.get(item.id) ?? { place: placeOfSession(session), ids: [] };
    const opens = sent.ids.length === 0 && address.type === "channel" && sent.place.thread === undefined;
    for (const message of messages.slice(sent.ids.length)) {
      const unopened = address.type === "channel" && sent.place.thread === undefined;
      const posted: { readonly place?: Place; readonly id: string } | Failure = unopened
        ? await post.thread(address, message, delivery.ours)
        : await post.message(address, sent.place, message, delivery.ours);
      // A deleted thread says nothing about the rest of its channel.
      if ("kind" in posted && posted.kind === "gone" && sent.place.thread !== undefined)
        return { outcome: "refused", reason: posted.reason };
      if ("kind" in posted) return failed(session, posted, false);
      sent = { place: posted.place ?? sent.place, ids: [...sent.ids, posted.id] };
      remember(item.id, sent);
    }
    parts.delete(item.id);
    const opened = opens ? { opened: conversationAt(session.workspace, sent.place) } : {};
    return { outcome: "sent", ref: refText(sent), ...opened };
  };

  const update = async (
    address: Address,
    { session, ref: named }: Delivery,
    messages: readonly RenderedMessage[],
  ): Promise<DeliveryResult> => {
    const ref = named === undefined ? undefined : readRef(named);
    // Its name was lost: there is nothing to change, and the newest message is what counts.
    if (ref === undefined) return { outcome: "sent" };
    for (const [at, id] of ref.ids.entries()) {
      const message = messages[at];
      const failure =
        message === undefined
          ? await post.remove(address, ref.place, id)
          : await post.update(address, ref.place, id, message);
      if (failure !== undefined && failure.kind !== "gone") return failed(session, failure, true);
    }
    return { outcome: "sent", ref: refText(ref) };
  };

  const failed = async (session: Session, failure: Failure, updates: boolean): Promise<DeliveryResult> => {
    const { kind, reason } = failure;
    switch (kind) {
      case "later":
        return { outcome: "retry", afterMs: failure.afterMs, reason };
      case "unsure":
        return { outcome: "unsure", reason };
      case "overtaken":
        return { outcome: "overtaken" };
      case "closed":
      case "gone":
        await references.stop(session.conversation, reason);
        return { outcome: "refused", reason };
      case "never":
        return updates ? { outcome: "sent" } : { outcome: "refused", reason };
      default:
        return failure satisfies never;
    }
  };

  const remember = (id: string, sent: Ref): void => {
    parts.set(id, sent);
    if (parts.size > REMEMBERED) parts.delete([...parts.keys()][0] ?? "");
  };

  return {
    async deliver(delivery) {
      const { item, session } = delivery;
      await holds.free(session);
      const address = await references.of(session.conversation);
      if (address === undefined) return { outcome: "refused", reason: "no address of this conversation is known" };
      if ("stopped" in address) return { outcome: "refused", reason: `stopped: ${address.stopped}` };
      const messages = renderReply(item.outgoing, { session: session.id, conversationType: address.type });
      return item.kind === "update" ? update(address, delivery, messages) : send(address, delivery, messages);
    },
    async notice(conversation, _personId, outgoing) {
      const place = placeOf(conversation);
      const address = await references.of(conversation);
      if (place === undefined || address === undefined || "stopped" in address) return;
      for (const message of renderReply(outgoing, { session: "", conversationType: address.type })) {
        await post.message(address, place, message);
      }
    },
  };
}

/** Where a session's messages go: its chat, its thread, or the thread its first message opened. */
export function placeOfSession(session: Session): Place {
  const place = placeOf(session.conversation) ?? { chat: "" };
  const root = session.refs.root === undefined ? undefined : readRef(session.refs.root);
  const moved =
    root !== undefined && chatOf(conversationAt(session.workspace, root.place)) === chatOf(session.conversation);
  return place.thread === undefined && moved ? root.place : place;
}
