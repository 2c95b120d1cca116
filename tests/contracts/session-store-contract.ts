import { describe } from "vitest";
import { storeDelivering } from "./session-store/delivering.ts";
import { storeForgetting } from "./session-store/forgetting.ts";
import { type StorePair, storeHarness } from "./session-store/harness.ts";
import { storeKeeping } from "./session-store/keeping.ts";
import { storeLasting } from "./session-store/lasting.ts";

/** What every SessionStore promises. `skips` names tests an implementation cannot hold, each with its reason. */
export function sessionStoreContract(
  name: string,
  open: () => Promise<StorePair>,
  skips: Record<string, string> = {},
): void {
  describe(`${name} as a session store`, () => {
    const harness = storeHarness(open, skips);
    storeKeeping(harness);
    storeDelivering(harness);
    storeLasting(harness);
    storeForgetting(harness);
  });
}
