import { describe, expect, test } from "vitest";
import {
  applyHouse,
  assess,
  canonicalHouse,
  canonicalPack,
  createModel,
  deciderOf,
  fromAnswers,
  hashHouse,
  type LoadedPack,
  parseCanonicalHouse,
  readHouse,
  readPack,
  recommend,
  toModelSpec,
  type WrittenAnswers,
} from "../../../knowledge/index.ts";

const today = "2026-11-24";
const readPythonWeb = () => readPack(new URL("../../../knowledge/packs/python-web", import.meta.url).pathname);
const pack = readPythonWeb();
const house = readHouse(new URL("../../fixtures/house.yaml", import.meta.url).pathname, [pack], today);
const rules = house.packs[pack.manifest.id]!;
const housed = applyHouse(pack, rules);

function said(one: LoadedPack, answers: WrittenAnswers) {
  const model = createModel(toModelSpec(one, today));
  return recommend({ pack: one, model, stated: fromAnswers(model, answers), today });
}

const ledger = (one: LoadedPack, answers: WrittenAnswers) => said(one, answers).details.ledger;
const houseWords = (one: LoadedPack, answers: WrittenAnswers) =>
  ledger(one, answers).flatMap(({ text }) => (text.includes("House rule: ") ? [text] : []));

/** A team for which the pack alone recommends Flask. */
const small = {
  breadth: "one",
  purpose: "years",
  client: "programs",
  backoffice: "nobody",
  records: "plain",
  skills: "micro",
  seam: "none",
  accounts: "tokens",
} as const;

describe("the example house", () => {
  test("keeps out what is not on the approved list, whatever is answered, and says why", () => {
    const model = createModel(toModelSpec(housed, today));
    const alone = createModel(toModelSpec(pack, today));
    const wanted = { seam: "clean", operate: "paved", breadth: "many", purpose: "years" };
    expect(assess(alone, fromAnswers(alone, wanted)).winner.hybrid).toBeGreaterThan(0);
    const { winner, verdict } = assess(model, fromAnswers(model, wanted));
    expect(winner.hybrid).toBe(0);
    expect(verdict.eliminated).toContainEqual({ option: "hybrid", by: [{ kind: "house", house: "approved" }] });
    expect(said(housed, wanted).split).toContain("nobody is on call for a second stack (house rule)");
    expect(houseWords(housed, wanted)).toContainEqual(
      expect.stringMatching(/^House rule: One application has one owner here, .* is out\.$/),
    );
  });

  test("asks whether there is an exemption before it recommends what leaves the paved road", () => {
    expect(said(pack, small).option).toBe("flask");
    const model = createModel(toModelSpec(housed, today));
    const { stop } = assess(model, fromAnswers(model, small));
    expect([stop.stop, stop.guard]).toEqual([false, expect.arrayContaining(["exemption"])]);
    expect(said(housed, { ...small, exemption: "granted" }).option).toBe("flask");
  });

  test("without the exemption it is out by elimination, and asking for one is what would change it", () => {
    const { kind, option, verdict, flips } = said(housed, { ...small, exemption: "none" });
    expect([kind, option]).toEqual(["by-elimination", "django"]);
    expect(verdict).toContain("there is no exemption from the paved road (house rule)");
    expect(flips[0]?.changes).toEqual([{ question: "exemption", from: "none", to: "granted" }]);
    expect(houseWords(housed, { ...small, exemption: "none" })).toContainEqual(
      expect.stringContaining("House rule: The platform team patches and runs the paved road"),
    );
  });

  test("weighs by its own weights, marks the lines they change, and the ledger still sums to the gap", () => {
    const answers = { ...small, backoffice: "staff", exemption: "granted" } as const;
    const { details, gap } = said(housed, answers);
    const before = pack.questions.find(({ id }) => id === "backoffice")!.weight;
    const marked = details.ledger.filter(({ text }) => text.includes("House rule: weight 6 instead"));
    expect(marked.map(({ text }) => text)).toContainEqual(
      expect.stringContaining(`(House rule: weight 6 instead of ${before}.)`),
    );
    expect(marked.length).toBe(2);
    expect(details.ledger.reduce((sum, { points }) => sum + Math.round(10 * points), 0)).toBe(Math.round(10 * gap));
  });

  test("removes what its veto names where both answers are given", () => {
    const answers = { backoffice: "staff", purpose: "years", exemption: "granted" };
    const model = createModel(toModelSpec(housed, today));
    const { verdict } = assess(model, fromAnswers(model, answers));
    const by = [{ kind: "rule", rule: "no-flask-with-staff-screens" }];
    expect(verdict.eliminated).toContainEqual({ option: "flask", by });
    const other = assess(model, fromAnswers(model, { ...answers, purpose: "demo" }));
    expect(other.verdict.eliminated.map(({ option }) => option)).toEqual(["hybrid"]);
  });

  test("does not let a waived rule remove anything, and says who answers for that", () => {
    const answers = { ...small, risk: "regulated", care: "nobody", exemption: "granted" } as const;
    const { exemption: _, ...alone } = answers;
    expect(said(pack, alone).option).not.toBe("flask");
    const model = createModel(toModelSpec(housed, today));
    const { verdict } = assess(model, fromAnswers(model, answers));
    expect(verdict.eliminated.map(({ option }) => option)).toEqual(["hybrid"]);
    expect(houseWords(housed, answers)).toContainEqual(
      expect.stringMatching(/^House rule: waived is .*\(Ken Thompson\)$/),
    );
  });

  test("can be cited by its own evidence", () => {
    const { citations } = said(housed, { ...small, exemption: "none" });
    expect(citations.find(({ id }) => id === "house-on-call")?.sources).toEqual([
      expect.objectContaining({ title: "On-call handbook, chapter 3", address: "no public address" }),
    ]);
  });

  test("is part of the receipt, beside the hash of the pack itself", () => {
    const { receipt } = said(housed, small).details;
    expect(receipt).toMatchObject({ pack: { hash: pack.hash }, house: hashHouse(rules) });
    expect(said(pack, small).details.receipt.house).toBeUndefined();
  });

  test("names a decider per channel, the first pattern that fits", () => {
    expect(deciderOf(house.deciders, "slack:T012/C0PAYMENTS/17.2")).toBe("Grace Hopper");
    expect(deciderOf(house.deciders, "slack:T012/C0OTHER")).toBeUndefined();
    expect(deciderOf(house.deciders, "local/page-1")).toBe("The architecture group");
  });
});

