import type { HouseRules } from "./house-schema.ts";

/** What a house changed in a pack, kept beside the pack it was applied to. */
export interface AppliedHouse {
  /** SHA-256 (hex) of the canonical rules. */
  readonly hash: string;
  readonly rules: HouseRules;
  /** The pack's own weight of each of its questions. */
  readonly weightsBefore: Readonly<Record<string, number>>;
  /** Options nobody here may choose, whatever is answered. */
  readonly withheld: readonly {
    readonly id: string;
    readonly options: readonly string[];
    readonly because: string;
    readonly evidence: readonly string[];
  }[];
}
