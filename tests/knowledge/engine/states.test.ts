import { expect, test } from "vitest";
import { assess, turn } from "../../../knowledge/engine/index.ts";
import { ask, model } from "./small-model.ts";
import { alsoSaid, nothingSaid, said } from "./statements.ts";

test("unknown is not open: it is listed, never asked again, and does not keep the interview going", () => {
  const one = model([
    ask("a", 5, [
      ["yes", 6, [2, 0]],
      ["no", 4, [0, 2]],
    ]),
    ask("b", 1, [
      ["yes", 1, [1, 0]],
      ["no", 1, [0, 1]],
    ]),
  ]);
  const result = turn(one, said({ a: "unknown", b: "yes" }));
  expect(result).toMatchObject({
    open: [],
    unknown: ["a"],
    leader: "x",
    next: null,
    settled: { value: 1, exact: true },
    settledWord: "settled",
  });
  expect(result.winner.x).toBeCloseTo(0.6, 12);
});

test("with unknowns settled is the chance, over the open questions alone, that the likeliest winner stays the same", () => {
  const one = model([
    ask("a", 2, [
      ["yes", 6, [1, 0]],
      ["no", 4, [0, 1]],
    ]),
    ask("b", 3, [
      ["yes", 1, [1, 0]],
      ["no", 3, [0, 1]],
    ]),
  ]);
  // a unknown: b decides alone whatever a turns out to be, so y leads and stays with b = no.
  expect(turn(one, said({ a: "unknown" }))).toMatchObject({ leader: "y", settled: { value: 0.75, exact: true } });
  const light = model([
    ask("a", 3, [
      ["yes", 6, [1, 0]],
      ["no", 4, [0, 1]],
    ]),
    ask("b", 2, [
      ["yes", 1, [1, 0]],
      ["no", 3, [0, 1]],
    ]),
  ]);
  expect(turn(light, said({ a: "unknown" }))).toMatchObject({
    leader: "x",
    settled: { value: 1 },
    stop: { reason: "certain" },
  });
});

test("not applicable contributes nothing, vetoes nothing and is closed", () => {
  const one = model([
    ask("a", 5, [
      ["yes", 1, [2, 0], { vetoes: ["y"] }],
      ["no", 1, [2, 0]],
    ]),
    ask("b", 1, [
      ["yes", 1, [0, 1]],
      ["no", 1, [0, 1]],
    ]),
  ]);
  const result = turn(one, { ...nothingSaid, answers: { a: { ana: { kind: "not-applicable", reason: "no data" } } } });
  expect(result).toMatchObject({ leader: "y", open: ["b"], stop: { stop: true, reason: "certain" } });
});

test("choices ruled out by the checklist leave the question open without them", () => {
  const one = model([
    ask("a", 5, [
      ["p", 1, [2, 0]],
      ["q", 1, [0, 2]],
      ["r", 2, [0, 2]],
    ]),
  ]);
  const result = turn(one, { ...nothingSaid, excluded: { a: ["r"] } });
  expect(result.winner).toEqual({ x: 0.5, y: 0.5, none: 0 });
  expect(result.open).toEqual(["a"]);
});

const easy = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    ask(`e${i}`, 3, [
      ["yes", 1, [2, 0]],
      ["no", 1, [2, 0]],
    ]),
  );
const hard = ask("house", 1, [
  ["fixed", 1, [0, 0], { none: true }],
  ["free", 999, [0, 0]],
]);

test("nothing stops before every question that could remove the leader, or say that none fits, is answered, waived or covered", () => {
  const one = model([...easy(5), hard]);
  const four = said({ e0: "yes", e1: "yes", e2: "yes", e3: "yes" });
  expect(turn(one, four)).toMatchObject({
    next: { question: "house" },
    stop: { stop: false, reason: "guard", guard: ["house"] },
  });
  expect(turn(one, alsoSaid(four, { house: "free" })).stop.stop).toBe(true);
  expect(turn(one, { ...four, waived: ["house"] }).stop).toMatchObject({ stop: true, reason: "settled", guard: [] });
  expect(turn(one, { ...four, excluded: { house: ["fixed"] } }).stop).toMatchObject({ stop: true, guard: [] });
});

