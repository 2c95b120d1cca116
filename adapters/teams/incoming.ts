import { createHash } from "node:crypto";
import { type Event, Person } from "../../src/conversation/event.ts";
import { type Activity, PressedValue } from "./activity.ts";
import { conversationAt, type Place, placeOfId, workspaceOf } from "./place.ts";
import { readPress } from "./read-press.ts";
import { wordsSaid } from "./words-said.ts";

export type ConversationType = "personal" | "groupChat" | "channel";

/** Who did it, and where. */
export interface From {
  readonly how: "message" | "invoke";
  /** Of the activity; a repeated delivery has the same. */
  readonly id: string;
  readonly workspace: string;
  readonly conversation: string;
  readonly type: ConversationType;
  readonly author: Person;
  /** The id of the message whose card was pressed. */
  readonly pressed?: string | undefined;
}

/** What an activity comes to. */
export type Incoming =
  | { readonly kind: "event"; readonly from: From; readonly event: Event }
  | {
      readonly kind: "words";
      readonly from: From;
      readonly words: "help" | "mine" | "forget" | "forget-me";
      readonly event: Event;
    }
  /** Somebody can be spoken to from now on. */
  | { readonly kind: "met"; readonly from: From }
  /** The app was taken away. */
  | { readonly kind: "left"; readonly from: From }
  /** Something of ours that is not known any more, or lacks what it needs; its sender is told. */
  | { readonly kind: "unknown"; readonly from: From; readonly why: string }
  /** Acknowledged and dropped; `why` is for counting. */
  | { readonly kind: "nothing"; readonly why: string };

const UNKNOWN = "I do not know that button any more, so nothing was changed. Use the newest message of the interview.";

/** A checked activity as what it means. Pure; anything gives a result, never an exception. */
export function incoming(activity: Activity): Incoming {
  const from = fromOf(activity);
  if (from === undefined) return { kind: "nothing", why: "without id, author or place" };
  switch (activity.type) {
    case "message":
      return readMessage(activity, from);
    case "invoke":
      return readInvoke(activity, from);
    case "installationUpdate":
      return readInstallation(activity, from);
    case "conversationUpdate":
      return readMembers(activity, from);
    default:
      return { kind: "nothing", why: "another type of activity" };
  }
}

function fromOf(activity: Activity): From | undefined {
  const { conversation, recipient } = activity;
  const place = placeOfId(conversation.id);
  const workspace = workspaceOf(tenantOf(activity) ?? "local");
  const author = Person.safeParse({
    id: activity.from.aadObjectId || activity.from.id,
    name: clean(activity.from.name) || "Somebody",
  });
  const at = conversationAt(workspace, place);
  if (activity.id === undefined || !author.success || at.length > 200 || activity.from.id === recipient.id)
    return undefined;
  return {
    how: activity.type === "invoke" ? "invoke" : "message",
    id: `${activity.type}/${digest(`${conversation.id} ${activity.id}`)}`,
    workspace,
    conversation: at,
    type: typeOf(activity, place),
    author: author.data,
    pressed: activity.replyToId ?? undefined,
  };
}

export function tenantOf({ channelData, conversation }: Activity): string | undefined {
  return (channelData?.tenant?.id ?? conversation.tenantId) || undefined;
}

export function typeOf({ conversation, channelData }: Activity, { thread }: Place): ConversationType {
  if (conversation.conversationType) return conversation.conversationType;
  if (thread !== undefined || channelData?.team) return "channel";
  return conversation.isGroup === true ? "groupChat" : "personal";
}

function readMessage(activity: Activity, from: From): Incoming {
  const { text, mentionsBot } = wordsSaid(activity);
  // Action.Submit, from clients that do not know Action.Execute: a value and no words.
  if (text === "" && typeof activity.value === "object" && activity.value !== null)
    return readPressed(activity.value, from);
  // Where the app may read everything, people's talk among each other is still not meant for it.
  if (from.type !== "personal" && !mentionsBot) return { kind: "nothing", why: "people's talk" };
  if (text.length > 40_000)
    return {
      kind: "unknown",
      from,
      why: "That is too long: at most 40000 characters are read. Nothing was saved; say it shorter.",
    };
  const base = { id: from.id, workspace: from.workspace, conversation: from.conversation, author: from.author };
  const started = /^start(?:\s+(.*))?$/is.exec(text);
  if (started !== null) return { kind: "event", from, event: { ...base, kind: "start", text: started[1] ?? "" } };
  const event: Event = { ...base, kind: "text", text, addressed: true, opens: true };
  const words = WORDS[text.toLowerCase()];
  return words === undefined
    ? { kind: "event", from, event }
    : { kind: "words", from, words, event: { ...event, opens: false } };
}

const WORDS: Readonly<Record<string, "help" | "mine" | "forget" | "forget-me">> = {
  "": "help",
  help: "help",
  mine: "mine",
  forget: "forget",
  "forget me": "forget-me",
};

function readInvoke(activity: Activity, from: From): Incoming {
  if (activity.name !== "adaptiveCard/action") return { kind: "nothing", why: "another invoke" };
  const value = PressedValue.safeParse(activity.value);
  return value.success
    ? readPressed(value.data.action.data, from)
    : { kind: "nothing", why: "a press in no known form" };
}

function readPressed(data: unknown, from: From): Incoming {
  const read = readPress(data, from);
  if ("event" in read) return { kind: "event", from, event: read.event };
  return { kind: "unknown", from, why: read.problem ?? UNKNOWN };
}

function readInstallation({ action }: Activity, from: From): Incoming {
  if (action === "add" || action === "add-upgrade") return { kind: "met", from };
  return action?.startsWith("remove") ? { kind: "left", from } : { kind: "nothing", why: "another change of the app" };
}

function readMembers({ membersAdded, membersRemoved, recipient }: Activity, from: From): Incoming {
  if (membersAdded?.some(({ id }) => id === recipient.id)) return { kind: "met", from };
  if (membersRemoved?.some(({ id }) => id === recipient.id)) return { kind: "left", from };
  return { kind: "nothing", why: "people came or went" };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** One line without control or direction-changing characters. */
function clean(name: string | null | undefined): string {
  const line = (name ?? "").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return [...line].slice(0, 120).join("").trim();
}
