import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PackArchive } from "../../src/ports.ts";

/** Two archives on the same data, as two processes would open it. */
export interface ArchivePair {
  readonly here: PackArchive;
  readonly there: PackArchive;
  close(): Promise<void>;
}

/** What every PackArchive promises. */
export function packArchiveContract(name: string, open: () => Promise<ArchivePair>): void {
  describe(`${name} as a pack archive`, () => {
    let pair: ArchivePair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.close());

    test("a pack nobody stored is absent", async () => {
      expect(await pair.here.get("0".repeat(64))).toBeUndefined();
    });

    test("a stored pack comes back byte for byte, also elsewhere", async () => {
      const canonical = `{"text":"${"ü🌍\\n".repeat(50_000)}"}`;
      await pair.here.put("a".repeat(64), canonical);
      expect(await pair.there.get("a".repeat(64))).toBe(canonical);
      expect(await pair.there.get("b".repeat(64))).toBeUndefined();
    });

    test("storing it again, from several places at once, changes nothing", async () => {
      const puts = [pair.here, pair.there, pair.here].map((archive) => archive.put("a".repeat(64), "{}"));
      await Promise.all(puts);
      await pair.there.put("a".repeat(64), "something else under the same hash");
      expect(await pair.here.get("a".repeat(64))).toBe("{}");
    });
  });
}
