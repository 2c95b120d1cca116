import type { Session } from "../../src/conversation/session.ts";
import type { Pace } from "../../src/pace.ts";
import type { Clock, Delivery, DeliveryResult, Installation, Messenger } from "../../src/ports.ts";
import type { Accesses } from "./accesses.ts";
import type { SlackClients } from "./clients.ts";
import type { Failure } from "./failure.ts";
import { placeOfSession } from "./place-of-session.ts";
import { createPost, type Post } from "./post.ts";
import { createRecords } from "./records.ts";
import { context, type Message } from "./render/blocks.ts";
import { render } from "./render/reply.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { conversationAt, isDirect, placeOf, placeOfRef, refOf } from "./workspace.ts";

export interface MessengerParts {
  readonly accesses: Accesses;
  readonly clients: SlackClients;
  readonly urls: ResponseUrls;
  readonly clock: Clock;
  /** Said in the root message: what reaches the bot. */
  readonly hearing: string;
  readonly pace: Pace;
}

/** Posts, updates, and says things in private, in whatever workspace the session lives. */
export function createSlackMessenger(parts: MessengerParts): Messenger & { readonly post: Post } {
  const { accesses, clients, urls, clock, hearing, pace } = parts;
  const post = createPost({ clients, pace, clock });
  const records = createRecords(post);

  const update = async (access: Installation, delivery: Delivery, message: Message): Promise<DeliveryResult> => {
    const { ref } = delivery;
    const place = ref === undefined ? undefined : placeOfRef(ref);
    // A private message, or one whose name was lost: there is nothing to change, and nothing is missing.
    if (ref === undefined || place === undefined) return { outcome: "sent" };
    // Whoever took it over may have changed the message further by now.
    if (!(await delivery.ours())) return { outcome: "overtaken" };
    if (await urls.replace(ref, message, clock.now())) return { outcome: "sent", ref };
    const failure = await post.update(access, place, message, delivery);
    return failure === undefined || failure.kind === "gone" ? { outcome: "sent", ref } : toResult(failure, true);
  };

  /** Where the session cannot be said, its starter is written to directly; nothing of it is lost. */
  const instead = async (
    access: Installation,
    delivery: Delivery,
    message: Message,
    why: Failure,
  ): Promise<DeliveryResult> => {
    const { session, item } = delivery;
    const { to } = item.outgoing;
    const person = to === "thread" ? session.startedBy.id : to.person;
    const opened = await post.openDirect(access, person);
    if ("kind" in opened)
      return opened.kind === "later" ? toResult(opened, false) : toResult({ ...why, kind: "never" }, false);
    const known = Object.values(session.refs).some((ref) => ref.startsWith(`${opened.channel}/`));
    const lead = context(leadWords(session, why.reason));
    const full = known ? message : { ...message, blocks: [lead, ...message.blocks].slice(0, 50) };
    const posted = await post.message(access, { channel: opened.channel }, full, delivery);
    if ("kind" in posted) return toResult(posted, false);
    const conversation = conversationAt(session.workspace, { channel: opened.channel });
    return {
      outcome: "sent",
      ref: refOf(opened.channel, posted.ts),
      ...(to === "thread" ? { opened: conversation } : {}),
    };
  };

  /** Undefined where no direct message can be opened: it is whispered in the thread then. */
  const directly = async (
    access: Installation,
    person: string,
    delivery: Delivery,
    message: Message,
  ): Promise<DeliveryResult | undefined> => {
    const opened = await post.openDirect(access, person);
    if ("kind" in opened) return opened.kind === "later" ? toResult(opened, false) : undefined;
    const posted = await post.message(access, { channel: opened.channel }, message, delivery);
    if ("kind" in posted) return toResult(posted, false);
    const { session } = delivery;
    if (session.review === undefined && session.digest === undefined) return { outcome: "sent" };
    // A look that moved to its owner goes on there: its messages change in place, and words in that chat are meant for it.
    const conversation = conversationAt(session.workspace, { channel: opened.channel });
    return { outcome: "sent", ref: refOf(opened.channel, posted.ts), opened: conversation };
  };

  const send = async (access: Installation, delivery: Delivery, message: Message): Promise<DeliveryResult> => {
    const { session, item } = delivery;
    const { to } = item.outgoing;
    const place = placeOfSession(session);
    if (place === undefined) return { outcome: "refused", reason: "no place" };
    if (to !== "thread" && to.direct === true) {
      const direct = await directly(access, to.person, delivery, message);
      if (direct !== undefined) return direct;
    }
    const whispered = to !== "thread" && !isDirect(place.channel);
    const posted = whispered
      ? await post.whisper(access, place, to.person, message, delivery)
      : await post.message(access, place, message, delivery);
    if ("kind" in posted) {
      // What becomes of a look that cannot be said in its place is the bot's to decide, not its starter's.
      const ofLook = to === "thread" && (session.review ?? session.digest) !== undefined;
      return posted.kind === "elsewhere" && !ofLook
        ? instead(access, delivery, message, posted)
        : toResult(posted, false);
    }
    if (whispered) return { outcome: "sent" };
    const begins = place.thread === undefined && !isDirect(place.channel);
    const opened = begins
      ? { opened: conversationAt(session.workspace, { channel: place.channel, thread: posted.ts }) }
      : {};
    return { outcome: "sent", ref: refOf(place.channel, posted.ts), ...opened };
  };

  const toResult = (failure: Failure, updates: boolean): DeliveryResult => {
    const { kind, reason } = failure;
    if (kind === "later") return { outcome: "retry", afterMs: failure.afterMs, reason };
    if (kind === "overtaken") return { outcome: "overtaken" };
    if (kind === "unsure") return { outcome: "unsure", reason };
    // What cannot be changed stays as it reads; the newest message is what counts.
    return updates && kind !== "token" ? { outcome: "sent" } : { outcome: "refused", reason };
  };

  return {
    post,
    async deliver(delivery) {
      const { item, session } = delivery;
      const access = await accesses.of(session.workspace);
      if (access === undefined) return { outcome: "refused", reason: "not installed in this workspace any more" };
      const record = await records.attach(access, delivery);
      if (record?.kind === "later") return toResult(record, false);
      const message = render(item.outgoing.reply, { session: session.id, hearing, record });
      const result =
        item.kind === "update" ? await update(access, delivery, message) : await send(access, delivery, message);
      if (record?.kind === "text" && result.outcome === "sent") await records.print(access, delivery);
      if (result.outcome === "refused") await accesses.forget(session.workspace, false);
      return result;
    },
    async notice(conversation, personId, outgoing) {
      const place = placeOf(conversation);
      const access = await accesses.of(conversation.split("/")[0] ?? "");
      if (place === undefined || access === undefined) return;
      const message = render(outgoing.reply, { session: "", hearing });
      if (isDirect(place.channel)) await post.message(access, place, message);
      else await post.whisper(access, place, personId, message);
    },
  };
}

function leadWords(session: Session, reason: string): string {
  const channel = placeOf(session.conversation)?.channel ?? "";
  const where = isDirect(channel) ? "that conversation" : `<#${channel}>`;
  const why = reason === "is_archived" ? "it is archived" : "I am not a member there, or may not write there";
  const todo = reason === "is_archived" ? "" : " Invite me with `/invite` to go on there.";
  return `I cannot post in ${where}: ${why}. So here it is; everything is saved, and you can answer here.${todo}`;
}
