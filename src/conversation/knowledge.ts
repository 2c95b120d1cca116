import type { Decider, LoadedPack, Model } from "../../knowledge/index.ts";
import type { ChannelDecider } from "../decisions/channel-decider.ts";

/** What an interview knows: its pack, compiled, and the day (ISO date) that decides which evidence has expired. */
export interface Knowledge {
  readonly pack: LoadedPack;
  readonly model: Model;
  readonly today: string;
  /** Who decides by default, by conversation. */
  readonly deciders?: readonly Decider[];
  /** The same as people said in the channel an interview begins in; it comes first. */
  readonly decider?: ChannelDecider;
}
