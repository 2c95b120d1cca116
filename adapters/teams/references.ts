import { z } from "zod";
import type { Clock, ReferenceStore } from "../../src/ports.ts";
import type { Activity } from "./activity.ts";
import { type ConversationType, type From, tenantOf, typeOf } from "./incoming.ts";
import { chatOf, conversationAt, personAt, placeOfId } from "./place.ts";
import type { IsAllowed } from "./service-addresses.ts";

/** How a chat or channel is reached. A thread is reached by its channel's. */
export const Address = z.object({
  serviceUrl: z.string(),
  chat: z.string(),
  type: z.enum(["personal", "groupChat", "channel"]),
  tenant: z.string().optional(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
});
export type Address = z.infer<typeof Address>;

export interface References {
  /** Keeps how the activity's chat is reached; of a personal chat also whose it is. */
  keep(from: Pick<From, "conversation" | "workspace" | "author">, activity: Activity): Promise<void>;
  /** Undefined where it is unknown or not allowed; the reason where nothing may be sent any more. */
  of(conversation: string): Promise<Address | { readonly stopped: string } | undefined>;
  /** The person's own chat with the bot; undefined where it is unknown or nothing may be sent there any more. */
  ofPerson(workspace: string, personId: string): Promise<OwnChat | undefined>;
  /** Keeps the chat somebody has with the bot, as `address` reaches it. */
  keepPerson(workspace: string, personId: string, address: Address): Promise<OwnChat>;
  stop(conversation: string, reason: string): Promise<void>;
  /** Whose a personal chat is, is not known any more. */
  forget(workspace: string, personId: string): Promise<void>;
}

export interface OwnChat {
  readonly conversation: string;
  readonly address: Address;
}

const REMEMBERED = 5000;
/** So long a replica believes what it knows, without asking whether another one was refused meanwhile. */
const KEPT_MS = 5 * 60_000;

/** Remembers what it has just written or read: the way from a message to its answer asks the store for nothing. */
export function createReferences(store: ReferenceStore, clock: Clock, isAllowed: IsAllowed): References {
  const known = new Map<string, { readonly text: string; readonly until: number }>();
  const remember = (chat: string, text: string): void => {
    known.delete(chat);
    known.set(chat, { text, until: clock.now() + KEPT_MS });
    if (known.size > REMEMBERED) known.delete([...known.keys()][0] ?? "");
  };
  const remembered = (chat: string): string | undefined => {
    const found = known.get(chat);
    return found !== undefined && found.until > clock.now() ? found.text : undefined;
  };

  const of: References["of"] = async (conversation) => {
    const chat = chatOf(conversation);
    const ready = remembered(chat);
    const read = ready === undefined ? await store.get(chat) : { address: ready };
    if (read === undefined) return undefined;
    if ("stopped" in read && read.stopped !== undefined) return { stopped: read.stopped.reason };
    const address = Address.parse(JSON.parse(read.address));
    if (!isAllowed(address.serviceUrl)) return undefined;
    if (ready === undefined) remember(chat, read.address);
    return address;
  };

  return {
    async keep({ conversation, workspace, author }, activity) {
      const address = addressOf(activity);
      const text = JSON.stringify(address);
      const person = address.type === "personal" ? [personAt(workspace, author.id)] : [];
      const unknown = [chatOf(conversation), ...person].filter((at) => remembered(at) !== text);
      await Promise.all(unknown.map((at) => store.put(at, text)));
      for (const at of unknown) remember(at, text);
    },
    of,
    async ofPerson(workspace, personId) {
      const noted = await of(personAt(workspace, personId));
      if (noted === undefined || "stopped" in noted) return undefined;
      const conversation = conversationAt(workspace, { chat: noted.chat });
      const address = await of(conversation);
      return address === undefined || "stopped" in address ? undefined : { conversation, address };
    },
    async keepPerson(workspace, personId, address) {
      const conversation = conversationAt(workspace, { chat: address.chat });
      const text = JSON.stringify(address);
      for (const at of [conversation, personAt(workspace, personId)]) {
        await store.put(at, text);
        remember(at, text);
      }
      return { conversation, address };
    },
    async stop(conversation, reason) {
      const chat = chatOf(conversation);
      known.delete(chat);
      await store.deactivate(chat, reason, clock.now());
    },
    async forget(workspace, personId) {
      const at = personAt(workspace, personId);
      known.delete(at);
      await store.remove(at);
    },
  };
}

function addressOf(activity: Activity): Address {
  const { serviceUrl, conversation, recipient } = activity;
  const place = placeOfId(conversation.id);
  const type: ConversationType = typeOf(activity, place);
  const tenant = tenantOf(activity);
  const { id, name } = recipient;
  return {
    serviceUrl,
    chat: place.chat,
    type,
    ...(tenant === undefined ? {} : { tenant }),
    bot: { id, ...(name ? { name } : {}) },
  };
}
