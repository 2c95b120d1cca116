import type { DecisionStatus } from "../decision.ts";
import type { Remark } from "./adr-text.ts";
import type { Pointer } from "./pointers-in.ts";

/** What a file written elsewhere says of its decision; dates are ISO dates. */
export interface AdrRecord {
  readonly path: string;
  /** Plain words, at most 200 characters. */
  readonly title: string;
  readonly status: DecisionStatus;
  /** What was chosen, in the file's words where it says so, at most 200 characters. */
  readonly outcome: string;
  readonly decidedOn?: string | undefined;
  readonly deciders: readonly string[];
  readonly reviewOn?: string | undefined;
  readonly supersededBy?: Pointer | undefined;
  readonly supersedes?: Pointer | undefined;
  /** Every file it links to. */
  readonly links: readonly Pointer[];
  /** The whole text, lines ended by a line feed alone. */
  readonly markdown: string;
  /** What was taken otherwise than written, or not understood. */
  readonly remarks: readonly Remark[];
}

/** What reading a file came to. */
export type ReadRecord =
  | { readonly kind: "record"; readonly record: AdrRecord }
  /** No record to adopt, and nothing is wrong with that. */
  | { readonly kind: "skipped"; readonly path: string; readonly why: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly line: number; readonly reason: string };
