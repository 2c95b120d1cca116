import type { Button, OutgoingReply, Reply } from "../../src/conversation/reply.ts";

export interface FoundLook {
  readonly key: string;
  readonly kind: Reply["kind"];
  readonly button: Button;
  /** Counted from 1: long labels are numbered on their buttons. */
  readonly nth: number;
}

/** The button of a look with this label, on the newest message that has it. */
export function findLook(seen: readonly OutgoingReply[] | undefined, label: string): FoundLook {
  const found = seen?.flatMap(({ key, reply }) => {
    const at = buttonsOf(reply).findIndex((button) => button.label === label);
    const button = buttonsOf(reply)[at];
    return button === undefined ? [] : [{ key, kind: reply.kind, button, nth: at + 1 }];
  });
  const last = found?.at(-1);
  if (last === undefined) throw new Error(`no look offers ${label}`);
  return last;
}

function buttonsOf(reply: Reply): readonly Button[] {
  switch (reply.kind) {
    case "review-due":
    case "review-item":
    case "review-result":
      return reply.buttons;
    default:
      return [];
  }
}
