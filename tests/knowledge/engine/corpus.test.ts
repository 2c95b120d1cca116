import { expect, test } from "vitest";
import { enumerateState } from "../../../knowledge/engine/enumerate-state.ts";
import { turn } from "../../../knowledge/engine/index.ts";
import { readState } from "../../../knowledge/engine/read-state.ts";
import { sampleState } from "../../../knowledge/engine/sample-state.ts";
import { corpus, modelOf, specOf, statedBy } from "./corpus.ts";
import { interview } from "./interview.ts";
import { outcomesOf, winnersOf } from "./oracle.ts";

test("all 64 states of the small packs have the exact chances of an independent implementation", () => {
  let states = 0;
  for (const pack of corpus.small) {
    const model = modelOf(pack);
    for (const { answers, winner } of pack.expected!) {
      const exact = enumerateState(model, readState(model, statedBy(answers)), 1e7)!;
      const rows = sampleState(model, readState(model, statedBy(answers))).counts;
      const shown = turn(model, statedBy(answers));
      winner.forEach((chance, w) => {
        expect(Math.abs(exact.winner[w]! - chance)).toBeLessThan(1e-9);
        expect(Math.abs(rows[w]! / 4096 - chance)).toBeLessThanOrEqual(0.01);
        expect(Math.abs(Object.values(shown.winner)[w]! - chance)).toBeLessThan(shown.settled.exact ? 1e-9 : 0.01);
      });
      states++;
    }
  }
  expect(states).toBe(64);
});

test("the oracle of these tests agrees with that implementation too", () => {
  for (const pack of corpus.small.slice(0, 4)) {
    const { answers, winner } = pack.expected![1]!;
    const mine = Object.values(winnersOf(specOf(pack), outcomesOf(specOf(pack), statedBy(answers))));
    winner.forEach((chance, w) => {
      expect(Math.abs(mine[w]! - chance)).toBeLessThan(1e-9);
    });
  }
});

test("on the 30 three-option packs it asks at most 7.3 questions and agrees with the full questionnaire in 98.5 %, every stop exact or certain", {
  timeout: 60_000,
}, () => {
  const packs = corpus.packs.filter(({ options }) => options === 3);
  expect(packs).toHaveLength(30);
  const runs = packs.flatMap((pack) => {
    const model = modelOf(pack);
    return Array.from({ length: 24 }, (_, i) => interview(pack, model, i));
  });
  const mean = (value: (run: (typeof runs)[number]) => number) =>
    runs.reduce((sum, run) => sum + value(run), 0) / runs.length;
  expect(mean(({ asked }) => asked)).toBeLessThanOrEqual(7.3);
  expect(mean(({ agrees }) => Number(agrees))).toBeGreaterThanOrEqual(0.985);
  expect(mean(({ last }) => Number(last.settled.exact))).toBeGreaterThanOrEqual(0.95);
});
