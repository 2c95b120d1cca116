import { type Act, buttonValue } from "../../../adapters/slack/acts.ts";
import type { Seat } from "../../fakes/slack/driver/seat.ts";

let presses = 0;

/** A press on a button that is not on the screen any more, or never was, as a client would send it. */
export function pressPayload(seat: Seat, act: Act, session: string, thread = "1700000000.000100") {
  presses += 1;
  const { person, channel } = seat;
  return {
    type: "block_actions",
    team: { id: person.team },
    user: { id: person.id, name: person.name, team_id: person.team },
    container: { type: "message", message_ts: thread, channel_id: channel.id },
    channel: { id: channel.id },
    message: { ts: thread },
    trigger_id: `press-${presses}`,
    actions: [{ type: "button", action_id: "old", block_id: "old", value: buttonValue(session, act) }],
  };
}
