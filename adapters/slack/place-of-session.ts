import type { Session } from "../../src/conversation/session.ts";
import { isDirect, type Place, placeOf, placeOfRef } from "./workspace.ts";

/** Where a session's messages go: its thread, the one its root message opened, or the direct message it moved to. */
export function placeOfSession(session: Session): Place | undefined {
  const place = placeOf(session.conversation);
  const root = session.refs.root === undefined ? undefined : placeOfRef(session.refs.root);
  if (place === undefined || root === undefined || place.thread !== undefined) return place;
  if (isDirect(root.channel)) return { channel: root.channel };
  return isDirect(place.channel) ? place : { channel: root.channel, thread: root.ts };
}
