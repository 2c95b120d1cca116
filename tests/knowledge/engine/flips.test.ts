import fc from "fast-check";
import { expect, test } from "vitest";
import { createModel, explain, type ModelSpec, type Stated, turn } from "../../../knowledge/engine/index.ts";
import { anyCase } from "./arbitrary.ts";
import { keyOf, keyOfFlip, yesNo } from "./flip-words.ts";
import { changed, leaderOf, type Outcome, outcomesOf, play } from "./oracle.ts";
import { alsoSaid, nothingSaid, said } from "./statements.ts";

const options = { seed: 31_337, numRuns: 300 };
const small = { questions: [2, 4], choices: [2, 3], options: [2, 3], vetoes: 6 } as const;

interface Known {
  readonly key: string;
  readonly size: number;
  readonly leads: string;
  /** It leads to none, or removes the leader in most outcomes and in more than before. */
  readonly veto: boolean;
}

const removedShare = (spec: ModelSpec, outcomes: readonly Outcome[], option: string) =>
  outcomes.reduce((sum, { row, chance }) => sum + (play(spec, row).out.has(option) ? chance : 0), 0);

/** Every set of up to three changed answers, with who leads then. */
function allChanges(spec: ModelSpec, stated: Stated, leader: string): readonly Known[] {
  const given = (id: string) => {
    const answer = Object.values(stated.answers[id] ?? {})[0];
    return answer?.kind === "choice" ? answer.choice : null;
  };
  const before = removedShare(spec, outcomesOf(spec, stated), leader);
  let sets: Record<string, string>[] = [{}];
  for (const { id, choices } of spec.questions) {
    const others = choices.map((choice) => choice.id).filter((choice) => choice !== given(id));
    sets = sets.flatMap((set) => [set, ...others.map((to) => ({ ...set, [id]: to }))]);
  }
  return sets
    .filter((set) => Object.keys(set).length >= 1 && Object.keys(set).length <= 3)
    .map((set) => {
      const outcomes = outcomesOf(spec, changed(stated, set));
      const leads = leaderOf(spec, outcomes);
      const out = removedShare(spec, outcomes, leader);
      return {
        key: keyOf(set),
        size: Object.keys(set).length,
        leads,
        veto: leads === "none" || (out > 0.5 && out > before + 1e-9),
      };
    });
}

const isPart = (part: string, whole: string) => {
  const inside = new Set(whole.split(" "));
  return part !== whole && part.split(" ").every((change) => inside.has(change));
};

test("flips are exactly the smallest sets of changes that lead to another result and have no part that does", () => {
  let flipped = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        anyCase(small, { full: true, certain: true }),
        anyCase({ ...small, questions: [2, 3] }, { certain: true }),
      ),
      ({ spec, stated }) => {
        // Everything is "from text", so that every veto is near and nothing is held back.
        const near = { ...stated, fromText: spec.questions.map(({ id }) => id) };
        const model = createModel(spec);
        const leader = turn(model, near).leader;
        const all = allChanges(spec, near, leader);
        const minimal = all.filter(
          (set) => set.leads !== leader && !all.some((part) => part.leads !== leader && isPart(part.key, set.key)),
        );
        const { flips } = explain(model, near);
        for (const flip of flips) {
          const known = minimal.find(({ key }) => key === keyOfFlip(flip));
          expect(known?.leads).toBe(flip.becomes);
          const smaller = minimal.filter(({ leads, size }) => leads === flip.becomes && size < flip.changes.length);
          // A smaller one may only be missing because nobody is near its veto.
          expect(smaller.every(({ veto }) => veto)).toBe(true);
        }
        const first = Math.min(...minimal.map(({ size }) => size));
        for (const set of minimal.filter(({ size, veto }) => size === first && !veto)) {
          expect(flips.map(keyOfFlip)).toContain(set.key);
          flipped++;
        }
        if (minimal.length === 0) expect(flips).toEqual([]);
      },
    ),
    options,
  );
  expect(flipped).toBeGreaterThan(200);
});

test("asking what would make it one option yields only sets that do, the smallest there are", () => {
  fc.assert(
    fc.property(
      anyCase({ ...small, vetoes: 0, layered: false }, { full: true, certain: true }),
      fc.nat(),
      ({ spec, stated }, pick) => {
        const towards = spec.options[pick % spec.options.length]!.id;
        const model = createModel(spec);
        const leader = turn(model, stated).leader;
        if (leader === towards) return;
        const { flips } = explain(model, stated, { towards });
        const all = allChanges(spec, stated, leader);
        const minimal = all.filter(
          (set) => set.leads === towards && !all.some((part) => part.leads !== leader && isPart(part.key, set.key)),
        );
        const first = Math.min(...minimal.map(({ size }) => size));
        expect(new Set(flips.map(keyOfFlip))).toEqual(
          new Set(minimal.filter(({ size }) => size === first).map(({ key }) => key)),
        );
      },
    ),
    options,
  );
});

