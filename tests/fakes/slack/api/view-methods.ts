import type { Block } from "../blocks/block.ts";
import { checkView } from "../blocks/check-blocks.ts";
import { withIds } from "../world/messages.ts";
import type { View } from "../world/world.ts";
import { type Answer, bot, type Call, covers, missing, type Rule, refuse, text } from "./call.ts";

export const viewMethods: Readonly<Record<string, Rule>> = {
  "views.open": { run: open },
  "views.push": { run: open },
  "views.update": { run: update },
  "views.publish": { run: publish },
};

const MOST_ON_TOP = 3;

function open(call: Call): Answer {
  const { world } = call;
  const given = text(call, "trigger_id");
  if (given === undefined) return missing("trigger_id");
  const trigger = world.triggers.get(given);
  if (trigger === undefined || !covers(world, bot(call), trigger.team)) return refuse("invalid_trigger_id");
  if (trigger.used) return refuse("exchanged_trigger_id");
  if (world.now() - trigger.at > 3000) return refuse("expired_trigger_id");
  const wrong = checkView(call.args.view, "modal");
  if (wrong !== undefined) return refuse(wrong.error, wrong.messages);
  const pushing = call.method === "views.push";
  const stack = pushing ? (world.stacks.get(trigger.user) ?? []) : [];
  if (pushing && (stack.length === 0 || stack.length >= MOST_ON_TOP)) return refuse("push_limit_reached");
  trigger.used = true;
  const view = createView(world, { ...trigger, body: call.args.view as View["body"], root: stack[0] });
  world.stacks.set(trigger.user, [...stack, view.id]);
  wake(call);
  return { ok: true, view: viewJson(call.world, view) };
}

function update(call: Call): Answer {
  const id = text(call, "view_id");
  const view = [...call.world.views.values()].find(
    (one) =>
      one.id === id || (one.body.external_id !== undefined && one.body.external_id === text(call, "external_id")),
  );
  if (view === undefined || !covers(call.world, bot(call), view.team)) return refuse("not_found");
  if (text(call, "hash") !== undefined && call.args.hash !== view.hash) return refuse("hash_conflict");
  const wrong = checkView(call.args.view, view.type);
  if (wrong !== undefined) return refuse(wrong.error, wrong.messages);
  replaceView(call.world, view, call.args.view as View["body"]);
  wake(call);
  return { ok: true, view: viewJson(call.world, view) };
}

function publish(call: Call): Answer {
  const { world } = call;
  const user = world.people.get(text(call, "user_id") ?? "");
  if (user === undefined || !covers(world, bot(call), user.team)) return refuse("user_not_found");
  const wrong = checkView(call.args.view, "home");
  if (wrong !== undefined) return refuse(wrong.error, wrong.messages);
  const known = world.homes.get(user.id);
  if (known !== undefined && text(call, "hash") !== undefined && call.args.hash !== known.hash)
    return refuse("hash_conflict");
  const view =
    known ??
    createView(world, { user: user.id, team: user.team, body: call.args.view as View["body"], root: undefined });
  replaceView(world, view, call.args.view as View["body"]);
  world.homes.set(user.id, view);
  wake(call);
  return { ok: true, view: viewJson(world, view) };
}

interface NewView {
  readonly user: string;
  readonly team: string;
  readonly body: View["body"];
  readonly root: string | undefined;
}

export function createView(world: Call["world"], { user, team, body, root }: NewView): View {
  const id = world.nextId("V");
  const blocks = withIds(world, body.blocks);
  const type = body.type === "home" ? "home" : "modal";
  const view: View = { id, user, team, root: root ?? id, type, body: { ...body, blocks }, hash: world.nextTs() };
  world.views.set(id, view);
  return view;
}

export function replaceView(world: Call["world"], view: View, body: View["body"]): void {
  view.body = { ...body, blocks: withIds(world, body.blocks as Block[]) };
  view.hash = world.nextTs();
}

/** A view as payloads carry it, with what has been filled in. */
export function viewJson(world: Call["world"], view: View): Record<string, unknown> {
  return {
    id: view.id,
    // The person's; the one whose app opened it stands beside it. They differ for a guest of a shared channel.
    team_id: world.people.get(view.user)?.team ?? view.team,
    app_installed_team_id: view.team,
    app_id: world.app.id,
    private_metadata: "",
    callback_id: "",
    external_id: "",
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view.body,
    state: { values: world.chosen.get(`${view.user}/${view.id}`) ?? {} },
    hash: view.hash,
    root_view_id: view.root,
    previous_view_id: null,
  };
}

function wake(call: Call): void {
  for (const one of call.world.wakers) one();
}
