import type { Session } from "../../src/conversation/session.ts";
import type { Delivery, DeliveryResult, Messenger } from "../../src/ports.ts";
import type { Failure } from "./failure.ts";
import { isForOne, renderElsewhere, renderUnsaid } from "./for-one.ts";
import type { Holds } from "./holds.ts";
import { chatOf, conversationAt, type Place, placeOf, readRef, refText } from "./place.ts";
import type { Post } from "./post.ts";
import type { Address, OwnChat, References } from "./references.ts";
import { type RenderedMessage, renderReply } from "./render/reply.ts";

export interface MessengerParts {
  readonly references: References;
  readonly post: Post;
  readonly holds: Holds;
}

/** Sends and changes messages wherever a conversation has its address, spoken to or not. */
export function createTeamsMessenger({ references, post, holds }: MessengerParts): Messenger {
  const send = async (address: Address, delivery: Delivery, message: RenderedMessage): Promise<DeliveryResult> => {
    const { session } = delivery;
    const place = placeOfSession(session);
    const opens = address.type === "channel" && place.thread === undefined;
    const posted: { readonly place?: Place; readonly id: string } | Failure = opens
      ? await post.thread(address, message, delivery)
      : await post.message(address, place, message, delivery);
    // A deleted thread says nothing about the rest of its channel.
    if ("kind" in posted && posted.kind === "gone" && place.thread !== undefined)
      return { outcome: "refused", reason: posted.reason };
    if ("kind" in posted) return failed(session.conversation, posted, false);
    const at = posted.place ?? place;
    const opened = opens ? { opened: conversationAt(session.workspace, at) } : {};
    return { outcome: "sent", ref: refText({ place: at, id: posted.id }), ...opened };
  };

  const update = async (address: Address, delivery: Delivery, message: RenderedMessage): Promise<DeliveryResult> => {
    const { session, ref: named } = delivery;
    const ref = named === undefined ? undefined : readRef(named);
    // Its name was lost: there is nothing to change, and the newest message is what counts.
    if (named === undefined || ref === undefined) return { outcome: "sent" };
    const failure = await post.update(address, ref.place, ref.id, message, delivery);
    if (failure !== undefined && failure.kind !== "gone") return failed(session.conversation, failure, true);
    return { outcome: "sent", ref: named };
  };

  /** In the person's own chat, so that nobody else reads it; where that is not known, the thread says only that there is an answer. */
  const sendToOne = async (
    address: Address,
    delivery: Delivery,
    to: { readonly person: string; readonly direct?: boolean | undefined },
  ): Promise<DeliveryResult> => {
    const { item, session } = delivery;
    if (holds.wasTold(item.outgoing.key)) return { outcome: "sent" };
    const own =
      (await references.ofPerson(session.workspace, to.person)) ??
      (to.direct === true ? await opened(address, session.workspace, to.person) : undefined);
    if (own !== undefined) {
      const place = { chat: own.address.chat };
      const [message] = renderElsewhere(item.outgoing, session.id, address.type);
      const posted = message && (await post.message(own.address, place, message, delivery));
      if (posted === undefined || !("kind" in posted)) return { outcome: "sent" };
      const result = await failed(own.conversation, posted, false);
      if (result.outcome !== "refused") return result;
    }
    // What is said to somebody directly was said in the thread as well, but for the decider's lines.
    if (to.direct !== true) return send(address, delivery, renderUnsaid());
    if (item.outgoing.reply.kind !== "brief") return { outcome: "sent" };
    return send(address, delivery, renderReply(item.outgoing, { session: session.id, conversationType: address.type }));
  };

  /** A look whose place is lost, in its owner's own chat: its messages change in place there, and words there are meant for it. */
  const sendLook = async (delivery: Delivery, person: string): Promise<DeliveryResult> => {
    const { item, session, ref } = delivery;
    const from = await references.of(session.conversation);
    const known = await references.ofPerson(session.workspace, person);
    const own =
      known ?? (from === undefined || "stopped" in from ? undefined : await opened(from, session.workspace, person));
    if (own === undefined) return { outcome: "refused", reason: "no chat with the person alone is known" };
    const message = renderReply(item.outgoing, { session: session.id, conversationType: "personal" });
    if (item.kind === "update") return update(own.address, { ...delivery, ref }, message);
    const place = { chat: own.address.chat };
    const posted = await post.message(own.address, place, message, delivery);
    if ("kind" in posted) return failed(own.conversation, posted, false);
    return { outcome: "sent", ref: refText({ place, id: posted.id }), opened: own.conversation };
  };

  /**
   * A chat with somebody who never wrote to the bot alone, where Teams opens one: the app has to be installed for them.
   * Anything else says it in the thread.
   */
  const opened = async (address: Address, workspace: string, person: string): Promise<OwnChat | undefined> => {
    const made = await post.personal(address, person);
    if ("kind" in made || made.chat === "") return undefined;
    return references.keepPerson(workspace, person, { ...address, chat: made.chat, type: "personal" });
  };

  const failed = async (conversation: string, failure: Failure, updates: boolean): Promise<DeliveryResult> => {
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
        await references.stop(conversation, reason);
        return { outcome: "refused", reason };
      case "never":
        return updates ? { outcome: "sent" } : { outcome: "refused", reason };
      default:
        return failure satisfies never;
    }
  };

  return {
    async deliver(delivery) {
      const { item, session } = delivery;
      await holds.free(session);
      const to = item.outgoing.to;
      if (to !== "thread" && to.direct === true && (session.review ?? session.digest) !== undefined) {
        return sendLook(delivery, to.person);
      }
      const address = await references.of(item.kind === "update" ? whereabouts(delivery) : session.conversation);
      if (address === undefined) return { outcome: "refused", reason: "no address of this conversation is known" };
      if ("stopped" in address) return { outcome: "refused", reason: `stopped: ${address.stopped}` };
      const { outgoing } = item;
      const alone = address.type === "personal" || item.kind === "update" || !isForOne(outgoing);
      if (!alone && outgoing.to !== "thread") return sendToOne(address, delivery, outgoing.to);
      const message = renderReply(outgoing, { session: session.id, conversationType: address.type });
      return item.kind === "update" ? update(address, delivery, message) : send(address, delivery, message);
    },
    async notice(conversation, personId, outgoing) {
      const place = placeOf(conversation);
      const address = await references.of(conversation);
      if (place === undefined || address === undefined || "stopped" in address) return;
      if (address.type === "personal") {
        await post.message(address, place, renderReply(outgoing, { session: "", conversationType: address.type }));
        return;
      }
      const own = await references.ofPerson(conversation.split("/")[0] ?? "", personId);
      const [message] = renderElsewhere(outgoing, "", address.type);
      if (own === undefined || message === undefined) await post.message(address, place, renderUnsaid());
      else await post.message(own.address, { chat: own.address.chat }, message);
    },
  };
}

/** Where the message to change stands: a look may have moved to its owner's own chat. */
function whereabouts({ session, ref }: Delivery): string {
  const place = ref === undefined ? undefined : readRef(ref)?.place;
  return place === undefined ? session.conversation : conversationAt(session.workspace, { chat: place.chat });
}

/** Where a session's messages go: its chat, its thread, or the thread its first message opened. */
export function placeOfSession(session: Session): Place {
  const place = placeOf(session.conversation) ?? { chat: "" };
  const root = session.refs.root === undefined ? undefined : readRef(session.refs.root);
  const moved =
    root !== undefined && chatOf(conversationAt(session.workspace, root.place)) === chatOf(session.conversation);
  return place.thread === undefined && moved ? root.place : place;
}
