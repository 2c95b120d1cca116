import { describe, expect, test } from "vitest";
import { createSeal } from "../../src/seal.ts";

const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe("a seal", () => {
  test("opens what it sealed, in its place only", () => {
    const seal = createSeal([old]);
    const sealed = seal.seal("xoxb-secret", "slack:T1");
    expect(sealed).not.toContain("secret");
    expect(seal.open(sealed, "slack:T1")).toBe("xoxb-secret");
    expect(seal.open(sealed, "slack:T2")).toBeUndefined();
  });

  test("never seals the same words the same way", () => {
    const seal = createSeal([old]);
    expect(seal.seal("a", "b")).not.toBe(seal.seal("a", "b"));
  });

  test("a new key in front seals, and the old one still opens what it sealed", () => {
    const before = createSeal([old]).seal("a", "b");
    const both = createSeal([fresh, old]);
    expect(both.open(before, "b")).toBe("a");
    expect(createSeal([old]).open(both.seal("a", "b"), "b")).toBeUndefined();
    expect(createSeal([fresh]).open(before, "b")).toBeUndefined();
  });

  test("says nothing to what was damaged or is something else", () => {
    const seal = createSeal([old]);
    const sealed = seal.seal("a", "b");
    const damaged = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    for (const text of [damaged, "", "v1", "v1.x.y.z", sealed.replace("v1", "v2")]) {
      expect(seal.open(text, "b")).toBeUndefined();
    }
  });
});
