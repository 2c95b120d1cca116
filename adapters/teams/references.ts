import { z } from "zod";
import type { Clock, ReferenceStore } from "../../src/ports.ts";
import type { Activity } from "./activity.ts";
import { type ConversationType, tenantOf, typeOf } from "./incoming.ts";
import { chatOf, placeOfId } from "./place.ts";
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
  /** Keeps how the activity's chat is reached. True where it could not be reached before. */
  keep(conversation: string, activity: Activity): Promise<boolean>;
  /** Undefined where it is unknown or not allowed; the reason where nothing may be sent any more. */
  of(conversation: string): Promise<Address | { readonly stopped: string } | undefined>;
  stop(conversation: string, reason: string): Promise<void>;
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

  return {
    async keep(conversation, activity) {
      const chat = chatOf(conversation);
      const text = JSON.stringify(addressOf(activity));
      if (remembered(chat) === text) return false;
      const first = await store.put(chat, text);
      remember(chat, text);
      return first;
    },
    async of(conversation) {
      const chat = chatOf(conversation);
      const ready = remembered(chat);
      const read = ready === undefined ? await store.get(chat) : { address: ready };
      if (read === undefined) return undefined;
      if ("stopped" in read && read.stopped !== undefined) return { stopped: read.stopped.reason };
      const address = Address.parse(JSON.parse(read.address));
      if (!isAllowed(address.serviceUrl)) return undefined;
      if (ready === undefined) remember(chat, read.address);
      return address;
    },
    async stop(conversation, reason) {
      const chat = chatOf(conversation);
      known.delete(chat);
      await store.deactivate(chat, reason, clock.now());
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
