import { conversationOf } from "../../src/identity.ts";

/** Where an installation is known by: an organisation's by the organisation, every other by its team. */
export interface Origin {
  readonly team?: string | null | undefined;
  readonly enterprise?: string | null | undefined;
  /** Installed for the whole organisation (Enterprise Grid). */
  readonly wholeEnterprise?: boolean | null | undefined;
}

/** `slack:T…`, or `slack:E…` for an organisation-wide install; undefined when the payload names neither. */
export function workspaceOf({ team, enterprise, wholeEnterprise }: Origin): string | undefined {
  const known = wholeEnterprise === true ? enterprise : (team ?? enterprise);
  return known === null || known === undefined ? undefined : `slack:${known}`;
}

/** A place in Slack. Direct messages have no thread: one interview at a time lives in each. */
export interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** A thread that does not exist yet: the root message opens it. */
const NOT_YET = "~";

export function conversationAt(workspace: string, { channel, thread }: Place): string {
  return conversationOf(workspace, channel, isDirect(channel) ? undefined : thread);
}

/** The conversation of a slash command, before its root message has opened a thread. */
export function unopened(workspace: string, channel: string, trigger: string): string {
  return isDirect(channel) ? conversationOf(workspace, channel) : conversationOf(workspace, channel, NOT_YET + trigger);
}

/** Where a conversation takes place; without a thread where none is opened yet. */
export function placeOf(conversation: string): Place | undefined {
  const [, channel, thread] = conversation.split("/");
  if (channel === undefined) return undefined;
  return thread === undefined || thread.startsWith(NOT_YET) ? { channel } : { channel, thread };
}

export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** What the session's messages are called: `<channel>/<ts>`. */
export function refOf(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}

export function placeOfRef(ref: string): { channel: string; ts: string } | undefined {
  const [channel, ts] = ref.split("/");
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}
