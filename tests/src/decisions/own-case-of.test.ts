import { describe, expect, test } from "vitest";
import { ownCaseOf } from "../../../src/decisions/cases/own-case-of.ts";
import type { Decision } from "../../../src/decisions/decision.ts";
import { aDecision } from "../../contracts/a-decision.ts";

describe("what is a case", () => {
  const receipt = {
    pack: { id: "delivery", version: "1.0.0", hash: "x" },
    engine: "1",
    day: "2026-11-27",
    stated: {
      answers: {
        volume: { ana: { kind: "choice", choice: "some" }, bo: { kind: "one-of", choices: ["some", "many"] } },
        weight: { ana: { kind: "unknown" }, bo: { kind: "choice", choice: "heavy" } },
        place: { ana: { kind: "unknown" } },
        time: { ana: { kind: "not-applicable", reason: "our words" } },
      },
      excluded: { cold: ["yes"], other: [] },
      waived: ["skipped"],
      fromText: [],
    },
    consequences: ["risk"],
    assessment: {},
    hash: "x",
  } as const;
  const one = (more: Partial<Decision>): Decision => aDecision({ id: "WM-7", receipt: receipt as never, ...more });
  const history = [{ at: 1, by: null, result: "confirmed", right: "yes" as const }];

  test("what several people said becomes one of these, and unknown only where nobody knew", () => {
    expect(ownCaseOf(one({ review: { nextOn: null, history } }))).toMatchObject({
      answers: { volume: ["some", "many"], weight: "heavy", place: "unknown", time: { notApplicable: "said so" } },
      excluded: { cold: ["yes"] },
      consequences: ["risk"],
      pack: { id: "delivery", version: "1.0.0" },
    });
  });

  test("none of the options is the label none; without a receipt, an outcome or an override there is no case", () => {
    expect(ownCaseOf(one({ option: null, review: { nextOn: null, history } }))?.label).toBe("none");
    expect(ownCaseOf(one({}))).toBeUndefined();
    expect(ownCaseOf(aDecision({ id: "WM-7", review: { nextOn: null, history } }))).toBeUndefined();
  });
});
