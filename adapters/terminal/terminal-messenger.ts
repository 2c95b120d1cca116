import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Messenger } from "../../src/ports.ts";

/** Carries replies to whoever listens. A terminal cannot take back what it printed, so an update is shown as news. */
export interface TerminalMessenger extends Messenger {
  listen(show: (outgoing: OutgoingReply, mode: "send" | "update") => void): void;
}

export function createTerminalMessenger(): TerminalMessenger {
  let show: (outgoing: OutgoingReply, mode: "send" | "update") => void = () => undefined;
  return {
    listen(listener) {
      show = listener;
    },
    async deliver({ item, redraws }) {
      if (redraws !== true) show(item.outgoing, item.kind);
      return { outcome: "sent", ref: item.outgoing.key };
    },
    async notice(_conversation, _personId, outgoing) {
      show(outgoing, "send");
    },
  };
}
