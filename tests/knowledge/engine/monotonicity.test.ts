import fc from "fast-check";
import { expect, test } from "vitest";
import { createModel, type Model, type ModelSpec, type Stated } from "../../../knowledge/engine/index.ts";
import { readState } from "../../../knowledge/engine/read-state.ts";
import { sampleState } from "../../../knowledge/engine/sample-state.ts";
import { varyState } from "../../../knowledge/engine/vary-state.ts";
import { anyCase } from "./arbitrary.ts";
import { changed } from "./oracle.ts";

const options = { seed: 7_001, numRuns: 300 };
const plain = { rules: 0, rooted: false, layered: false, vetoes: 10, questions: [3, 8] } as const;

/** Choice pairs (better, worse) of a question for one option: no smaller margin on any rival, vetoes no worse for it and no better for rivals. */
function dominated(spec: ModelSpec, q: number, option: number): readonly (readonly [string, string])[] {
  const { choices } = spec.questions[q]!;
  const out = (at: number) => new Set(choices[at]!.none ? spec.options.map(({ id }) => id) : choices[at]!.vetoes);
  const own = spec.options[option]!.id;
  return choices.flatMap((a, i) =>
    choices.flatMap((b, k) => {
      if (i === k) return [];
      const margins = spec.options.every((_, j) => a.fits[option]! - a.fits[j]! >= b.fits[option]! - b.fits[j]!);
      const vetoes = (!out(i).has(own) || out(k).has(own)) && [...out(k)].every((id) => id === own || out(i).has(id));
      return margins && vetoes ? [[a.id, b.id] as const] : [];
    }),
  );
}

const rowsWon = (model: Model, stated: Stated) => sampleState(model, readState(model, stated)).counts;

test("an answer at least as good for an option on every margin never lowers its chance, in no row", () => {
  let checked = 0;
  fc.assert(
    fc.property(anyCase(plain, {}), fc.nat(), fc.nat(), ({ spec, stated }, anyQuestion, anyOption) => {
      const model = createModel(spec);
      const q = anyQuestion % spec.questions.length;
      const option = anyOption % spec.options.length;
      for (const [better, worse] of dominated(spec, q, option)) {
        const { id } = spec.questions[q]!;
        const won = (choice: string) => rowsWon(model, changed(stated, { [id]: choice }))[option]!;
        expect(won(better)).toBeGreaterThanOrEqual(won(worse));
        checked++;
      }
    }),
    options,
  );
  expect(checked).toBeGreaterThan(200);
});

test("the best answer for an option never lowers its chance below the open one, the worst never raises it", () => {
  fc.assert(
    fc.property(
      anyCase({ ...plain, vetoes: 0 }, {}),
      fc.nat(),
      fc.nat(),
      ({ spec, stated }, anyQuestion, anyOption) => {
        const model = createModel(spec);
        const q = anyQuestion % spec.questions.length;
        const option = anyOption % spec.options.length;
        const { id, choices } = spec.questions[q]!;
        const pairs = dominated(spec, q, option);
        const open = {
          ...stated,
          answers: Object.fromEntries(Object.entries(stated.answers).filter(([key]) => key !== id)),
        };
        const now = rowsWon(model, open)[option]!;
        for (const { id: choice } of choices) {
          const others = choices.filter((other) => other.id !== choice);
          const won = rowsWon(model, changed(stated, { [id]: choice }))[option]!;
          if (others.every((other) => pairs.some(([a, b]) => a === choice && b === other.id))) {
            expect(won).toBeGreaterThanOrEqual(now);
          }
          if (others.every((other) => pairs.some(([a, b]) => a === other.id && b === choice))) {
            expect(won).toBeLessThanOrEqual(now);
          }
        }
      },
    ),
    options,
  );
});

test("robustness rises with an answer at least as good where the evidence is equally sure", () => {
  fc.assert(
    fc.property(
      anyCase({ ...plain, vetoes: 0, choices: [2, 2] }, { full: true, certain: true }),
      ({ spec, stated }) => {
        const model = createModel(spec);
        const best = (choice: string) => varyState(model, readState(model, changed(stated, { q0: choice }))).best;
        spec.options.forEach((_, option) => {
          const sure = spec.questions[0]!.choices.every((c) => c.fits.every((fit) => fit !== 0));
          const same = new Set(spec.questions[0]!.choices.map((c) => c.grades?.[0])).size === 1;
          if (!sure || !same) return;
          for (const [better, worse] of dominated(spec, 0, option)) {
            expect(best(better)[option]!).toBeGreaterThanOrEqual(best(worse)[option]!);
          }
        });
      },
    ),
    options,
  );
});

test("a heavier question never hurts the option its answer favours over all rivals", () => {
  fc.assert(
    fc.property(anyCase(plain, { certain: true }), fc.integer({ min: 1, max: 20 }), ({ spec, stated }, more) => {
      const choice = Object.values(stated.answers.q0 ?? {})[0];
      if (choice?.kind !== "choice") return;
      const { fits } = spec.questions[0]!.choices.find((c) => c.id === choice.choice)!;
      const most = Math.max(...fits);
      const option = fits.indexOf(most);
      if (fits.filter((fit) => fit === most).length > 1) return;
      const heavier = spec.questions.map((question, q) =>
        q === 0 ? { ...question, weight: question.weight + more } : question,
      );
      expect(rowsWon(createModel({ ...spec, questions: heavier }), stated)[option]!).toBeGreaterThanOrEqual(
        rowsWon(createModel(spec), stated)[option]!,
      );
    }),
    options,
  );
});
