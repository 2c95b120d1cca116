import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Installation, InstallationStore } from "../../src/ports.ts";

/** Two stores on the same data with the same keys, as two processes would open it, and one with another key. */
export interface InstallationPair {
  readonly here: InstallationStore;
  readonly there: InstallationStore;
  readonly otherKey: InstallationStore;
  /** Everything that is kept, as bytes. */
  raw(): Promise<string>;
  close(): Promise<void>;
}

const installation: Installation = {
  workspace: "slack:T1",
  botToken: "xoxb-the-token",
  botId: "B1",
  botUserId: "U1",
  url: "https://acme.slack.com/",
  installedBy: "U7",
  refreshToken: "xoxe-the-refresh-token",
  expiresAt: 1_900_000_000_000,
};

/** What every InstallationStore promises. */
export function installationStoreContract(name: string, open: () => Promise<InstallationPair>): void {
  describe(`${name} as a store of installations`, () => {
    let pair: InstallationPair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.close());

    test("keeps one for each workspace, until it is removed", async () => {
      const { here, there } = pair;
      await here.put(installation);
      await here.put({ ...installation, workspace: "slack:T2", botToken: "xoxb-another" });
      expect(await there.get("slack:T1")).toEqual(installation);
      await there.put({ ...installation, botToken: "xoxb-renewed" });
      expect((await here.get("slack:T1"))?.botToken).toBe("xoxb-renewed");
      await here.remove("slack:T1");
      expect([await there.get("slack:T1"), (await there.get("slack:T2"))?.botToken]).toEqual([
        undefined,
        "xoxb-another",
      ]);
    });

    test("no token is readable in what is kept, and none without its key", async () => {
      await pair.here.put(installation);
      expect(await pair.raw()).not.toMatch(/the-token|the-refresh-token/);
      expect(await pair.otherKey.get("slack:T1")).toBeUndefined();
    });

    test("one at a time may renew a token; whoever takes too long loses the right", async () => {
      const { here, there } = pair;
      expect(await here.lease("slack:T1", "a", 1000, 2000)).toBe(true);
      expect(await there.lease("slack:T1", "b", 1500, 2500)).toBe(false);
      expect(await there.lease("slack:T2", "b", 1500, 2500)).toBe(true);
      expect(await there.lease("slack:T1", "b", 2000, 3000)).toBe(true);
      await here.release("slack:T1", "a");
      expect(await here.lease("slack:T1", "a", 2100, 3100)).toBe(false);
      await there.release("slack:T1", "b");
      expect(await here.lease("slack:T1", "a", 2200, 3200)).toBe(true);
    });

    test("a state is taken once, by one of two at the same time, and not after its time", async () => {
      const { here, there } = pair;
      await here.keepState("s1", 2000);
      const taken = await Promise.all([here.takeState("s1", 1000), there.takeState("s1", 1000)]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      await here.keepState("s2", 2000);
      expect([await there.takeState("s2", 2000), await there.takeState("never", 1000)]).toEqual([false, false]);
    });
  });
}
