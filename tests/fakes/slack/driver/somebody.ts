import { dmBetween } from "../api/conversation-methods.ts";
import { viewJson } from "../api/view-methods.ts";
import type { Channel, Person, View } from "../world/world.ts";
import { pressed, selected } from "./action-of.ts";
import { sendEvent } from "./events.ts";
import { placedIn } from "./find-element.ts";
import { type Hub, installationFor, type Sent, sending } from "./hub.ts";
import { actInView } from "./interact.ts";
import { closeModal, type Fields, type Submitted, submitModal, topModal } from "./modal.ts";
import { createSeat, type Seat } from "./seat.ts";

/** A person, before they look at a channel. */
export interface Somebody {
  readonly person: Person;
  in(channel: string): Seat;
  /** Direct messages with the app's bot. */
  dm(): Seat;
  /** Opens the App Home. */
  home(): Promise<Sent>;
  homeView(): View | undefined;
  /** Presses a button or chooses an option in the App Home. */
  inHome(label: string): Promise<Sent>;
  /** The modal on top. */
  modal(): View | undefined;
  /** Presses a button or chooses an option in the modal on top. */
  inModal(label: string): Promise<Sent>;
  submit(fields?: Fields): Promise<Submitted>;
  closeModal(): Promise<Sent>;
}

export function createSomebody(hub: Hub, person: Person, channel: (name: string) => Channel): Somebody {
  const { world, courier } = hub;
  const dm = () => dmBetween(world, installationFor(world, person.team).botUserId, person.id, person.team);
  const act = async (view: View | undefined, label: string) => {
    if (view === undefined) throw new Error(`${person.name} has no such view open`);
    const { blocks } = view.body;
    const button = placedIn(blocks).some(
      ({ element }) => element.type === "button" && [element.text?.text, element.action_id].includes(label),
    );
    const acted = button ? pressed(blocks, label) : selected(blocks, label);
    return sending(hub, () => actInView(hub, person, view, acted));
  };
  return {
    person,
    in: (name) => createSeat(hub, person, channel(name)),
    dm: () => createSeat(hub, person, dm()),
    home: () =>
      sending(hub, () => {
        if (!world.app.events.includes("app_home_opened")) return;
        const view = world.homes.get(person.id);
        const shown = view === undefined ? {} : { view: viewJson(world, view) };
        const opened = { type: "app_home_opened", user: person.id, channel: dm().id, tab: "home", ...shown };
        const by = installationFor(world, person.team);
        sendEvent(world, courier, by, { ...opened, event_ts: world.nextTs() }, person.team);
      }),
    homeView: () => world.homes.get(person.id),
    inHome: (label) => act(world.homes.get(person.id), label),
    modal: () => topModal(world, person),
    inModal: (label) => act(topModal(world, person), label),
    submit: (fields = {}) => submitModal(hub, person, fields),
    closeModal: () => closeModal(hub, person),
  };
}
