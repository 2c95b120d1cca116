import type { Person } from "../../src/conversation/event.ts";
import type { Clock, Installation } from "../../src/ports.ts";
import type { SlackClients } from "./clients.ts";

/** What people are called. */
export interface Names {
  /** As the person is called in the workspace; where Slack does not say, as the payload calls them. */
  of(access: Installation, user: string, given?: string): Promise<string>;
  /** Whether they manage the workspace; undefined where Slack does not say. */
  isAdmin(access: Installation, user: string): Promise<boolean | undefined>;
  /** Who owns the workspace; undefined where Slack does not say. Reads its list of members, so for what is rare. */
  ownerOf(access: Installation): Promise<Person | undefined>;
}

const REMEMBERED = 5000;
const KEPT_MS = 6 * 3_600_000;
/** Nobody waits longer than this for what Slack knows of a person. */
const PATIENCE_MS = 800;
const LONGEST = 120;
/** As Slack advises; a workspace of more members than this is not searched through. */
const PAGE = 200;
const MOST_PAGES = 50;

export function createNames(clients: SlackClients, clock: Clock): Names {
  const known = new Map<string, { readonly name: string; readonly until: number }>();
  /** Undefined where Slack does not say, or not in time. */
  const ask = async ({ botToken }: Installation, user: string) => {
    const answered = new AbortController();
    const late = clock.sleep(PATIENCE_MS, answered.signal).then(() => undefined);
    const asked = clients.of(botToken).users.info({ user });
    const told = await Promise.race([asked.catch(() => undefined), late]);
    answered.abort();
    return told?.user;
  };
  return {
    async isAdmin(access, user) {
      const asked = await ask(access, user);
      return asked && (asked.is_admin === true || asked.is_owner === true);
    },
    async ownerOf({ botToken }) {
      let cursor = "";
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const listed = await clients
          .of(botToken)
          .users.list({ limit: PAGE, ...(cursor === "" ? {} : { cursor }) })
          .catch(() => undefined);
        const owner = listed?.members?.find((member) => member.is_primary_owner === true && member.deleted !== true);
        if (owner?.id !== undefined) return { id: owner.id, name: calledIn(owner) || "Somebody" };
        cursor = listed?.response_metadata?.next_cursor ?? "";
        if (cursor === "") return undefined;
      }
      return undefined;
    },
    async of(access, user, given) {
      const key = `${access.workspace}/${user}`;
      const found = known.get(key);
      if (found !== undefined && found.until > clock.now()) return found.name;
      const asked = await ask(access, user);
      const name = calledIn(asked) || clean(given) || "Somebody";
      known.set(key, { name, until: clock.now() + (asked === undefined ? PATIENCE_MS * 10 : KEPT_MS) });
      if (known.size > REMEMBERED) known.delete([...known.keys()][0] ?? "");
      return name;
    },
  };
}

/** As members see the person called. */
function calledIn(user: Called | undefined): string {
  const { profile, real_name: real, name } = user ?? {};
  return clean([profile?.display_name, profile?.real_name, real, name].find((one) => clean(one) !== ""));
}

interface Called {
  readonly name?: string;
  readonly real_name?: string;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
}

/** One line without control or direction-changing characters. */
function clean(name: string | undefined): string {
  const line = (name ?? "").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return [...line].slice(0, LONGEST).join("").trim();
}
