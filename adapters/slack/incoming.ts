import type { Event } from "../../src/conversation/event.ts";
import type { Act } from "./acts.ts";
import { BlockActions, EventEnvelope, MessageShortcut, SlashCommand, ViewSubmission } from "./payloads.ts";
import { readActions } from "./read-actions.ts";
import { readCommand } from "./read-command.ts";
import { readEvent } from "./read-event.ts";
import { readShortcut } from "./read-shortcut.ts";
import { readSubmission } from "./read-submission.ts";

/** Who did it, where, and how they can be answered in private. */
export interface From {
  readonly how: "event" | "click" | "command" | "shortcut" | "submission";
  readonly workspace: string;
  readonly user: string;
  /** What the payload calls the person, where it does. */
  readonly name?: string | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  readonly responseUrl?: string | undefined;
  /** `<channel>/<ts>` of the message that was pressed. */
  readonly pressed?: string | undefined;
  /** The field of a modal below which is said what is wrong. */
  readonly field?: string | undefined;
  /** Opens a modal within three seconds. */
  readonly trigger?: string | undefined;
}

type WithoutAuthor<Each> = Each extends Event ? Omit<Each, "author"> : never;
/** An event whose author's name is not known yet. */
export type Draft = WithoutAuthor<Event>;

/** What a payload comes to. */
export type Incoming =
  | { readonly kind: "event"; readonly from: From; readonly draft: Draft }
  | { readonly kind: "setup"; readonly from: From; readonly draft: Draft; readonly people: People }
  | { readonly kind: "hand-over"; readonly from: From; readonly draft: Draft; readonly to: string }
  | { readonly kind: "modal"; readonly from: From; readonly session: string; readonly act: Act }
  | { readonly kind: "words"; readonly from: From; readonly words: "help" | "mine" | "forget" | "forget-me" }
  | { readonly kind: "home"; readonly from: From }
  /** The app was removed from the workspace. */
  | { readonly kind: "removed"; readonly workspace: string }
  /** Something of ours that is not known any more, or `why` it cannot count as it is; its sender is told. */
  | { readonly kind: "unknown"; readonly from: From; readonly why?: string }
  /** Acknowledged and dropped; `why` is for counting. */
  | { readonly kind: "nothing"; readonly why: string };

/** People named by their ids, to be called by their names. */
export interface People {
  readonly decider?: string | undefined;
  readonly consulted: readonly string[];
}

export interface IncomingOptions {
  /** Whether what people write to each other may be read at all. */
  readonly typedReplies: boolean;
}

/** A verified payload as what it means. Pure; anything gives a result, never an exception. */
export function incoming(body: unknown, options: IncomingOptions): Incoming {
  const type = typeof body === "object" && body !== null && "type" in body ? body.type : undefined;
  switch (type) {
    case "event_callback":
      return parsed(EventEnvelope.safeParse(body), (envelope) => readEvent(envelope, options));
    case "block_actions":
      return parsed(BlockActions.safeParse(body), readActions);
    case "message_action":
      return parsed(MessageShortcut.safeParse(body), readShortcut);
    case "view_submission":
      return parsed(ViewSubmission.safeParse(body), readSubmission);
    case undefined:
      return parsed(SlashCommand.safeParse(body), readCommand);
    default:
      return { kind: "nothing", why: "another type of payload" };
  }
}

type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false };

function parsed<T>(result: Parsed<T>, read: (data: T) => Incoming): Incoming {
  return result.success ? read(result.data) : { kind: "nothing", why: "not in a known form" };
}
