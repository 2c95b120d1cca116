/** A file of a folder of records: its path in the folder, with forward slashes, and its text. */
export interface AdrText {
  readonly path: string;
  readonly text: string;
}

/** Something said about a place in a file; lines count from 1. */
export interface Remark {
  readonly line: number;
  readonly text: string;
}
