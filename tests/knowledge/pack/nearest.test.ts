import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../../knowledge/index.ts";

test("one slip of the finger still finds the word", () => {
  const words = ["backoffice", "estate", "purpose"];
  expect(["backofice", "esatte", "Purpose", "porpose", "estatee"].map((word) => nearest(word, words))).toEqual([
    "backoffice",
    "estate",
    "purpose",
    "purpose",
    "estate",
  ]);
});

test("a word like none of them is not guessed", () => {
  expect(nearest("xylophone", ["backoffice", "estate", "purpose"])).toBeUndefined();
  expect(nearest("anything", [])).toBeUndefined();
});

test("a known word is its own nearest", () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1 }), fc.nat(), (words, index) => {
      const known = words[index % words.length]!;
      expect(nearest(known, words)).toBe(known);
    }),
    { seed: 3, numRuns: 200 },
  );
});
