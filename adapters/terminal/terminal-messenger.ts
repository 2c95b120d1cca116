import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Session } from "../../src/conversation/session.ts";
import type { Messenger } from "../../src/ports.ts";

/** Carries replies to whoever listens. A terminal cannot take back what it printed, so an update is shown as news. */
export interface TerminalMessenger extends Messenger {
  listen(show: Show): void;
}

/** `session`: whose reply it is, where it is one that lasts. */
type Show = (outgoing: OutgoingReply, mode: "send" | "update", session?: Session) => void;

export function createTerminalMessenger(): TerminalMessenger {
  let show: Show = () => undefined;
  return {
    listen(listener) {
      show = listener;
    },
    async deliver({ item, redraws, session }) {
      if (redraws !== true) show(item.outgoing, item.kind, session);
      return { outcome: "sent", ref: item.outgoing.key };
    },
    async notice(_conversation, _personId, outgoing) {
      show(outgoing, "send");
    },
  };
}
