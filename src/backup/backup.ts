import type { StoredRecord } from "./stored-record.ts";

/** Carries everything that is kept out of a store and into one. Throws `StoreError`. */
export interface Backup {
  /** For messages. */
  readonly where: string;
  /**
   * By kind and then by name, the same order from every store; of one kind only where it is named. What is written
   * meanwhile may or may not be among them.
   */
  records(only?: StoredRecord["kind"]): AsyncIterable<StoredRecord>;
  /** Adds what is not there yet, in this order, and leaves alone what is; true for each that was added. */
  restore(records: readonly StoredRecord[]): Promise<boolean[]>;
  /** Whether nothing is kept here yet. */
  empty(): Promise<boolean>;
  close(): Promise<void>;
}
