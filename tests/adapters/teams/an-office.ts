import {
  type FakeConnector,
  type FakeConnectorOptions,
  startFakeConnector,
} from "../../fakes/connector/start-fake-connector.ts";
import type { ChatKind } from "../../fakes/connector/world/world.ts";
import { aTable, type Table } from "./a-table.ts";
import { type ServedTeams, type ServeOptions, serveTeams } from "./serve-teams.ts";

/** One connector and the bots that speak to it, a bot for each pack; chats are cheap and made anew for each interview. */
export interface Office {
  readonly fake: FakeConnector;
  readonly tenant: string;
  serve(pack?: string): Promise<ServedTeams>;
  table(kind: ChatKind, people: readonly string[], options?: { pack?: string; old?: boolean }): Promise<Table>;
  close(): Promise<void>;
}

export async function anOffice(
  options: Omit<ServeOptions, "tenant" | "pack"> = {},
  connector: FakeConnectorOptions = {},
): Promise<Office> {
  const fake = await startFakeConnector(connector);
  const { id: tenant } = fake.tenant("acme");
  const served = new Map<string, Promise<ServedTeams>>();
  const serve = async (pack = "delivery") => {
    const one = served.get(pack) ?? serveTeams(fake, { ...options, tenant, pack });
    served.set(pack, one);
    const { address } = await one;
    fake.pointTo({ url: `${address}/api/messages` });
    return one;
  };
  return {
    fake,
    tenant,
    serve,
    async table(kind, people, { pack, old = false } = {}) {
      return aTable({ fake, served: await serve(pack), kind, people, tenant, old });
    },
    async close() {
      for (const one of served.values()) await (await one).close();
      await fake.stop();
    },
  };
}