test("a rare serious fact that could flip the leader is asked before stopping, an ordinary one is not", () => {
  const peak = (rare: boolean) =>
    ask(
      "peak",
      10,
      [
        ["huge", 2, [-2, 2]],
        ["normal", 98, [0, 0]],
      ],
      { rare },
    );
  const four = said({ e0: "yes", e1: "yes", e2: "yes", e3: "yes" });
  const light = Array.from({ length: 5 }, (_, i) =>
    ask(`e${i}`, 1, [
      ["yes", 1, [1, 0]],
      ["no", 1, [1, 0]],
    ]),
  );
  expect(turn(model([...light, peak(true)]), four).stop).toMatchObject({ reason: "guard", guard: ["peak"] });
  expect(turn(model([...light, peak(false)]), four).stop).toMatchObject({ reason: "settled", guard: [] });
});

test("a merely settled interview goes on until four answers are known from any source", () => {
  const chance = Array.from({ length: 6 }, (_, i) =>
    ask(`c${i}`, 1, [
      ["yes", 1, [1, 0]],
      ["no", 1, [0, 1]],
    ]),
  );
  const big = ask("big", 5, [
    ["yes", 1, [1, 0]],
    ["no", 1, [0, 1]],
  ]);
  const one = model([big, ...chance]);
  const two = turn(one, said({ big: "yes" }), { closeStop: false });
  expect(two.settled.value).toBeGreaterThan(0.95);
  expect(two.stop).toMatchObject({ stop: false, reason: "floor" });
  expect(turn(one, said({ big: "yes" }), { floor: 1 }).stop).toMatchObject({ stop: true, reason: "settled" });
});

test("none fits only through choices and rules that say so, and names them", () => {
  const one = model([...easy(1), hard]);
  const { verdict, leader } = assess(one, said({ e0: "yes", house: "fixed" }));
  expect(leader).toBe("none");
  expect(verdict).toMatchObject({
    kind: "none",
    option: null,
    core: null,
    runnerUp: null,
    noneBy: [{ kind: "choice", question: "house", choice: "fixed" }],
  });
});

test("before everything is answered the likeliest winner leads; ties go to the higher expected score, then to authored order", () => {
  const even = model([
    ask("a", 1, [
      ["p", 1, [3, 0]],
      ["q", 1, [0, 2]],
    ]),
  ]);
  expect(turn(even, said({ a: "unknown" })).leader).toBe("x");
  const behind = model([
    ask("a", 1, [
      ["p", 1, [2, 0]],
      ["q", 1, [0, 3]],
    ]),
  ]);
  expect(turn(behind, said({ a: "unknown" })).leader).toBe("y");
  const same = model([
    ask("a", 1, [
      ["p", 1, [0, 2]],
      ["q", 1, [2, 0]],
    ]),
  ]);
  expect(turn(same, said({ a: "unknown" })).leader).toBe("x");
  const likelier = model([
    ask("a", 1, [
      ["p", 6, [1, 0]],
      ["q", 4, [0, 9]],
    ]),
  ]);
  expect(turn(likelier, said({ a: "unknown" })).leader).toBe("x");
});

test("a tie of full scores goes to the option the author put first", () => {
  const tied = [
    ask("a", 1, [
      ["p", 1, [1, 1]],
      ["q", 1, [0, 1]],
    ]),
  ];
  expect(turn(model(tied), said({ a: "p" })).leader).toBe("x");
  expect(turn(model(tied, { options: [{ id: "y" }, { id: "x" }] }), said({ a: "p" })).leader).toBe("y");
});

test("equally useful questions are asked in the author's order", () => {
  const twins = ["b", "a", "c"].map((id) =>
    ask(id, 2, [
      ["yes", 1, [1, 0]],
      ["no", 1, [0, 1]],
    ]),
  );
  expect(turn(model(twins), nothingSaid, { closeStop: false }).next?.question).toBe("b");
});
