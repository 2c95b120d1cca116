import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lintTrials, NotUsed, readWholePack } from "../../../knowledge/index.ts";

const { pack, trials } = readWholePack("knowledge/packs/python-web");
const seeds = JSON.parse(readFileSync("tests/fixtures/seed-claims.json", "utf8")) as {
  claims: string[];
  facts: string[];
};
const represented = new Set(pack.evidence.flatMap(({ claims, corrects }) => [...claims, ...corrects]));
const notUsed = new Set(trials.notUsed.map(({ id }) => id));

describe("the claims of the four articles", () => {
  it("are 325, each behind evidence or listed as not used, and none in both", () => {
    expect(new Set(seeds.claims).size).toBe(325);
    expect(seeds.claims.filter((claim) => !represented.has(claim) && !notUsed.has(claim))).toEqual([]);
    expect(seeds.claims.filter((claim) => represented.has(claim) && notUsed.has(claim))).toEqual([]);
    expect([...notUsed].filter((claim) => !seeds.claims.includes(claim))).toEqual([]);
  });

  it("are seldom left out, each for a known reason in one sentence", () => {
    expect(notUsed.size).toBe(trials.notUsed.length);
    expect(notUsed.size).toBeLessThan(seeds.claims.length / 10);
    for (const entry of trials.notUsed) {
      expect(NotUsed.safeParse(entry).success, entry.id).toBe(true);
      expect(entry.why, entry.id).toMatch(/^[A-Z][^.]*\.$/);
    }
  });

  it("may not be used and left out at once", () => {
    const [claim] = pack.evidence.flatMap(({ claims }) => claims);
    const both = { ...trials, notUsed: [{ id: claim!, reason: "wrong" as const, why: "It is wrong." }] };
    expect(lintTrials(pack, both).map(({ severity, path }) => `${severity} ${path}`)).toContain(
      `error not-used.${claim}`,
    );
    expect(lintTrials(pack, trials).filter(({ path }) => path.startsWith("not-used."))).toEqual([]);
  });
});

describe("the facts that put the articles right", () => {
  it("are all forty stated by evidence that says when it was checked and when to check it again", () => {
    expect(new Set(seeds.facts).size).toBe(40);
    for (const fact of seeds.facts) {
      const pieces = pack.evidence.filter(({ claims }) => claims.includes(fact));
      expect(pieces.length, fact).toBeGreaterThan(0);
      for (const { id, checkedOn, validUntil } of pieces)
        expect(validUntil !== undefined && validUntil > checkedOn, `${fact} ${id}`).toBe(true);
    }
  });
});
