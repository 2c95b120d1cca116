import type { Chat, ChatKind, Person } from "../world/world.ts";
import { installationActivities } from "./activities.ts";
import { type Hub, type Sent, sending } from "./hub.ts";
import { createSeat, type Seat } from "./seat.ts";

export interface ChatOptions {
  readonly members: readonly string[];
  /** The bot is in it already; without it `addBot` brings it in. */
  readonly bot?: boolean;
}

export interface PersonOptions {
  readonly timeZone?: string;
  readonly locale?: string;
}

/** An organisation with its people and their chats. */
export interface Tenant {
  readonly id: string;
  person(name: string, options?: PersonOptions): Person;
  as(name: string): { readonly person: Person; in(chat: string): Seat; personal(): Seat };
  /** A chat of several people. */
  group(name: string, options: ChatOptions): Chat;
  /** A channel of a team of its own. */
  channel(name: string, options: ChatOptions): Chat;
  /** With the bot; it is there from the start unless `bot` is false. */
  personal(name: string, options?: { readonly bot?: boolean }): Chat;
  /** Somebody adds the app: the first contact. */
  addBot(chat: Chat, by: string): Promise<Sent>;
  removeBot(chat: Chat, by: string): Promise<Sent>;
}

export function createTenant(hub: Hub, name: string, id = hub.world.nextGuid()): Tenant {
  const { world } = hub;
  const people = new Map<string, Person>();
  const chats = new Map<string, Chat>();

  const known = (who: string): Person => {
    const found = people.get(who);
    if (found === undefined) throw new Error(`nobody is called ${who} in ${name}`);
    return found;
  };
  const add = (kind: ChatKind, called: string, { members, bot = false }: ChatOptions): Chat => {
    const suffix = { personal: "", groupChat: "@thread.v2", channel: "@thread.tacv2" }[kind];
    const chat: Chat = {
      id: kind === "personal" ? world.nextId("a:1") : `19:${world.nextId("fake")}${suffix}`,
      kind,
      name: called,
      tenant: id,
      ...(kind === "channel" ? { team: `19:${world.nextId("team")}@thread.tacv2` } : {}),
      members: new Set(members.map((who) => known(who).id)),
      bot,
    };
    world.chats.set(chat.id, chat);
    chats.set(`${kind === "personal" ? "personal/" : ""}${called}`, chat);
    return chat;
  };
  const personal = (who: string, bot = true) =>
    chats.get(`personal/${who}`) ?? add("personal", who, { members: [who], bot });
  const installed = (what: "add" | "remove", chat: Chat, by: string) => {
    chat.bot = what === "add";
    const place = { world, serviceUrl: hub.serviceUrl(), chat, person: known(by) };
    return sending(hub, () => {
      for (const activity of installationActivities(place, what)) hub.courier.send(activity);
    });
  };

  return {
    id,
    person(called, { timeZone = "Europe/Berlin", locale = "en-GB" } = {}) {
      const before = people.get(called);
      if (before !== undefined) return before;
      const aadObjectId = world.nextGuid();
      const person = { id: world.nextId("29:1"), aadObjectId, tenant: id, name: called, timeZone, locale };
      people.set(called, person);
      world.people.set(person.id, person);
      return person;
    },
    as: (who) => ({
      person: known(who),
      in(called) {
        const chat = chats.get(called);
        if (chat === undefined) throw new Error(`there is no chat ${called}`);
        return createSeat(hub, known(who), chat);
      },
      personal: () => createSeat(hub, known(who), personal(who)),
    }),
    group: (called, options) => add("groupChat", called, options),
    channel: (called, options) => add("channel", called, options),
    personal: (who, { bot = true } = {}) => personal(who, bot),
    addBot: (chat, by) => installed("add", chat, by),
    removeBot: (chat, by) => installed("remove", chat, by),
  };
}
