import { describe, expect, test } from "vitest";
import { fromAnswers, turn } from "../../../knowledge/index.ts";
import { seeded } from "../../../src/commands/backtest/seeded.ts";
import { drawAnswers } from "../../../src/commands/backtest/simulate-interviews.ts";
import { bench, options } from "./python-web.ts";

const { archetypes } = bench.trials;
const random = seeded(11);
const respondents = archetypes.flatMap((archetype) =>
  Array.from({ length: 150 }, () => {
    const answers = drawAnswers(bench, archetype, random);
    return { ordinary: archetype.ordinary, leader: turn(bench.model, fromAnswers(bench.model, answers)).leader };
  }),
);

describe("kinds of team", () => {
  test("there are at least eight, half of them ordinary, and none is certain of more than 85 percent", () => {
    expect(archetypes.length).toBeGreaterThanOrEqual(8);
    expect(archetypes.filter(({ ordinary }) => ordinary).length * 2).toBeGreaterThanOrEqual(archetypes.length);
    const shares = archetypes.flatMap(({ answers }) => Object.values(answers).flatMap((each) => Object.values(each)));
    expect(Math.max(...shares)).toBeLessThanOrEqual(85);
  });

  test("ordinary ones are told that nothing fits in at most 3 of 100", () => {
    const ordinary = respondents.filter((each) => each.ordinary);
    const none = ordinary.filter(({ leader }) => leader === "none");
    expect(none.length / ordinary.length).toBeLessThanOrEqual(0.03);
  });

  test("every option wins a share of them, and none wins more than two thirds", () => {
    for (const option of options) {
      const share = respondents.filter(({ leader }) => leader === option).length / respondents.length;
      expect([option, share > 0.04, share < 0.67]).toEqual([option, true, true]);
    }
  });
});
