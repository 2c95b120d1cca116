/** The store failed; the message says what, about what, and what to do. */
export class StoreError extends Error {
  override name = "StoreError" as const;
}
