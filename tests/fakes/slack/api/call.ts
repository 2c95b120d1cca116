import type { Channel, Installation, World } from "../world/world.ts";

/** A call of a Web API method after its token was accepted. */
export interface Call {
  readonly world: World;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Whose token it came with; methods that take none get `undefined`. */
  readonly by: Installation | undefined;
  /** Block types that are refused at the moment. */
  readonly refusedBlocks: ReadonlySet<string>;
  readonly baseUrl: string;
}

export type Answer = { readonly ok: boolean; readonly error?: string } & Readonly<Record<string, unknown>>;

export type Method = (call: Call) => Answer | Promise<Answer>;

/** What a method needs before it runs; a scope may depend on the kind of channel. */
export interface Rule {
  readonly run: Method;
  /** `bot` (the default), the app-level token, or none. */
  readonly token?: "bot" | "app" | "none";
  /** One of these must be granted. */
  readonly scopes?: (call: Call) => readonly string[];
}

export function refuse(error: string, messages: readonly string[] = []): Answer {
  if (messages.length === 0) return { ok: false, error };
  return {
    ok: false,
    error,
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  };
}

export function missing(name: string): Answer {
  return refuse("invalid_arguments", [`missing required field: ${name}`]);
}

/** An argument as text; numbers and booleans arrive as text in forms and are the same here. */
export function text({ args }: Call, name: string): string | undefined {
  const value = args[name];
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

export function flag(call: Call, name: string): boolean {
  return ["true", "1"].includes(text(call, name) ?? "");
}

/** The bot behind the call. Only methods with a bot token ask. */
export function bot({ by }: Call): Installation {
  if (by === undefined) throw new Error("a method without a token asks for its bot");
  return by;
}

/** A channel the token can see: of its workspaces, and for private ones and direct messages only as a member. */
export function visibleChannel(call: Call, id: string | undefined): Channel | undefined {
  const by = bot(call);
  const channel = call.world.channels.get(id ?? "");
  if (channel === undefined || !channel.teams.some((team) => covers(call.world, by, team))) return undefined;
  return channel.kind === "public" || channel.members.has(by.botUserId) ? channel : undefined;
}

/** Whether an installation stands for a workspace, itself or through its organisation. */
export function covers(world: World, { team, org }: Installation, id: string): boolean {
  if (team !== undefined) return team.id === id;
  return org !== undefined && world.teams.get(id)?.org?.id === org.id;
}

/** The scope that reads conversations of the kind: `channels:read`, `groups:history`, … */
export function scopeOf(call: Call, what: "read" | "history"): string[] {
  const kind = call.world.channels.get(text(call, "channel") ?? "")?.kind ?? "public";
  return [`${{ public: "channels", private: "groups", im: "im" }[kind]}:${what}`];
}
