import type { Clock, Installation } from "../../src/ports.ts";
import type { SlackClients } from "./clients.ts";
import { isDirect } from "./workspace.ts";

/** Whether everybody in the workspace may look into a channel. */
export interface Channels {
  /** True also where Slack does not say: what is decided there is not shown elsewhere. */
  isPrivate(access: Installation, channel: string): Promise<boolean>;
}

const REMEMBERED = 5000;
const KEPT_MS = 3_600_000;
const PATIENCE_MS = 800;

export function createChannels(clients: SlackClients, clock: Clock): Channels {
  const known = new Map<string, { readonly closed: boolean; readonly until: number }>();
  const ask = async ({ botToken }: Installation, channel: string): Promise<boolean> => {
    const { channel: info } = await clients.of(botToken).conversations.info({ channel });
    return info?.is_private === true || info?.is_im === true || info?.is_mpim === true;
  };
  return {
    async isPrivate(access, channel) {
      if (isDirect(channel)) return true;
      const key = `${access.workspace}/${channel}`;
      const found = known.get(key);
      if (found !== undefined && found.until > clock.now()) return found.closed;
      const answered = new AbortController();
      const late = clock.sleep(PATIENCE_MS, answered.signal).then(() => undefined);
      const asked = await Promise.race([ask(access, channel).catch(() => undefined), late]);
      answered.abort();
      known.set(key, {
        closed: asked ?? true,
        until: clock.now() + (asked === undefined ? PATIENCE_MS * 10 : KEPT_MS),
      });
      if (known.size > REMEMBERED) known.delete([...known.keys()][0] ?? "");
      return asked ?? true;
    },
  };
}
