import {
  type Activity,
  ActivityTypes,
  CardFactory,
  type CloudAdapter,
  type ConversationReference,
  TurnContext,
} from "botbuilder";
import { type Pace, untilTurn } from "../../src/pace.ts";
import type { Clock, Delivery } from "../../src/ports.ts";
import { type Failure, failureOf } from "./failure.ts";
import { idOfPlace, type Place } from "./place.ts";
import type { Address } from "./references.ts";
import type { RenderedMessage } from "./render/reply.ts";

/** Calls of the connector, none of them within a turn. Each says what became of it, and none is repeated here. */
export interface Post {
  message(address: Address, place: Place, message: Said, reply?: Replying): Promise<{ readonly id: string } | Failure>;
  /** Opens a thread in a channel. */
  thread(
    address: Address,
    message: Said,
    reply?: Replying,
  ): Promise<{ readonly place: Place; readonly id: string } | Failure>;
  /** The bot's chat with one person of the address' tenant; nothing is said in it yet. */
  personal(address: Address, personId: string): Promise<{ readonly chat: string } | Failure>;
  update(address: Address, place: Place, id: string, message: Said, reply?: Replying): Promise<Failure | undefined>;
}

/** Which reply of its session it is: by its name a turn is kept where the chat is busy. */
type Replying = Pick<Delivery, "item" | "ours">;

/** A card, or words alone: both in one activity would be parted, and the id lost. */
export type Said = RenderedMessage | { readonly text: string };

export interface PostParts {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly clock: Clock;
  readonly pace: Pace;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Of what Teams writes and reads in one chat: 7 in a second, 8 in two, 60 in thirty. */
export const TEAMS_PACE = { everyMs: 550, burst: 4 };

export function createPost({ adapter, appId, clock, pace, random }: PostParts): Post {
  const attempt = async <T>(address: Address, call: () => Promise<T>, reply?: Replying): Promise<T | Failure> => {
    const line = `${address.serviceUrl} ${address.chat}`;
    const afterMs = await untilTurn({ pace, clock }, line, reply?.item.id);
    if (afterMs > 0) return { kind: "later", afterMs, reason: "the chat is busy" };
    if (reply !== undefined && !(await reply.ours())) return { kind: "overtaken", reason: "another process has it" };
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error, random());
      if (failure.kind === "later") pace.rest(line, clock.now() + failure.afterMs);
      return failure;
    }
  };

  const within = async <T>(address: Address, place: Place, act: (context: TurnContext) => Promise<T>): Promise<T> => {
    // An error must reach us and not the handler of errors in turns.
    let result: { readonly value: T } | { readonly error: unknown } | undefined;
    await adapter.continueConversationAsync(appId, referenceOf(address, place), async (context) => {
      result = await act(context).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
    });
    const ended = result as { readonly value: T } | { readonly error: unknown } | undefined;
    if (ended === undefined) throw new Error("the SDK did not continue the conversation");
    if ("error" in ended) throw ended.error;
    return ended.value;
  };

  const create = async (
    { serviceUrl, tenant }: Address,
    parameters: object,
    channelData: object,
    opened: (id: string) => void,
  ): Promise<void> => {
    const within = tenant === undefined ? {} : { tenant: { id: tenant } };
    const full = {
      ...parameters,
      channelData: { ...channelData, ...within },
      ...(tenant === undefined ? {} : { tenantId: tenant }),
    };
    // Without an audience the SDK takes its cloud's own.
    const audience = undefined as unknown as string;
    await adapter.createConversationAsync(appId, "msteams", serviceUrl, audience, full as never, async (context) =>
      opened(context.activity.conversation.id),
    );
  };

  return {
    message: (address, place, message, reply) => {
      const post = () =>
        within(address, place, async (context) => {
          const reference = referenceOf(address, place);
          // Through the turn it would become a reply to an activity that does not exist.
          const activity = TurnContext.applyConversationReference(activityOf(message), reference);
          const [posted] = await adapter.sendActivities(context, [activity]);
          return { id: posted?.id ?? "" };
        });
      return attempt(address, post, reply);
    },
    thread: (address, message, reply) => {
      const open = async () => {
        let id = "";
        const { chat, bot } = address;
        const activity = activityOf(message);
        await create(address, { isGroup: true, bot, activity }, { channel: { id: chat } }, (opened) => {
          id = opened;
        });
        const thread = id.split(";messageid=")[1] ?? "";
        return { place: { chat, thread }, id: thread };
      };
      return attempt(address, open, reply);
    },
    personal: (address, personId) =>
      attempt(address, async () => {
        let chat = "";
        const members = [{ id: personId }];
        await create(address, { isGroup: false, bot: address.bot, members }, {}, (opened) => {
          chat = opened;
        });
        return { chat };
      }),
    async update(address, place, id, message, reply) {
      const change = () =>
        within(address, place, async (context) => {
          const activity = TurnContext.applyConversationReference(activityOf(message), referenceOf(address, place));
          await adapter.updateActivity(context, { ...activity, id } as Activity);
        });
      return (await attempt(address, change, reply)) ?? undefined;
    },
  };
}

function referenceOf({ serviceUrl, chat, type, tenant, bot }: Address, { thread }: Place): ConversationReference {
  const conversation = {
    id: idOfPlace({ chat, thread }),
    conversationType: type,
    isGroup: type !== "personal",
    ...(tenant === undefined ? {} : { tenantId: tenant }),
  };
  return { channelId: "msteams", serviceUrl, bot, conversation } as ConversationReference;
}

function activityOf(message: Said) {
  if ("text" in message) return { type: ActivityTypes.Message, text: message.text, textFormat: "plain" };
  return {
    type: ActivityTypes.Message,
    attachments: [CardFactory.adaptiveCard(message.card)],
    summary: message.fallbackText,
  };
}
