import { expect, test } from "vitest";
import { assess, createModel, type Grade, type ModelSpec } from "../../../knowledge/engine/index.ts";
import { seeded } from "./corpus.ts";
import { alsoSaid, said } from "./statements.ts";

const grades: readonly Grade[] = ["A", "B", "C", "D"];
const random = seeded(77);
const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));

const spec: ModelSpec = {
  options: [{ id: "x" }, { id: "both", buildsOn: "x" }, { id: "y" }],
  root: "q0",
  questions: Array.from({ length: 10 }, (_, q) => ({
    id: `q${q}`,
    weight: whole(2, 9),
    choices: Array.from({ length: 4 }, (_, a) => {
      const fit = whole(-2, 2);
      return {
        id: `c${a}`,
        prior: whole(50, 400),
        ...(q === 0 ? {} : { priorByRoot: { c0: whole(50, 400), c1: whole(50, 400) } }),
        // On most questions the second option equals its base, so that both share the same doubt.
        fits: [fit, q < 7 ? fit : whole(-2, 2), whole(-2, 2)],
        grades: [0, 0, 0].map(() => grades[whole(0, 3)]!),
        vetoes: q === 9 && a === 3 ? ["y"] : [],
      };
    }),
  })),
  rules: [
    {
      id: "r0",
      when: [
        { question: "q1", choices: ["c0", "c1"] },
        { question: "q2", choices: ["c1", "c2"] },
      ],
      points: [0, -9, 6],
      grade: "B",
    },
    {
      id: "r1",
      when: [
        { question: "q3", choices: ["c0"] },
        { question: "q4", choices: ["c1"] },
      ],
      points: [0, 0, 0],
      vetoes: ["both"],
    },
  ],
};

const halfWidth = { A: 0.25, B: 0.5, C: 1, D: 1.5 };
const draws = 1_000_000;

/** Plain Monte Carlo, written apart from the engine: every number drawn afresh in every draw. */
function plainMonteCarlo(answers: Readonly<Record<string, readonly string[]>>): number[] {
  const next = seeded(4711);
  const won = [0, 0, 0, 0];
  const { questions, rules } = spec;
  const around = () => 2 * next() - 1;
  const given = questions.map(({ id, choices }) =>
    (answers[id] ?? []).map((c) => choices.findIndex((choice) => choice.id === c)),
  );
  const row = questions.map(() => 0);
  for (let n = 0; n < draws; n++) {
    questions.forEach(({ choices }, q) => {
      const said = given[q]!;
      if (said.length === 0) {
        const prior = choices.map((c) => (q === 0 ? c.prior : (c.priorByRoot?.[`c${row[0]}`] ?? c.prior)));
        let left = next() * prior.reduce((sum, p) => sum + p, 0);
        let a = 0;
        for (; a < 3 && left >= prior[a]!; a++) left -= prior[a]!;
        row[q] = a;
        return;
      }
      let a = said[Math.floor(next() * said.length)]!;
      if (next() < 0.1) a = a === 0 ? 1 : a === 3 ? 2 : next() < 0.5 ? a - 1 : a + 1;
      row[q] = a;
    });
    const points = [0, 0, 0];
    const out = [false, false, false];
    questions.forEach(({ weight, choices }, q) => {
      const c = 0.2 * around();
      const factor = (weight * (1 + c)) / (1 - c);
      const { fits, grades: graded, vetoes } = choices[row[q]!]!;
      const base = around();
      fits.forEach((fit, j) => {
        if (fit === 0) return;
        const shared = j === 0 || (j === 1 && fit === fits[0]);
        const width = halfWidth[graded![j]!];
        points[j]! += factor * (fit + width * (shared ? base : around()));
      });
      if (vetoes?.includes("y")) out[2] = true;
    });
    for (const { when, points: extra, vetoes, grade } of rules) {
      if (!when.every(({ question, choices }) => choices.includes(`c${row[Number(question.slice(1))]}`))) continue;
      const c = 0.2 * around();
      const factor = ((1 + c) / (1 - c)) * (1 + (halfWidth[grade ?? "D"] / 2) * around());
      extra.forEach((value, j) => {
        points[j]! += value * factor;
      });
      if (vetoes) out[1] = true;
    }
    let best = 3;
    for (let j = 0; j < 3; j++) if (!out[j] && (best === 3 || points[j]! > points[best]!)) best = j;
    won[best]!++;
  }
  return won.map((count) => count / draws);
}

test("robustness is within half a point in a hundred of a plain Monte Carlo of 1,000,000 draws", {
  timeout: 60_000,
}, () => {
  const answers = Object.fromEntries(
    spec.questions.slice(0, 8).map(({ id }, q) => [id, `c${[0, 1, 1, 0, 1, 2, 3, 1][q]}`]),
  );
  const stated = alsoSaid(said(answers), { q5: "c3" }, "bo");
  const { robust } = assess(createModel(spec), stated);
  const plain = plainMonteCarlo({
    ...Object.fromEntries(Object.entries(answers).map(([id, choice]) => [id, [choice]])),
    q5: ["c2", "c3"],
  });
  const names = ["x", "both", "y", "none"];
  names.forEach((id, w) => {
    expect(Math.abs(robust[id]! - plain[w]!)).toBeLessThanOrEqual(0.005);
  });
  expect(Math.max(...plain)).toBeLessThan(0.9);
  expect(plain.filter((chance) => chance > 0.02).length).toBeGreaterThanOrEqual(3);
});

test("robustness sums to one and is lower where the evidence is weaker", () => {
  const graded = (grade: Grade): ModelSpec => ({
    options: [{ id: "x" }, { id: "y" }],
    questions: ["a", "b"].map((id) => ({
      id,
      weight: 5,
      choices: [
        { id: "yes", prior: 1, fits: [1, -1], grades: [grade, grade] },
        { id: "also", prior: 1, fits: [1, -1], grades: [grade, grade] },
      ],
    })),
    rules: [],
  });
  const best = grades.map((grade) => assess(createModel(graded(grade)), said({ a: "yes", b: "yes" })).robust);
  for (const { x, y, none } of best) expect(x! + y! + none!).toBeCloseTo(1, 12);
  const order = best.map(({ x }) => x!);
  expect(order).toEqual([...order].sort((a, b) => b - a));
  expect(order[3]).toBeLessThan(order[0]!);
});

test("wider doubt about weights and evidence never moves the leader", () => {
  const stated = said({ q0: "c0", q1: "c2", q2: "c3" });
  const doubtful = {
    ...spec,
    questions: spec.questions.map((q) => ({
      ...q,
      choices: q.choices.map((c) => ({ ...c, grades: c.fits.map((): Grade => "D") })),
    })),
  };
  const [one, two] = [assess(createModel(spec), stated), assess(createModel(doubtful), stated)];
  expect(two.leader).toBe(one.leader);
  expect(two.winner).toEqual(one.winner);
  expect(two.robust).not.toEqual(one.robust);
});
