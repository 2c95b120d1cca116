import { ALL_SCOPES, createInstallation } from "../world/installations.ts";
import { postMessage } from "../world/messages.ts";
import { addPerson } from "../world/people.ts";
import type { Channel, Installation, Person, Team } from "../world/world.ts";
import { sendEvent } from "./events.ts";
import { type Hub, installationFor, type Sent, sending } from "./hub.ts";
import { createSomebody, type Somebody } from "./somebody.ts";

export interface InstallOptions {
  readonly scopes?: readonly string[];
  /** Name of the person who installs. */
  readonly by?: string;
}

export interface ChannelOptions {
  readonly kind?: "public" | "private";
  /** People of this workspace, and of those it is shared with. */
  readonly members?: readonly string[];
  /** Whether the app's bot is in it. */
  readonly bot?: boolean;
  readonly archived?: boolean;
  readonly readOnly?: boolean;
  readonly sharedWith?: readonly Workspace[];
}

export interface Workspace {
  readonly team: Team;
  install(options?: InstallOptions): Installation;
  uninstall(): Promise<Sent>;
  person(
    name: string,
    options?: { readonly tz?: string; readonly guest?: boolean; readonly admin?: boolean; readonly owner?: boolean },
  ): Person;
  /** A bot of another app, with a way to write. */
  otherBot(name: string): {
    readonly person: Person;
    say(channel: string, text: string, thread?: string): Promise<Sent>;
  };
  channel(name: string, options?: ChannelOptions): Channel;
  archive(channel: string): void;
  addBot(channel: string): void;
  removeBot(channel: string): Promise<Sent>;
  as(name: string): Somebody;
}

export function createWorkspace(hub: Hub, team: Team): Workspace {
  const { world, courier } = hub;
  const person = (name: string, teams: readonly string[] = [team.id]): Person => {
    const found = [...world.people.values()].find((one) => teams.includes(one.team) && one.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name} in ${team.name}`);
    return found;
  };
  const channel = (name: string): Channel => {
    const found = [...world.channels.values()].find(
      (one) => one.teams.includes(team.id) && (one.name === name || one.id === name),
    );
    if (found === undefined) throw new Error(`no channel ${name} in ${team.name}`);
    return found;
  };
  const botUser = () => installationFor(world, team.id).botUserId;

  return {
    team,
    install: ({ scopes = ALL_SCOPES, by } = {}) => {
      const installation = createInstallation(world, {
        where: { team },
        scopes,
        by: by === undefined ? "" : person(by).id,
      });
      world.installations.push(installation);
      return installation;
    },
    uninstall() {
      const installation = installationFor(world, team.id);
      return sending(hub, () => {
        sendEvent(world, courier, installation, { type: "app_uninstalled" }, team.id);
        const tokens = { oauth: [], bot: [installation.botUserId] };
        sendEvent(world, courier, installation, { type: "tokens_revoked", tokens }, team.id);
        installation.revoked = true;
      });
    },
    person: (name, { tz = "Europe/Berlin", guest = false, owner = false, admin = owner } = {}) =>
      addPerson(world, team, { name, tz, guest, admin, owner, bot: false }),
    otherBot(name) {
      const made = addPerson(world, team, { name, tz: "UTC", guest: false, bot: true });
      const bot = { botId: world.nextId("B"), appId: world.nextId("A") };
      return {
        person: made,
        say: (where, text, thread) =>
          sending(hub, () =>
            postMessage(world, {
              channel: channel(where),
              user: made.id,
              bot,
              text,
              ...(thread === undefined ? {} : { thread }),
            }),
          ),
      };
    },
    channel(
      name,
      { kind = "public", members = [], bot = false, archived = false, readOnly = false, sharedWith = [] } = {},
    ) {
      const teams = [team.id, ...sharedWith.map((other) => other.team.id)];
      const inside = new Set(members.map((one) => person(one, teams).id));
      if (bot) inside.add(botUser());
      const id = world.nextId(kind === "private" ? "G" : "C");
      const made: Channel = { id, name, kind, teams, members: inside, archived, readOnly };
      world.channels.set(id, made);
      return made;
    },
    archive(name) {
      channel(name).archived = true;
    },
    addBot: (name) => void channel(name).members.add(botUser()),
    removeBot(name) {
      const from = channel(name);
      const user = botUser();
      from.members.delete(user);
      const secret = from.kind === "private";
      const about = { user, channel: from.id, channel_type: secret ? "G" : "C", team: team.id };
      return sending(hub, () => {
        for (const type of ["member_left_channel", secret ? "group_left" : "channel_left"])
          if (world.app.events.includes(type))
            sendEvent(
              world,
              courier,
              installationFor(world, team.id),
              { type, ...about, event_ts: world.nextTs() },
              from,
            );
      });
    },
    as: (name) => createSomebody(hub, person(name), channel),
  };
}
