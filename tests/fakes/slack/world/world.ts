import type { Block } from "../blocks/block.ts";

export interface Team {
  readonly id: string;
  readonly name: string;
  /** The Enterprise Grid organisation it belongs to. */
  readonly org?: Org;
}

export interface Org {
  readonly id: string;
  readonly name: string;
}

export interface Person {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly tz: string;
  readonly bot: boolean;
  /** A guest of a few channels. */
  readonly guest: boolean;
  /** Manages the workspace. */
  readonly admin?: boolean;
  /** The one who owns the workspace. */
  readonly owner?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "im";
  /** The workspace that owns it, then those it is shared with over Slack Connect. */
  readonly teams: readonly string[];
  readonly members: Set<string>;
  archived: boolean;
  readOnly: boolean;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly team: string;
  readonly user: string;
  /** Set when a bot wrote it. */
  readonly bot?: { readonly botId: string; readonly appId: string };
  readonly thread?: string;
  /** The only person who sees it. */
  readonly onlyFor?: string;
  readonly subtype?: string;
  text: string;
  blocks: Block[];
  edited?: string;
  deleted: boolean;
  metadata?: unknown;
  files?: readonly unknown[];
}

export interface Installation {
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  botToken: string;
  readonly scopes: readonly string[];
  /** A workspace, or an organisation for an org-wide installation. */
  readonly team?: Team;
  readonly org?: Org;
  readonly installedBy: string;
  refreshToken?: string;
  expiresAt?: number;
  revoked: boolean;
  /** Tokens that rotation has replaced; they work until they expire. */
  readonly formerTokens: Map<string, number>;
}

/** A person agreed to an installation; the code is still to be exchanged. */
export interface Consent {
  readonly installation: Installation;
  readonly redirectUri: string | undefined;
  used: boolean;
}

export interface View {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly root: string;
  readonly type: "modal" | "home";
  body: Record<string, unknown> & { blocks: Block[] };
  hash: string;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes?: Buffer;
  completed: boolean;
}

export type Change =
  | { readonly kind: "posted" | "deleted"; readonly message: Message }
  | { readonly kind: "changed"; readonly message: Message; readonly before: Message };

/** Everything the fake knows. Plain collections; the functions beside it in this folder read and change them. */
export interface World {
  readonly now: () => number;
  readonly app: FakeApp;
  readonly orgs: Map<string, Org>;
  readonly teams: Map<string, Team>;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly messages: Message[];
  readonly installations: Installation[];
  readonly consents: Map<string, Consent>;
  readonly views: Map<string, View>;
  /** The modals open for a person, the last on top. */
  readonly stacks: Map<string, string[]>;
  readonly homes: Map<string, View>;
  readonly files: Map<string, StoredFile>;
  readonly triggers: Map<string, { readonly user: string; readonly team: string; readonly at: number; used: boolean }>;
  /** What a person has chosen in a message or view and not sent: `<person>/<message or view>` to block to action. */
  readonly chosen: Map<string, Record<string, Record<string, unknown>>>;
  readonly listeners: Set<(change: Change) => void>;
  /** Called after anything changed that somebody may wait for. */
  readonly wakers: Set<() => void>;
  nextId(prefix: string): string;
  /** Message timestamps: unique, growing, in seconds with six decimals. */
  nextTs(): string;
}

export interface FakeApp {
  readonly id: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appToken: string;
  readonly commands: readonly string[];
  /** Names of event subscriptions, such as `message.channels`. */
  readonly events: readonly string[];
  readonly rotation: boolean;
}

export function createWorld(now: () => number, app: FakeApp): World {
  let ids = 0;
  let last = 0;
  return {
    now,
    app,
    orgs: new Map(),
    teams: new Map(),
    people: new Map(),
    channels: new Map(),
    messages: [],
    installations: [],
    consents: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    files: new Map(),
    triggers: new Map(),
    chosen: new Map(),
    listeners: new Set(),
    wakers: new Set(),
    nextId(prefix) {
      ids += 1;
      return `${prefix}0${ids.toString(36).toUpperCase().padStart(8, "0")}`;
    },
    nextTs() {
      last = Math.max(last + 1, now() * 1000);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
    },
  };
}
