/** Somebody of a tenant, or its bot. */
export interface Person {
  /** `29:…`, as the bot knows them. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly tenant: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
}

export type ChatKind = "personal" | "groupChat" | "channel";

/** A place with messages. A channel's messages form threads. */
export interface Chat {
  /** Without `;messageid=`. */
  readonly id: string;
  readonly kind: ChatKind;
  readonly name: string;
  readonly tenant: string;
  /** `19:…@thread.tacv2` of the team a channel is in. */
  readonly team?: string;
  readonly members: Set<string>;
  /** The bot was added and may write. */
  bot: boolean;
  /** What the bot is answered in place of being let in: `403` with this code. */
  blocked?: string;
}

export interface Content {
  readonly text: string;
  readonly card?: Card;
  readonly mentions: readonly Mention[];
}

export type Card = Readonly<Record<string, unknown>>;

export interface Mention {
  readonly type: "mention";
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name?: string | undefined };
}

export interface Message {
  readonly id: string;
  readonly chat: string;
  /** The first message of its thread, itself for that one; channels only. */
  readonly thread?: string;
  /** A person's id or the bot's. */
  readonly from: string;
  content: Content;
  /** What single people see in its place: cards of responses to what they pressed. */
  readonly views: Map<string, Content>;
  edits: number;
  deleted: boolean;
}

/** The app as it is registered. */
export interface FakeBot {
  readonly appId: string;
  readonly password: string;
  /** `28:<app id>`. */
  readonly id: string;
  readonly name: string;
}

/** Everything the fake knows. */
export interface World {
  readonly now: () => number;
  readonly bot: FakeBot;
  readonly people: Map<string, Person>;
  readonly chats: Map<string, Chat>;
  readonly messages: Message[];
  /** Called after anything changed that somebody may wait for. */
  readonly wakers: Set<() => void>;
  nextId(prefix?: string): string;
  nextGuid(): string;
  /** Ids of messages: milliseconds, unique and growing. */
  nextMessageId(): string;
}

export function createWorld(now: () => number, bot: FakeBot): World {
  let ids = 0;
  let last = 0;
  return {
    now,
    bot,
    people: new Map(),
    chats: new Map(),
    messages: [],
    wakers: new Set(),
    nextId(prefix = "") {
      ids += 1;
      return `${prefix}${ids.toString(36).padStart(8, "0")}`;
    },
    nextGuid() {
      ids += 1;
      return `00000000-0000-4000-8000-${ids.toString(16).padStart(12, "0")}`;
    },
    nextMessageId() {
      last = Math.max(last + 1, Math.floor(now()));
      return String(last);
    },
  };
}

export function wake(world: World): void {
  for (const look of world.wakers) look();
}
