import { afterEach, beforeEach } from "vitest";
import { scopes } from "../../../adapters/slack/manifest.ts";
import type { Seat } from "../../fakes/slack/driver/seat.ts";
import type { Workspace } from "../../fakes/slack/driver/workspace.ts";
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from "../../fakes/slack/start-fake-slack.ts";
import type { Message } from "../../fakes/slack/world/world.ts";
import { type ServedSlack, type ServeOptions, serveSlack } from "./serve-slack.ts";

/** A workspace with Ana and Ben in #general, where the bot is, and in #secret, where it is not. */
export interface Office {
  readonly fake: FakeSlack;
  readonly acme: Workspace;
  readonly served: ServedSlack;
  readonly ana: Seat;
  readonly ben: Seat;
}

/** A new office for each test. */
export function anOffice(options: ServeOptions = {}, fakeOptions: FakeSlackOptions = {}): Office {
  const office = {} as { -readonly [Part in keyof Office]: Office[Part] };
  beforeEach(async () => {
    const typed = options.typedReplies ? ["message.channels", "message.groups"] : [];
    const events = ["app_mention", "message.im", "app_home_opened", "app_uninstalled", "tokens_revoked", ...typed];
    office.fake = await startFakeSlack({ events, ...fakeOptions });
    office.acme = office.fake.team("acme");
    // Exactly what the manifest asks for: a call that needs more is refused.
    const wanted = scopes({ typedReplies: options.typedReplies ?? false }).map(({ scope }) => scope);
    const { botToken } = office.acme.install({ scopes: wanted });
    for (const name of ["ana", "ben"]) office.acme.person(name);
    office.acme.channel("general", { members: ["ana", "ben"], bot: true });
    office.acme.channel("secret", { members: ["ana"], kind: "private" });
    office.served = await serveSlack(office.fake, { token: botToken, ...options });
    office.ana = office.acme.as("ana").in("general");
    office.ben = office.acme.as("ben").in("general");
  });
  afterEach(async () => {
    await office.served.close();
    await office.fake.stop();
  });
  return office;
}

export const saying = (text: string) => (message: Message) =>
  JSON.stringify([message.text, message.blocks]).includes(text);

/** Everything that is written on a message. */
export function words(message: Message): string {
  return JSON.stringify(message.blocks);
}

/** An interview begun with the slash command: its root and its first question. */
export async function begun({ ana }: Office): Promise<{ root: Message; first: Message }> {
  await ana.command("/architect");
  return { root: await ana.sees(saying("how our parcels reach")), first: await ana.sees(saying("How many parcels")) };
}
