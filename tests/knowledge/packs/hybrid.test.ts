import { describe, expect, test } from "vitest";
import { assessWritten, leaderOf } from "../../../src/commands/backtest/bench-pack.ts";
import { bench, points } from "./python-web.ts";

const { pack, model } = bench;
const block = pack.manifest.options.find(({ id }) => id === "hybrid")?.block;

/** Points of the answers for one option, rules included. */
function total(option: string, answers: Readonly<Record<string, string>>): number {
  const cells = Object.entries(answers).reduce((sum, [id, choice]) => sum + points(id, choice, option), 0);
  return pack.rules
    .filter(({ when }) => when.every(({ question, choices }) => choices.includes(answers[question] ?? "")))
    .reduce((sum, rule) => sum + (rule.points[option] ?? 0), cells);
}

const lead = (answers: Readonly<Record<string, string>>) => total("hybrid", answers) - total("django", answers);

describe("the hybrid", () => {
  test("equals its core outside the seam block, cell by cell and rule by rule", () => {
    for (const { id, choices } of pack.questions)
      for (const choice of choices) {
        if (block?.questions.includes(id) || block?.choices.includes(`${id}.${choice.id}`)) continue;
        expect([id, choice.id, choice.fits.hybrid ?? 0]).toEqual([id, choice.id, choice.fits.django ?? 0]);
      }
    for (const rule of pack.rules) {
      if (block?.rules.includes(rule.id)) continue;
      expect([rule.id, rule.points.hybrid ?? 0]).toEqual([rule.id, rule.points.django ?? 0]);
      expect([rule.id, rule.vetoes.includes("hybrid")]).toEqual([rule.id, rule.vetoes.includes("django")]);
    }
  });

  test("does not beat its core on a clean seam run by hand by a small team that knows one stack", () => {
    const answers = { seam: "clean", operate: "hand", people: "team", skills: "django" };
    expect(lead(answers)).toBeLessThanOrEqual(0);
    expect(lead({ ...answers, care: "part" })).toBeLessThan(0);
  });

  test("wins by 10 to 25 on a clean seam with templates, both skills and routine updates", () => {
    const won = lead({ seam: "clean", operate: "paved", people: "team", skills: "both", care: "team" });
    expect(won).toBeGreaterThanOrEqual(10);
    expect(won).toBeLessThanOrEqual(25);
  });

  test("pays more at the worst than a clean seam alone is worth", () => {
    const worst = { operate: "nobody", people: "one", skills: "django", care: "part" };
    expect(points("seam", "clean", "hybrid") + lead(worst)).toBeLessThan(0);
  });

  test.each(["none", "tangled", "all"])("is out when the seam answer is %s, whatever else speaks for it", (seam) => {
    const answers = { breadth: "many", seam, operate: "other", people: "split", skills: "both", records: "linked" };
    expect(assessWritten(model, answers).robust.hybrid).toBeLessThan(0.15);
    expect(assessWritten(model, answers).winner.hybrid).toBe(0);
  });

  test("is out when nobody would run the service", () => {
    const answers = { breadth: "many", seam: "clean", operate: "nobody", people: "split", records: "linked" };
    expect(assessWritten(model, answers).winner.hybrid).toBe(0);
  });

  test("leads when another team on call owns the part", () => {
    const answers = { breadth: "many", purpose: "years", records: "linked", seam: "clean", operate: "other" };
    expect(leaderOf(assessWritten(model, { ...answers, people: "split", skills: "both" }))).toBe("hybrid");
  });
});
