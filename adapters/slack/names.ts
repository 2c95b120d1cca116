import type { Clock, Installation } from "../../src/ports.ts";
import type { SlackClients } from "./clients.ts";

/** What people are called. */
export interface Names {
  /** As the person is called in the workspace; where Slack does not say, as the payload calls them. */
  of(access: Installation, user: string, given?: string): Promise<string>;
  /** Whether they manage the workspace; false where Slack does not say. */
  isAdmin(access: Installation, user: string): Promise<boolean>;
}

const REMEMBERED = 5000;
const KEPT_MS = 6 * 3_600_000;
/** Nobody waits longer for a name than this. */
const PATIENCE_MS = 800;
const LONGEST = 120;

export function createNames(clients: SlackClients, clock: Clock): Names {
  const known = new Map<string, { readonly name: string; readonly until: number }>();
  const ask = async ({ botToken }: Installation, user: string): Promise<string | undefined> => {
    const { user: info } = await clients.of(botToken).users.info({ user });
    const profile = info?.profile;
    return [profile?.display_name, profile?.real_name, info?.real_name, info?.name].find((name) => clean(name) !== "");
  };
  return {
    async isAdmin({ botToken }, user) {
      const asked = await clients
        .of(botToken)
        .users.info({ user })
        .catch(() => undefined);
      return asked?.user?.is_admin === true || asked?.user?.is_owner === true;
    },
    async of(access, user, given) {
      const key = `${access.workspace}/${user}`;
      const found = known.get(key);
      if (found !== undefined && found.until > clock.now()) return found.name;
      const answered = new AbortController();
      const late = clock.sleep(PATIENCE_MS, answered.signal).then(() => undefined);
      const asked = await Promise.race([ask(access, user).catch(() => undefined), late]);
      answered.abort();
      const name = clean(asked) || clean(given) || "Somebody";
      known.set(key, { name, until: clock.now() + (asked === undefined ? PATIENCE_MS * 10 : KEPT_MS) });
      if (known.size > REMEMBERED) known.delete([...known.keys()][0] ?? "");
      return name;
    },
  };
}

/** One line without control or direction-changing characters. */
function clean(name: string | undefined): string {
  const line = (name ?? "").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return [...line].slice(0, LONGEST).join("").trim();
}
