import { createPace, type Pace, untilTurn } from "../../src/pace.ts";
import type { Clock, Delivery, Installation } from "../../src/ports.ts";
import type { SlackClient, SlackClients } from "./clients.ts";
import { type Failure, failureOf } from "./failure.ts";
import type { Message } from "./render/blocks.ts";
import { hasChart, withTables } from "./render/chart.ts";
import type { Place } from "./workspace.ts";

/** Calls that put something on a screen. Each says what became of it, and none is repeated where it may have arrived. */
export interface Post {
  /** `reply` says which one of its session it is; that goes along, so that a copy can be told from another message of the same words. */
  message(
    access: Installation,
    place: Place,
    message: Message,
    reply?: Pick<Delivery, "item" | "ours">,
  ): Promise<{ readonly ts: string } | Failure>;
  update(
    access: Installation,
    place: { readonly channel: string; readonly ts: string },
    message: Message,
    reply: Pick<Delivery, "ours">,
  ): Promise<Failure | undefined>;
  /** To one person in a channel. */
  whisper(
    access: Installation,
    place: Place,
    user: string,
    message: Message,
    reply?: Pick<Delivery, "item" | "ours">,
  ): Promise<{ readonly ts: string } | Failure>;
  /** Its address, where Slack names one. */
  file(
    access: Installation,
    place: Place,
    file: { readonly name: string; readonly title: string; readonly content: string },
  ): Promise<{ readonly address: string | undefined } | Failure>;
  openDirect(access: Installation, user: string): Promise<{ readonly channel: string } | Failure>;
}

interface PostParts {
  readonly clients: SlackClients;
  readonly pace: Pace;
  readonly clock: Clock;
}

export function createPost({ clients, pace, clock }: PostParts): Post {
  /** Workspaces that do not know Slack's own chart yet. */
  const chartless = new Set<string>();

  /** Changes of messages have no pace of their own, only the rests Slack asks for. */
  const updates = createPace({ everyMs: 0 });

  /** Tries the message as it is, then with a table for a chart, then in plain words. */
  const attempts = async <T>(
    access: Installation,
    line: { readonly name: string; readonly pace: Pace; readonly who?: string | undefined },
    message: Message,
    call: (client: SlackClient, message: Message) => Promise<T>,
    ours?: Delivery["ours"],
  ): Promise<T | Failure> => {
    const client = clients.of(access.botToken);
    const forms = formsOf(message, chartless.has(access.workspace));
    for (const [at, form] of forms.entries()) {
      const afterMs = await untilTurn({ pace: line.pace, clock }, line.name, line.who);
      if (afterMs > 0) return { kind: "later", afterMs, reason: "the channel is busy" };
      if (ours !== undefined && !(await ours())) return { kind: "overtaken", reason: "another process has it" };
      try {
        const result = await call(client, form);
        if (at > 0 && hasChart(message.blocks) && form.blocks.length > 0) chartless.add(access.workspace);
        return result;
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === "later") line.pace.rest(line.name, clock.now() + failure.afterMs);
        if (failure.kind !== "blocks" || at === forms.length - 1) return failure;
      }
    }
    return { kind: "never", reason: "nothing to say" };
  };

  return {
    message: (access, { channel, thread }, message, reply) => {
      const payload = reply === undefined ? undefined : { item: reply.item.id };
      const post = async (client: SlackClient, form: Message): Promise<{ ts: string }> => {
        const { ts = "" } = await client.chat.postMessage({
          channel,
          ...(thread === undefined ? {} : { thread_ts: thread }),
          ...argumentsOf(form),
          ...(payload === undefined ? {} : { metadata: { event_type: "waymark_reply", event_payload: payload } }),
          unfurl_links: false,
          unfurl_media: false,
        });
        return { ts };
      };
      return attempts(
        access,
        { name: `${access.workspace}/${channel}`, pace, who: reply?.item.id },
        message,
        post,
        reply?.ours,
      );
    },
    update: (access, { channel, ts }, message, { ours }) => {
      const post = async (client: SlackClient, form: Message): Promise<undefined> => {
        await client.chat.update({ channel, ts, ...argumentsOf(form) });
      };
      return attempts(access, { name: access.workspace, pace: updates }, message, post, ours);
    },
    whisper: (access, { channel, thread }, user, message, reply) => {
      const post = async (client: SlackClient, form: Message): Promise<{ ts: string }> => {
        const where = thread === undefined ? {} : { thread_ts: thread };
        const { message_ts: ts = "" } = await client.chat.postEphemeral({
          channel,
          user,
          ...where,
          ...argumentsOf(form),
        });
        return { ts };
      };
      return attempts(
        access,
        { name: `${access.workspace}/${channel}`, pace, who: reply?.item.id },
        message,
        post,
        reply?.ours,
      );
    },
    async file(access, { channel, thread }, { name, title, content }) {
      const where = thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread };
      try {
        const client = clients.of(access.botToken);
        const { files } = await client.filesUploadV2({ ...where, filename: name, title, content });
        const { id, permalink } = files?.[0]?.files?.[0] ?? {};
        return { address: permalink ?? addressOf(access, id, name) };
      } catch (error) {
        return failureOf(error);
      }
    },
    async openDirect(access, user) {
      try {
        const { channel } = await clients.of(access.botToken).conversations.open({ users: user });
        return channel?.id === undefined ? { kind: "never", reason: "no direct message" } : { channel: channel.id };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

/** Slack promises the id only: https://docs.slack.dev/reference/methods/files.completeUploadExternal */
function addressOf({ url, botUserId }: Installation, id: string | undefined, name: string): string | undefined {
  if (url === undefined || id === undefined) return undefined;
  return `${url}files/${botUserId}/${id}/${encodeURIComponent(name.toLowerCase())}`;
}

function formsOf(message: Message, chartless: boolean): Message[] {
  const plain: Message = { text: message.text, blocks: [] };
  const charted = hasChart(message.blocks);
  const tabled: Message = { text: message.text, blocks: withTables(message.blocks) };
  return [...(charted && chartless ? [] : [message]), ...(charted ? [tabled] : []), plain];
}

/** `parse` and `link_names` stay off, which is their default; `blocks` are of our own shape, which Slack checks. */
function argumentsOf({ text, blocks }: Message) {
  return { text, blocks: blocks as never[] };
}
