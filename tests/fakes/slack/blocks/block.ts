/** A block as it travels: checked by the schemas of this folder before it is kept. */
export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly [field: string]: unknown;
}
