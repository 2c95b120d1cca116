import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSupport, type Evidence, type PackContent, readPack } from "../../../knowledge/index.ts";

const today = "2026-11-21";
const pack = readPack("knowledge/packs/python-web");
const seeds = JSON.parse(readFileSync("tests/fixtures/seed-claims.json", "utf8")) as {
  /** Every claim the four articles make, by id. */
  claims: string[];
  /** Outdated or wrong: may appear only where they are put right. */
  onlyCorrected: string[];
  /** Percentages and durations nobody can verify. */
  vendorFigures: string[];
  /** Facts checked against documentation. */
  facts: string[];
};

const articles = ["article-enterprise-leaders", "article-zyneto", "article-edana", "article-key-distinctions"];

/** Non-zero fits without live evidence of their sign, or with nothing better than opinion and vendor material. */
function unsupportedFits(content: PackContent): string[] {
  const support = createSupport(content, today);
  return content.questions.flatMap((question) =>
    question.choices.flatMap((choice) =>
      Object.entries(choice.fits)
        .filter(([, fit]) => fit !== 0)
        .filter(([option]) => {
          const live = support.ofFit(question.id, choice, option).evidence.filter(support.isLive);
          return !live.some((each) => !support.isVendor(each) && support.gradeOf(each) !== "D");
        })
        .map(([option, fit]) => `${question.id}.${choice.id} ${option} ${fit}`),
    ),
  );
}

/** Rules, vetoes and gates of the fit test whose named evidence is missing or expired. */
function unsupportedGates(content: PackContent): string[] {
  const support = createSupport(content, today);
  const live = new Set(content.evidence.filter(support.isLive).map(({ id }) => id));
  const choices = content.questions.flatMap(({ id, choices }) => choices.map((choice) => ({ id, choice })));
  const named: [string, readonly string[] | undefined][] = [
    ...choices.map(({ id, choice }): [string, string[] | undefined] => [
      `${id}.${choice.id} veto`,
      choice.vetoes?.evidence,
    ]),
    ...choices.map(({ id, choice }): [string, string[] | undefined] => [
      `${id}.${choice.id} none`,
      choice.none?.evidence,
    ]),
    ...content.rules.map((rule): [string, string[]] => [`rule ${rule.id}`, rule.evidence]),
    ...content.rules.map((rule): [string, string[] | undefined] => [`rule ${rule.id} none`, rule.none?.evidence]),
    ...[...content.exits, ...content.asides, ...content.caveats, ...content.faq].map((each): [string, string[]] => [
      each.id,
      each.evidence,
    ]),
  ];
  return named.filter(([, ids]) => ids?.some((id) => !live.has(id))).map(([name]) => name);
}

/** What a piece is for: cells and rules, or the claims it puts right when it separates no options. */
function purposeOf({ speaks, corrects }: Evidence): string[] {
  const cells = speaks.flatMap((each) => {
    if ("rule" in each) return [`rule ${each.rule}`];
    const choices = typeof each.choice === "string" ? [each.choice] : each.choice;
    return choices.map((choice) => `${each.question}.${choice} ${each.side} ${each.option}`);
  });
  return [...new Set(cells.length > 0 ? cells : corrects)].sort();
}

/** Pairs that rest on the same sources for the same purpose: one observation counted twice. */
function twins(evidence: readonly Evidence[]): string[] {
  const seen = new Map<string, string>();
  return evidence.flatMap((each) => {
    const key = JSON.stringify([[...new Set(each.sources)].sort(), purposeOf(each)]);
    const first = seen.get(key);
    seen.set(key, each.id);
    return first === undefined ? [] : [`${each.id} = ${first}`];
  });
}

const from = (article: string) => pack.evidence.filter(({ sources }) => sources.includes(article));

