/** Every waiting time of the bot, in milliseconds. */
export interface Waits {
  /** A turn that is not saved after this long is answered "not saved". */
  readonly commitMs: number;
  /** A reply claimed for longer than this may be taken over by another process. */
  readonly claimMs: number;
  /** A platform that has not answered a delivery after this long leaves its fate unknown. */
  readonly sendMs: number;
  /** A reply whose fate is unknown is sent again, once, after this long. */
  readonly unsureMs: number;
  /** The shortest wait before a failed delivery is tried again; doubled each time. */
  readonly retryMs: number;
  /** The time between two posted messages out of which something forgotten is taken, once there are many. */
  readonly redrawMs: number;
  /** About how long a turn that lost a race waits before it reads again; doubled each time. */
  readonly conflictMs: number;
  /** How long `close` waits for what is under way. */
  readonly drainMs: number;
}

/** What the program runs with; tests use parts of it. */
export const WAITS: Waits = {
  commitMs: 2500,
  claimMs: 30_000,
  sendMs: 10_000,
  unsureMs: 30_000,
  retryMs: 500,
  // Slack takes about fifty changes a minute in a workspace, and people's answers come first.
  redrawMs: 2500,
  conflictMs: 10,
  drainMs: 5000,
};
