import type { FailedReview } from "../../src/ports.ts";
import type { Arrival } from "./a-platform.ts";
import type { ChannelPlan } from "./channels.ts";
import type { Stretch } from "./down-times.ts";
import type { Trace } from "./trace.ts";

/** Of all that happens in the simulation. */
export const WORKSPACE = "slack:T1";

export interface YearsOptions {
  readonly decisions: number;
  readonly years: number;
  readonly channels: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** What happened in the simulated years, for the audit. */
export interface Years {
  readonly plans: ReadonlyMap<string, ChannelPlan>;
  readonly channelOf: Trace["channelOf"];
  readonly written: Trace["written"];
  readonly talked: Trace["talked"];
  readonly digests: Trace["digests"];
  readonly arrivals: readonly Arrival[];
  readonly failed: readonly FailedReview[];
  /** Nobody was there to deliver anything, or all stood still. */
  readonly down: readonly Stretch[];
  readonly deaths: readonly { readonly process: string; readonly at: number; readonly between: string }[];
  readonly stalls: readonly {
    readonly process: string;
    readonly at: number;
    readonly ms: number;
    readonly before: string;
  }[];
  /** Items, and the processes that marked them as sent. */
  readonly marked: ReadonlyMap<string, ReadonlySet<string>>;
  /** Occurrences whose look somebody opened out of a digest. */
  readonly opened: ReadonlySet<string>;
  /** Decisions whose looks could not be saved for a while, and when. */
  readonly unsaved: readonly { readonly decision: string; readonly from: number; readonly to: number }[];
  readonly lost: ReadonlySet<string>;
  readonly from: number;
  readonly to: number;
  readonly errors: ReadonlyMap<string, number>;
}
