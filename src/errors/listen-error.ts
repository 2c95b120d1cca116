/** The server could not be opened on its address; the message says why and what to do. */
export class ListenError extends Error {
  override name = "ListenError" as const;
}
