import { describe, expect, test } from "vitest";
import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Message } from "../../src/conversation/session.ts";
import { outboxItemId } from "../../src/identity.ts";
import type { Delivery, Messenger } from "../../src/ports.ts";
import { aNotice, aSession } from "./a-session.ts";

/** A conversation of the platform, and somebody in it. */
export interface MessengerPlace {
  readonly workspace: string;
  readonly conversation: string;
  readonly person: string;
}

/** What every Messenger promises while its platform works; what it does when that fails is its own tests' business. */
export function messengerContract(
  name: string,
  open: () => Messenger,
  place: () => MessengerPlace = () => ({ workspace: "local", conversation: "local/web/contract", person: "ana" }),
): void {
  describe(`${name} as a messenger`, () => {
    const delivery = (seq: number, kind: Message["kind"], outgoing: OutgoingReply, ref?: string): Delivery => {
      const { workspace, conversation } = place();
      const session = aSession({ workspace, conversation });
      const item = { id: outboxItemId(session.id, seq), kind, outgoing, claim: { by: "r1", at: 1 } };
      return { item: { ...item, state: "pending" }, session, ref, ours: async () => true };
    };

    test("sends a reply to the thread and one to a person", async () => {
      const messenger = open();
      const toThread = await messenger.deliver(delivery(0, "send", aNotice("for all")));
      const toOne = await messenger.deliver(
        delivery(1, "send", { ...aNotice("for one"), to: { person: place().person } }),
      );
      expect([toThread.outcome, toOne.outcome]).toEqual(["sent", "sent"]);
    });

    test("updates a message by the name it gave it, and also when that name was lost", async () => {
      const messenger = open();
      const sent = await messenger.deliver(delivery(0, "send", aNotice("before", "same")));
      const ref = sent.outcome === "sent" ? sent.ref : undefined;
      const updated = await messenger.deliver(delivery(1, "update", aNotice("after", "same"), ref));
      const unnamed = await messenger.deliver(delivery(2, "update", aNotice("later", "never sent here")));
      expect([updated.outcome, unnamed.outcome]).toEqual(["sent", "sent"]);
    });

    test("takes the same item twice, as after a crash between sending and marking", async () => {
      const messenger = open();
      const item = delivery(0, "send", aNotice("once"));
      expect((await messenger.deliver(item)).outcome).toBe("sent");
      expect((await messenger.deliver(item)).outcome).toBe("sent");
    });

    test("gives one person a notice without an outbox", async () => {
      const { conversation, person } = place();
      await expect(open().notice(conversation, person, aNotice("hint"))).resolves.toBeUndefined();
    });
  });
}
