/** Everything that is counted while the bot runs: what it means, and the labels it is told apart by. deploy/README.md lists the same. */
export const MEASURES = {
  turns: { kind: "counter", help: "Events handled, by how the turn ended.", labels: ["platform", "outcome"] },
  turn_seconds: {
    kind: "histogram",
    help: "From the event to the commit, before anything is sent.",
    labels: ["platform"],
  },
  store_calls: { kind: "counter", help: "Calls to the store that were waited for.", labels: ["call"] },
  store_failures: { kind: "counter", help: "Calls to the store that failed.", labels: ["call"] },
  conflicts: { kind: "counter", help: "Commits refused because somebody else was quicker.", labels: ["reason"] },
  deliveries: { kind: "counter", help: "Messages sent or updated, by outcome.", labels: ["platform", "outcome"] },
  rate_limits: { kind: "counter", help: "Deliveries the platform asked to repeat later.", labels: ["platform"] },
  repeats: {
    kind: "counter",
    help: "Messages sent again after an unknown outcome: each may stand in a thread twice.",
    labels: ["platform"],
  },
  taken_up: { kind: "counter", help: "Sessions whose replies another process had left undelivered.", labels: [] },
  outbox: { kind: "gauge", help: "Replies committed and not delivered yet, in this process.", labels: [] },
  reviews_planned: {
    kind: "gauge",
    help: "What is planned to be looked at again, of all workspaces and processes.",
    labels: [],
  },
  reviews_due: { kind: "gauge", help: "Of what is planned: what is due and not delivered yet.", labels: [] },
  reviews_late: { kind: "gauge", help: "Of what is planned: what has been due for more than a minute.", labels: [] },
  reviews_tick_age_seconds: {
    kind: "gauge",
    help: "Since any process last looked for what is due; missing before the first look.",
    labels: [],
  },
  reviews_delivered: {
    kind: "counter",
    help: "What fell due and was worked off by this process: asked about, or nothing left to ask.",
    labels: ["kind"],
  },
  review_failures: {
    kind: "counter",
    help: "Attempts to deliver what fell due that failed; most are tried again.",
    labels: ["kind"],
  },
  reviews_given_up: {
    kind: "counter",
    help: "What fell due and was given up, after the last attempt or because nobody could be written to.",
    labels: ["kind"],
  },
} as const satisfies Record<string, Measure>;

export interface Measure {
  readonly kind: "counter" | "histogram" | "gauge";
  readonly help: string;
  readonly labels: readonly string[];
}
export type MeasureName = keyof typeof MEASURES;

/** Takes measurements; never fails and never waits. */
export interface Meter {
  count(name: MeasureName, labels?: Readonly<Record<string, string>>, by?: number): void;
  /** Of a histogram, in the unit its name ends with. */
  observe(name: MeasureName, value: number, labels?: Readonly<Record<string, string>>): void;
  /** A gauge is asked for when somebody looks; one that is unknown or fails is left out, and the others are shown. */
  gauge(name: MeasureName, read: () => number | undefined | Promise<number | undefined>): void;
}