describe("applying a house", () => {
  test("leaves the pack as it was, and no rules leave every number as it was", () => {
    expect(canonicalPack(pack)).toBe(canonicalPack(readPythonWeb()));
    const empty = { weights: {}, vetoes: [], waivers: [], questions: [], evidence: [], sources: [] };
    expect(said(applyHouse(pack, empty), small).details.receipt.assessment).toBe(
      said(pack, small).details.receipt.assessment,
    );
  });

  test("the same rules in another order have the same hash; an archive gives them back, and nothing that was changed", () => {
    expect(hashHouse({ ...rules, sources: rules.sources, weights: { skills: 6, backoffice: 6 } })).toBe(
      hashHouse(rules),
    );
    const json = canonicalHouse(rules);
    expect(parseCanonicalHouse(json, pack, hashHouse(rules))).toEqual(rules);
    expect(() => parseCanonicalHouse(json.replace("850", "849"), pack, hashHouse(rules))).toThrow(/was changed/);
  });

  test("joins a veto on one answer to what that answer removes already", () => {
    const veto = { id: "no-live", when: [{ question: "peak", choices: ["livehuge"] }], options: ["hybrid"] };
    const own = { ...veto, because: "We run no sockets.", evidence: [] };
    const more = applyHouse(pack, { ...rules, vetoes: [own] });
    const choice = more.questions.find(({ id }) => id === "peak")?.choices.find(({ id }) => id === "livehuge");
    expect(choice?.vetoes?.options).toEqual(["flask", "hybrid"]);
    expect(choice?.vetoes?.because).toMatch(/ House rule: We run no sockets\.$/);
    expect(houseWords(more, { peak: "livehuge" })).toContainEqual(expect.stringMatching(/no sockets\. .* is out\.$/));
  });
});

test.each([
  ["a*", "abc", true],
  ["*c", "abc", true],
  ["a*c", "abc", true],
  ["*b*", "abc", true],
  ["ab*bc", "abc", false],
  ["abc", "abc", true],
  ["ab", "abc", false],
  ["*", "", true],
  ["*x*", "abc", false],
])("the pattern %s fits %s: %s", (conversation, said, fits) => {
  expect(deciderOf([{ conversation, decider: "Ada" }], said)).toBe(fits ? "Ada" : undefined);
});
