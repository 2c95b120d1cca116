import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import { platformOf } from "../../src/identity.ts";
import type { Messenger } from "../../src/ports.ts";

/** Carries replies to whoever listens. A terminal cannot take back what it printed, so an update is shown as news. */
export interface TerminalMessenger extends Messenger {
  listen(show: Show): void;
}

/** `session`: whose reply it is, where it is one that lasts. */
type Show = (outgoing: OutgoingReply, mode: "send" | "update", session?: Session) => void;

/** Until whoever serves the platform takes it up. */
const NOT_OURS_MS = 60_000;

export function createTerminalMessenger(): TerminalMessenger {
  let show: Show = () => undefined;
  return {
    listen(listener) {
      show = listener;
    },
    async deliver({ item, redraws, session }) {
      // What falls due on the same store may belong to a chat platform, which a terminal cannot write to.
      if (platformOf(session.workspace) !== "local") {
        return { outcome: "retry", afterMs: NOT_OURS_MS, reason: "another process serves that platform" };
      }
      if (redraws !== true) show(item.outgoing, item.kind, session);
      return { outcome: "sent", ref: item.outgoing.key };
    },
    async notice(_conversation, _personId, outgoing) {
      show(outgoing, "send");
    },
  };
}
