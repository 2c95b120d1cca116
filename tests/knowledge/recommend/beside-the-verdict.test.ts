import { describe, expect, test } from "vitest";
import { exitCard, fromAnswers, tensions, whyAfter, whyBefore } from "../../../knowledge/index.ts";
import { frequency } from "../../../knowledge/recommend/certainty-words.ts";
import { model, pack, TODAY } from "./a-decision-pack.ts";

const stated = (written: Parameters<typeof fromAnswers>[1]) => fromAnswers(model, written);

describe("tensions", () => {
  test("hold when both answers do, by a choice or by every one of several", () => {
    expect(tensions(pack, stated({ size: "large", data: "none" }))).toEqual([
      { id: "large-without-data", text: "Large, and it stores nothing." },
    ]);
    expect(tensions(pack, stated({ size: "large", data: ["none", "linked"] }))).toEqual([]);
    expect(tensions(pack, stated({ size: "large", data: "unknown" }))).toEqual([]);
  });
});

describe("the exit card", () => {
  test("says when it wins and whether these answers point there", () => {
    const points = (written: Parameters<typeof fromAnswers>[1]) =>
      exitCard(pack, stated(written), "chart-tool", TODAY)?.points;
    expect(points({ gate: "charts", data: "none" })).toBe(
      "Your answers point there: only charts are wanted, and it stores nothing.",
    );
    expect(points({ gate: "open", data: "none" })).toBe(
      "Your answers do not point there. They would if only charts are wanted.",
    );
    expect(points({})).toBe(
      "Nothing you have said points there yet. Your answers would if only charts are wanted, and it stores nothing.",
    );
    expect(exitCard(pack, stated({}), "chart-tool", TODAY)).toMatchObject({
      name: "A chart tool",
      text: "It wins when only charts are wanted.",
      evidence: [{ id: "gate-charts" }],
    });
    expect(exitCard(pack, stated({}), "unheard-of", TODAY)).toBeUndefined();
  });
});

describe("why", () => {
  test("before the answer is about the world and names no option", () => {
    for (const question of pack.questions) {
      const why = whyBefore(question);
      expect(why).toBe(`It matters because of ${question.id}.`);
      for (const option of pack.manifest.options) expect(why).not.toContain(option.name);
    }
  });

  test("after the answer gives direction, sentence and evidence", () => {
    expect(whyAfter(pack, "data", "linked", TODAY)).toMatchObject({
      text: "It speaks for Solid and a Solid core with Light parts and against Light. Its data is linked suits solid.",
      evidence: [{ id: "data-linked" }, { id: "data-vendor" }],
    });
    expect(whyAfter(pack, "seam", "none", TODAY)?.text).toBe(
      "It rules out a Solid core with Light parts. Nothing to split.",
    );
    expect(whyAfter(pack, "risk", "audited", TODAY)?.text).toContain("Sources disagree on what an audit asks for:");
    expect(whyAfter(pack, "risk", "low", TODAY)?.text).not.toContain("Sources disagree");
    expect(whyAfter(pack, "gate", "charts", TODAY)?.text).toBe(
      "None of the options fits then. Charts need a chart tool.",
    );
    expect(whyAfter(pack, "gate", "open", TODAY)).toEqual({
      text: "On its own it separates none of the options.",
      evidence: [],
    });
    expect(whyAfter(pack, "gate", "unheard-of", TODAY)).toBeUndefined();
  });
});

describe("shares as frequencies", () => {
  test.each([
    [0.97, true, "about 19 of 20"],
    [0.95, true, "19 of 20"],
    [0.95, false, "about 19 of 20"],
    [0.98, false, "about 98 of 100"],
    [0.9999, true, "more than 99 of 100"],
    [0.5, true, "10 of 20"],
    [0.01, false, "about 1 of 100"],
    [0.001, false, "fewer than 1 of 100"],
  ])("%d, exact %s, reads %s", (share, exact, expected) => {
    expect(frequency(share, exact)).toBe(expected);
  });
});
