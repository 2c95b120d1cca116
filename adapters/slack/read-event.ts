import type { From, Incoming, IncomingOptions } from "./incoming.ts";
import { unescaped } from "./mrkdwn.ts";
import { type EventEnvelope, HomeOpened, MessageEvent } from "./payloads.ts";
import { conversationAt, isDirect, workspaceOf } from "./workspace.ts";

const nothing = (why: string): Incoming => ({ kind: "nothing", why });

/** An event: words of a person, the Home tab, or the end of an installation. */
export function readEvent(envelope: EventEnvelope, options: IncomingOptions): Incoming {
  const [installed] = envelope.authorizations ?? [];
  const workspace = workspaceOf({
    // In a channel shared between workspaces the event's team may be the other one; the installation is what counts.
    team: installed?.team_id ?? envelope.team_id,
    enterprise: installed?.enterprise_id ?? envelope.enterprise_id,
    wholeEnterprise: installed?.is_enterprise_install ?? envelope.is_enterprise_install,
  });
  if (workspace === undefined) return nothing("no workspace");
  switch (envelope.event.type) {
    case "message":
    case "app_mention":
      return readMessage(envelope.event, { workspace, bot: installed?.user_id ?? undefined }, options);
    case "app_home_opened":
      return readHome(envelope.event, workspace);
    case "app_uninstalled":
      return { kind: "removed", workspace };
    case "tokens_revoked":
      return revokesBot(envelope.event) ? { kind: "removed", workspace } : nothing("a person's token");
    default:
      return nothing("another type of event");
  }
}

type Raw = EventEnvelope["event"];

function readMessage(
  raw: Raw,
  { workspace, bot }: { workspace: string; bot: string | undefined },
  { typedReplies }: IncomingOptions,
): Incoming {
  const other = notAPersonsWords(raw);
  if (other !== undefined) return nothing(other);
  const read = MessageEvent.safeParse(raw);
  if (!read.success) return nothing("not in a known form");
  const { type, channel, ts, thread_ts, user, text } = read.data;
  if (user === bot || user === "USLACKBOT") return nothing("own message");
  const direct = isDirect(channel);
  const mention = bot === undefined ? undefined : `<@${bot}`;
  // A mention comes as an event of its own, in a direct message as a message.
  if (type === "app_mention" && direct) return nothing("comes as a message");
  if (type === "message" && !direct) {
    if (!typedReplies) return nothing("people's talk");
    if (mention !== undefined && text.includes(mention)) return nothing("comes as a mention");
    if (thread_ts === undefined) return nothing("people's talk");
  }
  const addressed = direct || type === "app_mention";
  const thread = thread_ts ?? ts;
  const from: From = { how: "event", workspace, user, channel, ...(direct ? {} : { thread }) };
  const conversation = conversationAt(workspace, { channel, thread });
  const said = bot === undefined ? text : withoutMention(text, bot);
  const words = unescaped(said).trim();
  const id = `message/${channel}/${ts}`;
  const to = addressed ? handedTo(said) : undefined;
  if (to !== undefined) {
    return { kind: "hand-over", from, draft: { kind: "hand-over", id, workspace, conversation, to }, to };
  }
  return {
    kind: "event",
    from,
    draft: { kind: "text", id, workspace, conversation, text: words, addressed, ...(addressed ? { opens: true } : {}) },
  };
}

/** Whom something is handed over to, where that is a member picked from Slack's list while typing. */
function handedTo(text: string): string | undefined {
  const words =
    /^\s*(?:hand (?:it )?over to|not mine,?(?: (?:it is|give it to|->))?)\s+<@([UW][A-Z0-9]+)(?:\|[^>]*)?>\W*$/i;
  return words.exec(text)?.[1];
}

/** What carries words but is nobody's new words: decided before anything of it is parsed. */
function notAPersonsWords(raw: Raw): string | undefined {
  if (typeof raw.bot_id === "string" || raw.bot_profile !== undefined) return "a bot's message";
  // An answer that is also sent to the channel is still an answer.
  if (raw.subtype !== undefined && raw.subtype !== "thread_broadcast") return "not a new message";
  if (raw.edited !== undefined || raw.hidden === true) return "not a new message";
  if (raw.files !== undefined || raw.upload === true) return "an upload";
  return undefined;
}

function withoutMention(text: string, bot: string): string {
  return text.replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>:?/g, (mention, id: string) => (id === bot ? " " : mention));
}

function readHome(raw: Raw, workspace: string): Incoming {
  const opened = HomeOpened.safeParse(raw);
  if (!opened.success || (opened.data.tab ?? "home") !== "home") return nothing("another tab");
  return { kind: "home", from: { how: "event", workspace, user: opened.data.user } };
}

function revokesBot(raw: Raw): boolean {
  const { tokens } = raw;
  return (
    typeof tokens === "object" &&
    tokens !== null &&
    "bot" in tokens &&
    Array.isArray(tokens.bot) &&
    tokens.bot.length > 0
  );
}
