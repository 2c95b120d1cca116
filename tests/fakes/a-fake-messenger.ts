import type { OutgoingReply } from "../../src/conversation/reply.ts";
import type { Delivery, DeliveryResult, Messenger } from "../../src/ports.ts";

export interface FakeMessenger extends Messenger {
  /** What arrived, in order. */
  readonly arrived: Delivery[];
  readonly notices: { conversation: string; person: string; outgoing: OutgoingReply }[];
  /** What the next deliveries end in, instead of arriving; "hang" never answers. */
  fail(...results: (DeliveryResult | "hang" | "throw")[]): void;
  /** How often it was asked, arrived or not. */
  asked(): number;
}

/** A platform that shows everything, and fails as told. Names its messages m1, m2, …. */
export function aFakeMessenger(): FakeMessenger {
  const arrived: Delivery[] = [];
  const notices: FakeMessenger["notices"] = [];
  const failures: (DeliveryResult | "hang" | "throw")[] = [];
  let asked = 0;
  return {
    arrived,
    notices,
    asked: () => asked,
    fail: (...results) => void failures.push(...results),
    async deliver(delivery) {
      asked += 1;
      if (!(await delivery.ours())) return { outcome: "overtaken" };
      const failure = failures.shift();
      if (failure === "hang") return new Promise(() => undefined);
      if (failure === "throw") throw new Error("the platform's client broke");
      if (failure !== undefined && failure.outcome !== "sent") return failure;
      arrived.push(delivery);
      return failure ?? { outcome: "sent", ref: delivery.ref ?? `m${arrived.length}` };
    },
    async notice(conversation, person, outgoing) {
      notices.push({ conversation, person, outgoing });
    },
  };
}
