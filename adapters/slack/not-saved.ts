/** Nothing was saved, so Slack should send the event again. */
export class NotSaved extends Error {
  override name = "NotSaved" as const;
}
