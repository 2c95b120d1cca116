import { type Answer, bot, type Call, covers, type Rule, refuse, text } from "./call.ts";

export const userMethods: Readonly<Record<string, Rule>> = {
  "users.info": { scopes: () => ["users:read"], run: info },
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
  return {
    ok: true,
    user: {
      id: person.id,
      team_id: person.team,
      name: person.name,
      real_name: person.name,
      deleted: false,
      tz: person.tz,
      tz_offset: 0,
      locale: "en-US",
      is_bot: person.bot,
      is_admin: person.admin ?? false,
      is_owner: false,
      is_restricted: person.guest,
      is_ultra_restricted: false,
      is_stranger: !covers(world, bot(call), person.team),
      profile: { real_name: person.name, display_name: person.name },
    },
  };
}
