import { join } from "node:path";
import type { FakeConnector } from "../../../fakes/connector/start-fake-connector.ts";
import { aProgram, type Program } from "../../killing/a-program.ts";

const preload = join(import.meta.dirname, "kill-at.ts");

export interface Process extends Pick<Program, "dieAt" | "ended" | "stop"> {
  /** Where Teams sends to. */
  readonly url: string;
}

/** The program on this folder, for this tenant's bot, with waits of a thirtieth; resolves when it is ready. */
export async function aProcess(folder: string, { url, bot }: FakeConnector, tenant: string): Promise<Process> {
  const program = await aProgram(preload, {
    WAYMARK_DATA: folder,
    MicrosoftAppId: bot.appId,
    MicrosoftAppPassword: bot.password,
    MicrosoftAppTenantId: tenant,
    FAKE_CONNECTOR: url,
  });
  return { ...program, url: `${program.address}/api/messages` };
}
