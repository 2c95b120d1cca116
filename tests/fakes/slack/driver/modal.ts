import { createView, replaceView, viewJson } from "../api/view-methods.ts";
import { checkView } from "../blocks/check-blocks.ts";
import type { Person, View, World } from "../world/world.ts";
import { filled, initial } from "./action-of.ts";
import { type Attempt, accepted } from "./attempt.ts";
import { placedIn } from "./find-element.ts";
import { type Hub, installationFor, type Sent, sending } from "./hub.ts";
import { base } from "./interact.ts";

/** Fields of a form by their label: words, or several for checkboxes. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What came of it: the errors the app set on fields, by label. */
export type Submitted = Sent & { readonly errors: Readonly<Record<string, string>> };

export function topModal(world: World, person: Person): View | undefined {
  return world.views.get(world.stacks.get(person.id)?.at(-1) ?? "");
}

/** Fills the modal on top and submits it, then does what the app answers. */
export async function submitModal(hub: Hub, person: Person, fields: Fields): Promise<Submitted> {
  const { world, courier } = hub;
  const view = openModal(world, person);
  const values: Record<string, Record<string, unknown>> = structuredClone(
    world.chosen.get(`${person.id}/${view.id}`) ?? {},
  );
  const inputs = view.body.blocks.filter(({ type }) => type === "input");
  const labels = inputs.map((block) => (block.label as { text: string }).text);
  for (const name of Object.keys(fields))
    if (!labels.includes(name)) throw new Error(`no field “${name}”: ${labels.join(", ")}`);
  for (const placed of placedIn(inputs)) {
    const { block, element } = placed;
    const label = (block.label as { text: string }).text;
    const words = fields[label];
    const value =
      words === undefined
        ? (values[block.block_id ?? ""]?.[element.action_id] ?? initial(placed))
        : filled(placed, words);
    if (block.optional !== true && empty(value as Record<string, unknown>))
      throw new Error(`“${label}” must be filled`);
    values[block.block_id ?? ""] = { [element.action_id]: value };
  }
  world.chosen.set(`${person.id}/${view.id}`, values);

  const sent = await sending(hub, () =>
    courier.send("interaction", {
      ...base(world, person, installationFor(world, view.team), undefined),
      type: "view_submission",
      view: viewJson(world, view),
      response_urls: [],
    }),
  );
  const [attempt] = sent.attempts;
  const errors = attempt !== undefined && accepted(attempt) ? obey(hub, person, view, attempt) : {};
  return {
    ...sent,
    errors: Object.fromEntries(Object.entries(errors).map(([id, words]) => [labelOf(view, id), words])),
  };
}

/** Closes it with the cross; the app hears of it when it asked to. */
export async function closeModal(hub: Hub, person: Person): Promise<Sent> {
  const { world, courier } = hub;
  const view = openModal(world, person);
  pop(world, person);
  return sending(hub, () => {
    if (view.body.notify_on_close !== true) return;
    const shared = base(world, person, installationFor(world, view.team), undefined);
    courier.send("interaction", { ...shared, type: "view_closed", view: viewJson(world, view), is_cleared: false });
  });
}

function obey({ world }: Hub, person: Person, view: View, { body }: Attempt): Record<string, string> {
  if (body === "") {
    pop(world, person);
    return {};
  }
  const answer = JSON.parse(body) as { response_action?: string; errors?: Record<string, string>; view?: View["body"] };
  const stack = world.stacks.get(person.id) ?? [];
  switch (answer.response_action) {
    case "errors": {
      const unknown = Object.keys(answer.errors ?? {}).filter(
        (id) => !view.body.blocks.some(({ block_id }) => block_id === id),
      );
      if (unknown.length > 0) throw new Error(`errors for blocks that are not there: ${unknown.join(", ")}`);
      return answer.errors ?? {};
    }
    case "clear":
      world.stacks.delete(person.id);
      return {};
    case "update":
    case "push": {
      const wrong = checkView(answer.view, "modal");
      if (wrong !== undefined) throw new Error(`Slack refuses the view: ${wrong.messages.join("; ")}`);
      const next = answer.view as View["body"];
      if (answer.response_action === "update") replaceView(world, view, next);
      else {
        const pushed = createView(world, { user: person.id, team: view.team, body: next, root: view.root });
        world.stacks.set(person.id, [...stack, pushed.id]);
      }
      return {};
    }
    default:
      throw new Error(`not an answer to a submission: ${body}`);
  }
}

function openModal(world: World, person: Person): View {
  const view = topModal(world, person);
  if (view === undefined) throw new Error(`no modal is open for ${person.name}`);
  return view;
}

function pop(world: World, person: Person): void {
  world.stacks.set(person.id, (world.stacks.get(person.id) ?? []).slice(0, -1));
}

function empty(value: Record<string, unknown>): boolean {
  return Object.entries(value).every(
    ([name, held]) => name === "type" || held === null || (Array.isArray(held) && held.length === 0),
  );
}

function labelOf(view: View, id: string): string {
  const block = view.body.blocks.find(({ block_id }) => block_id === id);
  return (block?.label as { text: string } | undefined)?.text ?? id;
}