describe("the evidence of python-web", () => {
  it("stands behind every non-zero fit with a live piece of its sign that is more than opinion", () => {
    expect(unsupportedFits(pack)).toEqual([]);
  });

  it("stands behind every rule, veto, gate, exit, aside, caveat and answer that names it", () => {
    expect(unsupportedGates(pack)).toEqual([]);
    const ruled = pack.evidence.flatMap(({ speaks }) => speaks.flatMap((each) => ("rule" in each ? [each.rule] : [])));
    expect(pack.rules.map(({ id }) => id).filter((id) => !ruled.includes(id))).toEqual([]);
  });

  it("is missed when the pieces behind a fit or a rule are taken away", () => {
    const [rule] = pack.rules;
    const without = (lost: (each: Evidence) => boolean) => ({
      ...pack,
      evidence: pack.evidence.filter((each) => !lost(each)),
    });
    const withoutRecords = without(({ speaks }) =>
      speaks.some((each) => "question" in each && each.question === "records"),
    );
    expect(unsupportedFits(withoutRecords).some((each) => each.startsWith("records.linked django"))).toBe(true);
    expect(unsupportedGates(without(({ id }) => rule!.evidence.includes(id)))).toContain(`rule ${rule!.id}`);
  });

  it("names no pair with the same sources and the same purpose", () => {
    expect(twins(pack.evidence)).toEqual([]);
    expect(twins([pack.evidence[0]!, { ...pack.evidence[0]!, id: "again" }])).toHaveLength(1);
  });

  it("shows outdated claims of the articles only where it puts them right", () => {
    const loose = pack.evidence.flatMap(({ id, claims, corrects }) =>
      claims
        .filter((claim) => seeds.onlyCorrected.includes(claim) && !corrects.includes(claim))
        .map((c) => `${id}: ${c}`),
    );
    expect(loose).toEqual([]);
    const corrected = pack.evidence.flatMap(({ corrects }) => corrects);
    expect(seeds.onlyCorrected.filter((claim) => !corrected.includes(claim))).toEqual([]);
  });

  it("refers only to claims and facts that exist, and to every fact", () => {
    const cited = pack.evidence.flatMap(({ claims }) => claims);
    const corrected = pack.evidence.flatMap(({ corrects }) => corrects);
    expect(cited.filter((each) => !seeds.claims.includes(each) && !seeds.facts.includes(each))).toEqual([]);
    expect(corrected.filter((each) => !seeds.claims.includes(each))).toEqual([]);
    expect(seeds.facts.filter((fact) => !cited.includes(fact))).toEqual([]);
  });

  it("uses all four articles as opinion, and says whose word it is", () => {
    for (const article of articles) {
      expect(from(article).length, article).toBeGreaterThan(3);
      for (const each of from(article)) {
        expect(each.grade, each.id).toBe("D");
        expect(each.statement, each.id).toMatch(/^(Vendor (claim|opinion): |A comparison without a named publisher )/);
      }
    }
  });

  it("marks figures nobody can verify as vendor claims and lets none of them stand alone", () => {
    const figures = pack.evidence.filter(({ claims }) => claims.some((claim) => seeds.vendorFigures.includes(claim)));
    expect(new Set(figures.flatMap(({ claims }) => claims).filter((c) => seeds.vendorFigures.includes(c))).size).toBe(
      seeds.vendorFigures.length,
    );
    for (const each of figures) expect(each.statement, each.id).toMatch(/^Vendor claim: /);
    const rest = { ...pack, evidence: pack.evidence.filter((each) => !figures.includes(each)) };
    expect(unsupportedFits(rest)).toEqual([]);
  });

  it("has at least eighty pieces, each dated, with expiry where versions or maintenance are named", () => {
    expect(pack.evidence.length).toBeGreaterThanOrEqual(80);
    const versions = pack.evidence.filter(({ statement }) => /\b\d+\.\d+\.\d+ (?:of|\()/.test(statement));
    expect(versions.length).toBeGreaterThan(3);
    for (const each of versions) expect(each.validUntil, each.id).toBeDefined();
  });
});