test("the number of neighbouring steps to another result is the smallest there is", () => {
  fc.assert(
    fc.property(anyCase(small, { full: true, certain: true }), ({ spec, stated }) => {
      const model = createModel(spec);
      const { leader } = turn(model, stated);
      const place = (id: string, choice: string) =>
        spec.questions.find((q) => q.id === id)!.choices.findIndex((c) => c.id === choice);
      const given = (id: string) => {
        const answer = Object.values(stated.answers[id] ?? {})[0];
        return answer?.kind === "choice" ? answer.choice : "";
      };
      let sets: { steps: number; changes: Record<string, string> }[] = [{ steps: 0, changes: {} }];
      for (const { id, choices } of spec.questions) {
        sets = sets.flatMap(({ steps, changes }) =>
          choices.map((choice) => ({
            steps: steps + Math.abs(place(id, choice.id) - place(id, given(id))),
            changes: choice.id === given(id) ? changes : { ...changes, [id]: choice.id },
          })),
        );
      }
      const least = Math.min(
        ...sets
          .filter(({ changes }) => leaderOf(spec, outcomesOf(spec, changed(stated, changes))) !== leader)
          .map(({ steps }) => steps),
      );
      expect(explain(model, stated).stepsToAnother).toBe(least <= 5 ? least : null);
    }),
    options,
  );
});

test("flips come disputed first, then unknown, from text, next to the answer, and the rest", () => {
  const spec: ModelSpec = {
    options: [{ id: "x" }, { id: "y" }],
    questions: ["a", "b", "c", "d"].map((id) => yesNo(id, 5, [2, 0], [0, 2])),
    rules: [],
  };
  const model = createModel({ ...spec, questions: [...spec.questions, yesNo("e", 5, [2, -2], [-2, 2])] });
  const base = { a: "yes", b: "yes", c: "no", d: "no", e: "maybe" };
  const stated = { ...said(base), fromText: ["c"] };
  const { flips } = explain(model, alsoSaid(stated, { e: "unknown" }));
  const order = flips.map(({ changes }) => changes.map(({ question, to }) => `${question}=${to}`).join("+"));
  expect(order.indexOf("e=no")).toBeLessThan(order.indexOf("a=maybe"));
  expect(order.indexOf("a=maybe")).toBeLessThan(order.indexOf("a=no"));
  const disputed = explain(model, alsoSaid(stated, { a: "no" }, "bo"));
  expect(disputed.flips[0]!.changes[0]!.question).toBe("a");
});

test("what lifts the veto of a verdict by elimination is the first flip", () => {
  const spec: ModelSpec = {
    options: [{ id: "x" }, { id: "y" }],
    questions: [yesNo("size", 10, [2, -2], [-2, 2]), yesNo("audit", 1, [0, 0], [0, 0], { vetoes: ["x"] })],
    rules: [],
  };
  const { flips } = explain(createModel(spec), said({ size: "yes", audit: "yes" }));
  expect(flips[0]).toMatchObject({
    liftsVeto: true,
    becomes: "x",
    changes: [{ question: "audit", from: "yes", to: "maybe" }],
  });
});

test("an unanswered question can be part of a flip: it then changes from nothing", () => {
  const model = createModel({
    options: [{ id: "x" }, { id: "y" }],
    questions: [yesNo("a", 5, [2, -2], [-2, 2]), yesNo("b", 8, [2, -2], [-2, 2])],
    rules: [],
  });
  const { flips } = explain(model, said({ a: "yes" }));
  expect(
    flips.some(({ changes }) => changes.length === 1 && changes[0]!.question === "b" && changes[0]!.from === null),
  ).toBe(true);
  expect(nothingSaid.fromText).toEqual([]);
});

test("a set of changes is not a flip when a part of it changes the verdict already, even to something else", () => {
  const change = (id: string, z: number, y: number) => ({
    id,
    weight: 1,
    choices: [
      { id: "as-is", prior: 1, fits: [0, 0, 0] },
      { id: "other", prior: 1, fits: [0, z, y] },
    ],
  });
  const ahead = { id: "ahead", weight: 1, choices: [{ id: "as-is", prior: 1, fits: [10, 0, 0] }] };
  const model = createModel({
    options: [{ id: "x" }, { id: "z" }, { id: "y" }],
    questions: [ahead, change("a", 6, 5), change("b", 6, 5), change("c", 0, 5)],
    rules: [],
  });
  const stated = said({ ahead: "as-is", a: "as-is", b: "as-is", c: "as-is" });
  // a and b together lead to z; with c as well to y, but that is no smallest set.
  expect(explain(model, stated, { towards: "y" }).flips).toEqual([]);
  expect(explain(model, stated).flips.map((flip) => [keyOfFlip(flip), flip.becomes])).toEqual([
    ["a=other b=other", "z"],
  ]);
});
