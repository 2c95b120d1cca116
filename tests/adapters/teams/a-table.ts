import { readRef } from "../../../adapters/teams/place.ts";
import type { OutgoingReply, Reply } from "../../../src/conversation/reply.ts";
import type { Session } from "../../../src/conversation/session.ts";
import type { Spoken } from "../../conversations/print-reply.ts";
import { actionsOf } from "../../fakes/connector/cards/inputs.ts";
import type { Click, Clicked, Seat } from "../../fakes/connector/driver/seat.ts";
import type { Tenant } from "../../fakes/connector/driver/tenant.ts";
import type { FakeConnector } from "../../fakes/connector/start-fake-connector.ts";
import type { ChatKind } from "../../fakes/connector/world/world.ts";
import type { ServedTeams } from "./serve-teams.ts";

export type ShownReply<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

export interface TableOptions {
  readonly fake: FakeConnector;
  readonly served: ServedTeams;
  readonly kind: ChatKind;
  readonly people: readonly string[];
  /** The tenant's id. */
  readonly tenant: string;
  /** Everybody has a client that only knows Action.Submit. */
  readonly old?: boolean;
}

/** People around one interview, in a chat of their own. */
export interface Table {
  readonly fake: FakeConnector;
  readonly served: ServedTeams;
  readonly tenant: Tenant;
  seat(person: string): Seat;
  /** Says it to the bot as one does there: in a channel within the thread. */
  speak(person: string, text: string): Promise<void>;
  /** Presses what is titled so on the newest message of the kind. */
  click(person: string, kind: Reply["kind"], titles: readonly string[], click?: Click): Promise<Clicked>;
  /** The interview that began here, as it is stored. */
  session(): Promise<Session | undefined>;
  shown<Kind extends Reply["kind"]>(kind: Kind): Promise<{ reply: ShownReply<Kind>; id: string }>;
  /** The thread's first message, in a channel. */
  readonly thread: string | undefined;
  /** The same with people's names in place of their ids. */
  named(said: Spoken): Spoken;
}

export function aTable({ fake, served, kind, people, tenant: id, old = false }: TableOptions): Table {
  const tenant = fake.tenant("acme", id);
  for (const person of people) tenant.person(person);
  if (kind === "groupChat") tenant.group("table", { members: people, bot: true });
  if (kind === "channel") tenant.channel("table", { members: people, bot: true });
  const seat = (person: string) => (kind === "personal" ? tenant.as(person).personal() : tenant.as(person).in("table"));
  const before = served.sessionId;
  let thread: string | undefined;

  const sessionId = () => (served.sessionId === before ? undefined : served.sessionId);
  const shown = async <Kind extends Reply["kind"]>(wanted: Kind) => {
    const open = sessionId();
    const found = open === undefined ? undefined : await served.bot.thread(open);
    const one = found?.replies.findLast(({ reply }) => reply.kind === wanted);
    if (found === undefined || one === undefined) throw new Error(`nobody sees a ${wanted}`);
    return { reply: one.reply as ShownReply<Kind>, id: readRef(found.session.refs[one.key] ?? "")?.id ?? "" };
  };

  return {
    fake,
    served,
    tenant,
    seat,
    shown,
    get thread() {
      return thread;
    },
    async speak(person, text) {
      if (kind === "personal") return void (await seat(person).say(text));
      const { id: said } = await seat(person).mention(`@bot ${text}`, { thread });
      if (kind === "channel") thread ??= said;
    },
    async click(person, wanted, titles, click) {
      const { id: message } = await shown(wanted);
      const card = seat(person)
        .visible()
        .find((one) => one.id === message)?.card;
      const offered = (card === undefined ? [] : actionsOf(card)).map(({ title }) => title);
      const title = titles.find((one) => offered.includes(one));
      if (title === undefined)
        throw new Error(`${titles.join(", ")} is not offered; there are: ${offered.join(" | ")}`);
      return seat(person).click(message, title, { ...click, old });
    },
    async session() {
      const open = sessionId();
      return open === undefined ? undefined : served.bot.session(open);
    },
    named({ mode, outgoing }) {
      if (outgoing.to === "thread") return { mode, outgoing };
      const { person } = outgoing.to;
      const known = [...fake.world.people.values()].find((one) => one.aadObjectId === person);
      const to: OutgoingReply["to"] = { person: known?.name ?? person };
      return { mode, outgoing: { ...outgoing, to } };
    },
  };
}
