import { describe, expect, test } from "vitest";
import { canonicalPack, hashHouse, loadHouse, parseCanonicalPack } from "../../../knowledge/index.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import { replayDecision } from "../../../src/decisions/replay-decision.ts";
import { aDecision } from "../../contracts/a-decision.ts";
import { aDecided, knowledgeOf, pythonWeb as pack, TODAY } from "./a-decided.ts";

const { decision } = aDecided(knowledgeOf(pack), "django", 1, ["accept django"]);
const receipt = decision.receipt!;
const replayed = (changed: Decision = decision, more: Partial<Parameters<typeof replayDecision>[1]> = {}) =>
  replayDecision(changed, { pack, house: undefined, ...more });

test("a record replays to the same hash, with nothing to say", () => {
  expect(replayed()).toEqual({ identical: true, hash: receipt.hash, differences: [] });
  expect(replayed(JSON.parse(JSON.stringify(decision)))).toMatchObject({ identical: true });
  expect(receipt.hash).toMatch(/^[0-9a-f]{64}$/);
});

describe("what differs is named", () => {
  test("another engine, by both versions", () => {
    const { differences } = replayed({ ...decision, receipt: { ...receipt, engine: "0.0.1" } });
    expect(differences).toEqual([`Engine: 0.0.1 then, ${receipt.engine} now.`]);
  });

  test("an answer that was changed in the receipt, by what it does to the assessment", () => {
    const [question = ""] = Object.keys(receipt.stated.answers);
    const other = pack.questions
      .find(({ id }) => id === question)!
      .choices.find(({ id }) => {
        const given = receipt.stated.answers[question]?.ana;
        return given?.kind === "choice" && given.choice !== id;
      })!;
    const answers = { ...receipt.stated.answers, [question]: { ana: { kind: "choice" as const, choice: other.id } } };
    const result = replayed({ ...decision, receipt: { ...receipt, stated: { ...receipt.stated, answers } } });
    expect([result.identical, result.hash === receipt.hash]).toEqual([false, false]);
    expect(result.differences.length).toBeGreaterThan(0);
    expect(result.differences.every((line) => /^Assessment: [\w.[\]-]+ was .*, is .*\.$/.test(line))).toBe(true);
  });

  test("answers that stand in the record or in the receipt only, by question and person", () => {
    const [question = ""] = Object.keys(receipt.stated.answers);
    const record = { ...decision.record!, answers: [] };
    expect(replayed({ ...decision, record }).differences).toEqual([
      `Answers: ${question} by ana stands in the receipt only.`,
    ]);
    const given = [{ by: { id: "bo", name: "Bo" }, label: "Years" }];
    const more = {
      ...decision.record!,
      answers: [...decision.record!.answers, { question: "seam", text: "?", given }],
    };
    expect(replayed({ ...decision, record: more }).differences).toEqual([
      "Answers: seam by bo stands in the record only.",
    ]);
  });

  test("another pack than the receipt names, by both hashes", () => {
    const other = parseCanonicalPack(
      canonicalPack({
        ...pack,
        questions: pack.questions.map((one) => ({ ...one, weight: Math.max(1, one.weight - 1) })),
      }),
    );
    const { identical, differences } = replayed(decision, { pack: other });
    expect(identical).toBe(false);
    expect(differences[0]).toBe(`Pack: SHA-256 ${pack.hash} then, ${other.hash} now.`);
    expect(differences.slice(1).some((line) => line.startsWith("Assessment: "))).toBe(true);
  });

  test("house rules that were in force and are missing, and others", () => {
    const house = (weight: number) =>
      loadHouse({ name: "h", text: `packs: { python-web: { weights: { skills: ${weight} } } }` }, [pack], TODAY).packs[
        "python-web"
      ]!;
    const under = { hash: hashHouse(house(9)), canonical: "" };
    const since = (rules: Decision["receipt"] extends infer R | undefined ? R : never, houseHash: string | undefined) =>
      replayed({ ...decision, receipt: rules }, { now: { pack, houseHash, day: TODAY } }).differences;
    expect(since(receipt, undefined)).toEqual([]);
    expect(since(receipt, hashHouse(house(9)))).toEqual(["Since then: the house rules are new."]);
    expect(since({ ...receipt, house: under }, hashHouse(house(8)))).toEqual([
      "Since then: the house rules are others.",
    ]);
    expect(since({ ...receipt, house: under }, undefined)).toEqual(["Since then: the house rules are gone."]);
    // What the rules change in the assessment is seen as well.
    expect(replayed(decision, { house: house(9) }).identical).toBe(false);
  });

  test("evidence that expired since, and a pack that is another one here, which is no difference of the replay", () => {
    const expiring = pack.evidence.find(({ validUntil }) => validUntil !== undefined && validUntil >= TODAY);
    const later = { pack, houseHash: undefined, day: "2999-01-01" };
    const { identical, differences } = replayed(decision, { now: later });
    expect(identical).toBe(true);
    expect(differences).toEqual([expect.stringMatching(/^Since then: evidence expired: /)]);
    expect(differences[0]).toContain(expiring?.id);
    const next = parseCanonicalPack(canonicalPack({ ...pack, manifest: { ...pack.manifest, version: "99.0.0" } }));
    expect(replayed(decision, { now: { ...later, pack: next } })).toMatchObject({
      identical: true,
      differences: [
        `Since then: pack python-web is 99.0.0 here (${pack.manifest.version} then), so its evidence may differ.`,
      ],
    });
  });

  test("a pack that is nowhere, and a record without a receipt", () => {
    expect(replayed(decision, { pack: undefined }).differences).toEqual([
      `Pack python-web ${pack.manifest.version} (${pack.hash.slice(0, 12)}) is neither here nor in the archive.`,
    ]);
    expect(replayed(aDecision({ id: "WM-1" })).differences).toEqual([
      "The record holds no receipt: it was written elsewhere.",
    ]);
  });
});
