import { describe, expect, test } from "vitest";
import type { Ids } from "../../src/ports.ts";

/** What every Ids promises. */
export function idsContract(name: string, ids: Ids): void {
  describe(`${name} as a source of ids`, () => {
    test("no two are the same, and none needs escaping in an address", () => {
      const many = Array.from({ length: 10_000 }, () => ids.next());
      expect(new Set(many).size).toBe(many.length);
      expect(many.every((id) => /^[A-Za-z0-9_-]+$/.test(id))).toBe(true);
    });

    test("an id cannot be guessed: it has room for 128 bits, and every place of it varies", () => {
      const many = Array.from({ length: 2_000 }, () => ids.next());
      const places = Math.min(...many.map((id) => id.length));
      const bits = Array.from({ length: places }, (_, place) => Math.log2(new Set(many.map((id) => id[place])).size));
      expect(bits.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(128);
    });
  });
}
