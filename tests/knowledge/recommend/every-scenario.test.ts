import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  assess,
  createModel,
  fromAnswers,
  Recommendation,
  readPack,
  readTrials,
  recommend,
  toModelSpec,
} from "../../../knowledge/index.ts";

const folder = join(import.meta.dirname, "../../../knowledge/packs/python-web");
const today = "2026-11-21";
const pack = readPack(folder);
const model = createModel(toModelSpec(pack, today));
const tenths = (points: number) => Math.round(points * 10);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + tenths(number), 0);

describe.each(readTrials(folder, pack).scenarios.map((scenario) => [scenario.id, scenario] as const))(
  "%s",
  (_, scenario) => {
    const stated = fromAnswers(model, scenario.answers);
    const said = recommend({ pack, model, stated, today });

    test("has the shape of a recommendation", () => {
      expect(Recommendation.parse(said)).toEqual(said);
    });

    test("sums: reasons with the rest, the ledger and both charts give the printed gap", () => {
      const gap = tenths(said.gap);
      expect(sum(said.reasons.map(({ points }) => points)) + tenths(said.rest)).toBe(gap);
      for (const lines of [said.details.ledger, said.details.byConsequence, said.details.byQuestion])
        expect(sum(lines.map(({ points }) => points))).toBe(gap);
      expect(said.details.ledger.filter(({ points }) => tenths(points) === 0)).toEqual([]);
    });

    test("gives at most three reasons for and two against, none of them on opinion alone", () => {
      const grades = new Map(said.citations.map(({ id, grade }) => [id, grade]));
      const side = (which: string) => said.reasons.filter((reason) => reason.side === which);
      expect(side("for").length).toBeLessThanOrEqual(3);
      expect(side("against").length).toBeLessThanOrEqual(2);
      expect(side("for").every(({ points }) => points > 0) && side("against").every(({ points }) => points < 0)).toBe(
        true,
      );
      for (const { evidence } of said.reasons) expect(evidence.some((id) => grades.get(id) !== "D")).toBe(true);
    });

    test("puts no opinion beside better evidence in a reason or a caveat", () => {
      const grades = new Map(said.citations.map(({ id, grade }) => [id, grade]));
      for (const { evidence } of [...said.reasons, ...said.caveats]) {
        const ofOpinion = evidence.filter((id) => grades.get(id) === "D");
        expect([0, evidence.length]).toContain(ofOpinion.length);
      }
    });

    test("cites everything it names, each once", () => {
      const { details } = said;
      const named = [
        ...said.reasons,
        ...said.caveats,
        ...said.instead,
        ...details.reasons,
        ...details.disagreements,
        ...details.ledger,
        ...(details.stacks ?? []).flatMap(({ capabilities, seam }) => [
          ...capabilities.flatMap(({ parts }) => parts),
          ...seam,
        ]),
      ];
      const ids = said.citations.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(named.flatMap(({ evidence }) => evidence))).toEqual(new Set(ids));
    });

    test("keeps to what may be said", () => {
      const words = [
        said.verdict,
        said.split,
        said.settled,
        said.robust,
        said.priority,
        said.stakes,
        ...said.flips.map(({ text }) => text),
        ...said.findOuts.map(({ text }) => text),
        ...said.reasons.map(({ text }) => text),
      ].filter((text) => text !== null);
      for (const text of words) {
        expect(text).toMatch(/^[“A-Z0-9].*[.?]$/s);
        expect(text).not.toMatch(/%|\bways\b|\bsure\b|!|optimal|undefined|null/i);
        expect(text).not.toMatch(/(\d+) of \1\b/);
      }
    });

    test("each flip really leads there", () => {
      expect(said.flips.length).toBeLessThanOrEqual(3);
      for (const { changes, becomes } of said.flips) {
        const changed = Object.fromEntries(changes.map(({ question, to }) => [question, to]));
        expect(assess(model, fromAnswers(model, { ...scenario.answers, ...changed })).leader).toBe(becomes);
      }
    });
  },
);

test("the same statements give the same words", () => {
  const stated = fromAnswers(model, { breadth: "many", records: "linked", seam: "unknown" });
  expect(recommend({ pack, model, stated, today })).toEqual(recommend({ pack, model, stated, today }));
});
