import { platformOf } from "../identity.ts";
import type { Messenger } from "../ports.ts";
import type { Meter } from "./meter.ts";

/** The same messenger, counted. */
export function meterMessenger(messenger: Messenger, meter: Meter): Messenger {
  return {
    ...messenger,
    async deliver(delivery) {
      const platform = platformOf(delivery.session.workspace);
      if (delivery.item.state === "unsure") meter.count("repeats", { platform });
      const result = await messenger.deliver(delivery);
      meter.count("deliveries", { platform, outcome: result.outcome });
      if (result.outcome === "retry") meter.count("rate_limits", { platform });
      return result;
    },
  };
}
