import { describe, expect, test } from "vitest";
import { lintPack, lintTrials } from "../../../knowledge/index.ts";
import { bench } from "./python-web.ts";

const { pack, trials, today } = bench;

describe("the shape of python-web", () => {
  test("the linter objects to nothing", () => {
    const findings = [...lintPack(pack, today), ...lintTrials(pack, trials)];
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("it asks 14 to 20 questions and has 15 to 24 rules, each proved by a scenario", () => {
    expect(pack.questions.length).toBeGreaterThanOrEqual(14);
    expect(pack.questions.length).toBeLessThanOrEqual(20);
    expect(pack.rules.length).toBeGreaterThanOrEqual(15);
    const proved = new Set(trials.scenarios.flatMap(({ rules }) => rules));
    expect(pack.rules.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
  });

  test("the total swing stays within 400 raw points", () => {
    const swing = pack.questions.reduce((sum, { weight, choices }) => {
      const fits = choices.flatMap((choice) => pack.manifest.options.map(({ id }) => choice.fits[id] ?? 0));
      return sum + weight * (Math.max(...fits) - Math.min(...fits));
    }, 0);
    expect(swing).toBeLessThanOrEqual(400);
    expect(swing).toBeGreaterThan(200);
  });

  test("what can decide alone or is a judgement is never read from free text", () => {
    const judgements = ["seam", "operate", "purpose", "care", "breadth", "leaving"];
    const vetoing = pack.questions.filter(({ choices }) => choices.some((choice) => choice.vetoes ?? choice.none));
    for (const id of [...judgements, ...vetoing.map((question) => question.id)])
      expect([id, pack.questions.find((question) => question.id === id)?.readable]).toEqual([id, false]);
  });

  test("the checklist covers every choice that can rule out everything, alone or by a rule", () => {
    const items = new Set(pack.manifest.checklist?.items.map(({ question, choice }) => `${question}.${choice}`));
    const alone = pack.questions.flatMap(({ id, choices }) =>
      choices.filter((choice) => choice.none).map((choice) => `${id}.${choice.id}`),
    );
    expect(alone.filter((cell) => !items.has(cell))).toEqual([]);
    const byRule = pack.rules.filter(({ none }) => none);
    const rare = (rule: (typeof byRule)[number]) =>
      rule.when.some(({ question, choices }) => choices.every((choice) => items.has(`${question}.${choice}`)));
    expect(byRule.filter((rule) => !rare(rule)).map(({ id }) => id)).toEqual([]);
  });

  test("every place to go instead says when it wins and is pointed to by the same answers", () => {
    const exits = new Map(pack.exits.map((exit) => [exit.id, exit]));
    for (const { id, choices } of pack.questions)
      for (const choice of choices)
        for (const exit of choice.none?.instead ?? [])
          expect(exits.get(exit)?.pointsWhen).toContainEqual([{ question: id, choices: [choice.id] }]);
    for (const { none, when } of pack.rules)
      for (const exit of none?.instead.slice(0, 1) ?? [])
        expect([exit, exits.get(exit)?.pointsWhen]).toEqual([exit, expect.arrayContaining([[...when]])]);
  });

  test("little is at stake for a course and a throw-away, and nowhere else", () => {
    const low = pack.questions.flatMap(({ id, choices }) =>
      choices.filter(({ lowStakes }) => lowStakes).map((choice) => `${id}.${choice.id}`),
    );
    expect(low).toEqual(["purpose.learn", "purpose.demo"]);
  });

  test('"not needed" moves the small option by one step at most and never counts against the large one', () => {
    const unneeded = [
      ["backoffice", "nobody"],
      ["accounts", "open"],
      ["accounts", "elsewhere"],
      ["modules", "none"],
      ["risk", "low"],
    ] as const;
    for (const [id, choice] of unneeded) {
      const fits = pack.questions
        .find((question) => question.id === id)
        ?.choices.find((each) => each.id === choice)?.fits;
      expect([id, (fits?.flask ?? 0) <= 1, (fits?.django ?? 0) >= 0]).toEqual([id, true, true]);
    }
  });
});
