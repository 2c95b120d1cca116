import type { Block } from "../blocks/block.ts";
import type { Change, Channel, Message, World } from "./world.ts";

export interface Posting {
  readonly channel: Channel;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly bot?: NonNullable<Message["bot"]>;
  readonly thread?: string;
  readonly onlyFor?: string;
  readonly subtype?: string;
  readonly metadata?: unknown;
  readonly files?: readonly unknown[];
}

/** Puts a message where it belongs and tells everybody who listens. Blocks and actions without an id get one. */
export function postMessage(world: World, { channel, blocks = [], ...rest }: Posting): Message {
  const message: Message = {
    ...rest,
    ts: world.nextTs(),
    channel: channel.id,
    team: world.people.get(rest.user)?.team ?? channel.teams[0] ?? "",
    blocks: withIds(world, blocks),
    deleted: false,
  };
  world.messages.push(message);
  tell(world, { kind: "posted", message });
  return message;
}

/** Words and blocks in place of others; the message keeps its place. */
export function changeMessage(world: World, message: Message, next: { text: string; blocks: readonly Block[] }): void {
  const before = { ...message };
  message.text = next.text;
  message.blocks = withIds(world, next.blocks);
  message.edited = world.nextTs();
  for (const key of world.chosen.keys()) if (key.endsWith(`/${message.ts}`)) world.chosen.delete(key);
  tell(world, { kind: "changed", message, before });
}

export function deleteMessage(world: World, message: Message): void {
  message.deleted = true;
  tell(world, { kind: "deleted", message });
}

export function findMessage(world: World, channel: string, ts: string | undefined): Message | undefined {
  return world.messages.findLast((message) => message.ts === ts && message.channel === channel && !message.deleted);
}

function tell(world: World, change: Change): void {
  for (const listener of world.listeners) listener(change);
  for (const wake of world.wakers) wake();
}

export function withIds(world: World, blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    const named = structuredClone({ ...block, block_id: block.block_id ?? world.nextId("b") }) as Record<
      string,
      unknown
    >;
    const elements = [
      named.accessory,
      named.element,
      ...(named.type === "actions" ? (named.elements as unknown[]) : []),
    ];
    for (const element of elements as ({ type: string; action_id?: string } | undefined)[])
      if (element !== undefined && element.type !== "image") element.action_id ??= world.nextId("a");
    return named as unknown as Block;
  });
}
