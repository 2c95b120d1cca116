import type { CardAct } from "../../../adapters/teams/acts.ts";
import { invokeActivity } from "../../fakes/connector/driver/activities.ts";
import type { Activity } from "../../fakes/connector/driver/attempt.ts";
import type { Seat } from "../../fakes/connector/driver/seat.ts";
import type { FakeConnector } from "../../fakes/connector/start-fake-connector.ts";

export interface Pressed {
  readonly seat: Seat;
  readonly thread?: string | undefined;
  readonly session: string;
  readonly act: CardAct;
  /** The message it was on. */
  readonly on?: string;
}

/** A press on a button that is not on the screen any more, or never was, as a client would send it. */
export function rawPress(fake: FakeConnector, { seat, thread, session, act, on = "1" }: Pressed): Activity {
  const { person, chat } = seat;
  const place = { world: fake.world, serviceUrl: fake.serviceUrl, chat, person, thread };
  return invokeActivity(place, on, { verb: "waymark" }, { waymark: 1, session, ...act });
}
