import type { Person } from "../world/world.ts";
import { type Answer, bot, type Call, covers, type Rule, refuse, text } from "./call.ts";

export const userMethods: Readonly<Record<string, Rule>> = {
  "users.info": { scopes: () => ["users:read"], run: info },
  "users.list": { scopes: () => ["users:read"], run: list },
};

function info(call: Call): Answer {
  const { world } = call;
  const person = world.people.get(text(call, "user") ?? "");
  if (person === undefined) return refuse("user_not_found");
  // Somebody from a workspace that shares a channel with the bot can be looked up, as a stranger.
  const shared = [...world.channels.values()].some(
    ({ members }) => members.has(person.id) && members.has(bot(call).botUserId),
  );
  if (!covers(world, bot(call), person.team) && !shared) return refuse("user_not_found");
  return { ok: true, user: { ...shown(person), locale: "en-US", is_stranger: !covers(world, bot(call), person.team) } };
}

/** A page of the workspace's members. */
function list(call: Call): Answer {
  const members = [...call.world.people.values()].filter(({ team }) => covers(call.world, bot(call), team));
  const from = Number(text(call, "cursor") ?? 0);
  const to = from + Math.min(Number(text(call, "limit") ?? MOST_LISTED), MOST_LISTED);
  const next = to < members.length ? String(to) : "";
  return { ok: true, members: members.slice(from, to).map(shown), response_metadata: { next_cursor: next } };
}

/** Fewer than Slack lists, so that whoever reads on is seen to. */
const MOST_LISTED = 2;

function shown(person: Person) {
  return {
    id: person.id,
    team_id: person.team,
    name: person.name,
    real_name: person.name,
    deleted: false,
    tz: person.tz,
    tz_offset: 0,
    is_bot: person.bot,
    is_admin: person.admin ?? false,
    is_owner: person.owner ?? false,
    is_primary_owner: person.owner ?? false,
    is_restricted: person.guest,
    is_ultra_restricted: false,
    profile: { real_name: person.name, display_name: person.name },
  };
}
