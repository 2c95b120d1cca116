import { changeMessage, deleteMessage, findMessage, postMessage } from "../world/messages.ts";
import type { Channel, Message, Person } from "../world/world.ts";
import { pressed, selected, ticked } from "./action-of.ts";
import { type Attempt, accepted } from "./attempt.ts";
import { type Hub, installationFor, newTrigger, type Sent, sending, serves } from "./hub.ts";
import { actInMessage, channelName, useShortcut } from "./interact.ts";

export interface Talk {
  /** The first message of the thread it belongs to. */
  readonly thread?: string;
}

/** A person in front of a channel: everything they can do there. Each act waits for the app's first answer. */
export interface Seat {
  readonly person: Person;
  readonly channel: Channel;
  command(name: string, text?: string): Promise<Sent>;
  say(text: string, talk?: Talk): Promise<Sent & { readonly ts: string }>;
  /** `@bot` in the text becomes the mention of the app's bot. */
  mention(text: string, talk?: Talk): Promise<Sent & { readonly ts: string }>;
  edit(ts: string, text: string): Promise<Sent>;
  remove(ts: string): Promise<Sent>;
  upload(name: string, talk?: Talk): Promise<Sent & { readonly ts: string }>;
  /** By what is written on it or its action id. `confirm: false` cancels in the dialog of a button that has one. */
  press(ts: string, label: string, options?: { readonly confirm?: boolean }): Promise<Sent>;
  select(ts: string, label: string): Promise<Sent>;
  /** The whole set; with none, `of` names the element by an option or action id. */
  tick(ts: string, labels: readonly string[], of?: string): Promise<Sent>;
  shortcut(callbackId: string, ts?: string): Promise<Sent>;
  /** What this person sees here, private messages included, oldest first. */
  visible(): Message[];
  /** The newest message the person sees for which it holds, as soon as there is one. */
  sees(holds: (message: Message) => boolean, withinMs?: number): Promise<Message>;
}

export function createSeat(hub: Hub, person: Person, channel: Channel): Seat {
  const { world, courier, urls } = hub;
  const present = () => {
    if (!channel.members.has(person.id) && channel.kind !== "public")
      throw new Error(`${person.name} is not in ${channel.name}`);
  };
  const visible = () =>
    world.messages.filter(
      ({ channel: where, deleted, onlyFor }) =>
        where === channel.id && !deleted && (onlyFor ?? person.id) === person.id,
    );
  const seen = (ts: string): Message => {
    present();
    const found = visible().find((message) => message.ts === ts);
    if (found === undefined) throw new Error(`${person.name} sees no message ${ts}`);
    return found;
  };
  const own = (ts: string): Message => {
    const found = findMessage(world, channel.id, ts);
    if (found === undefined || found.user !== person.id) throw new Error(`${ts} is not a message of ${person.name}`);
    return found;
  };
  const talk = async (text: string, { thread }: Talk = {}, more: object = {}) => {
    if (!channel.members.has(person.id)) throw new Error(`${person.name} must join ${channel.name} to talk`);
    if (channel.archived) throw new Error(`${channel.name} is archived`);
    if (thread !== undefined && findMessage(world, channel.id, thread) === undefined)
      throw new Error(`no thread ${thread}`);
    const posting = { channel, user: person.id, text, ...(thread === undefined ? {} : { thread }), ...more };
    const sent = await sending(hub, () => postMessage(world, posting));
    return { ...sent, ts: sent.made.ts };
  };

  return {
    person,
    channel,
    visible,
    async command(name, text = "") {
      present();
      if (!world.app.commands.includes(name)) throw new Error(`${name} is not a command of the app`);
      // In a channel that is shared a guest's commands are those of the guest's own workspace.
      if (!serves(world, person.team)) {
        const text = `${name} is not a valid command.`;
        return sending(hub, () => void postMessage(world, { channel, user: "USLACKBOT", text, onlyFor: person.id }));
      }
      const team = world.teams.get(person.team);
      const by = installationFor(world, person.team);
      const sent = await sending(hub, () =>
        courier.send("command", {
          token: "legacy-verification-token",
          team_id: person.team,
          team_domain: team?.name,
          ...(team?.org === undefined ? {} : { enterprise_id: team.org.id, enterprise_name: team.org.name }),
          channel_id: channel.id,
          channel_name: channelName(channel),
          user_id: person.id,
          user_name: person.name,
          command: name,
          text,
          api_app_id: world.app.id,
          is_enterprise_install: String(by.team === undefined),
          response_url: urls.create({ by, channel, person: person.id }),
          trigger_id: newTrigger(world, person.id, person.team),
        }),
      );
      for (const attempt of sent.attempts) answered(name, attempt);
      return sent;
    },
    say: talk,
    mention(text, options) {
      const { botUserId } = installationFor(world, channel.teams.find((team) => serves(world, team)) ?? person.team);
      return talk(text.replaceAll("@bot", `<@${botUserId}>`), options);
    },
    edit: (ts, text) => sending(hub, () => changeMessage(world, own(ts), { text, blocks: [] })),
    remove: (ts) => sending(hub, () => deleteMessage(world, own(ts))),
    upload: (name, options) =>
      talk("", options, { subtype: "file_share", files: [{ id: world.nextId("F"), name, mimetype: "text/plain" }] }),
    async press(ts, label, { confirm = true } = {}) {
      const message = seen(ts);
      const acted = pressed(message.blocks, label);
      if (!confirm && acted.element.confirm === undefined) throw new Error(`“${label}” asks for no confirmation`);
      return sending(hub, () => (confirm ? actInMessage(hub, person, channel, message, acted) : undefined));
    },
    async select(ts, label) {
      const message = seen(ts);
      return sending(hub, () => actInMessage(hub, person, channel, message, selected(message.blocks, label)));
    },
    async tick(ts, labels, of) {
      const message = seen(ts);
      return sending(hub, () => actInMessage(hub, person, channel, message, ticked(message.blocks, labels, of)));
    },
    async shortcut(callbackId, ts) {
      const message = ts === undefined ? undefined : seen(ts);
      return sending(hub, () => useShortcut(hub, person, channel, callbackId, message));
    },
    sees(holds, withinMs) {
      const shown = () => visible().map(({ text }) => text.slice(0, 200));
      return hub.until(
        () => visible().findLast(holds),
        () => `${person.name} never saw it; what there is: ${JSON.stringify(shown(), undefined, 1)}`,
        withinMs,
      );
    },
  };

  /** What Slack shows after a command: the app's answer, or that there was none. */
  function answered(name: string, attempt: Attempt): void {
    const by = installationFor(world, person.team);
    const trouble = attempt.outcome === "timeout" ? "operation_timeout" : "dispatch_failed";
    if (!accepted(attempt))
      postMessage(world, { channel, user: "USLACKBOT", text: `${name} failed: ${trouble}`, onlyFor: person.id });
    // Over the socket an empty acknowledgement is an empty object.
    else if (attempt.body === "{}") return;
    else if (attempt.body.startsWith("{")) {
      const refused = urls.say({ by, channel, person: person.id }, JSON.parse(attempt.body));
      if (!refused.ok) throw new Error(`Slack refuses the answer to ${name}: ${JSON.stringify(refused)}`);
    } else if (attempt.body.trim() !== "")
      postMessage(world, { channel, user: by.botUserId, text: attempt.body, onlyFor: person.id });
  }
}
