import { expect, test } from "vitest";
import { toModelSpec } from "../../../knowledge/index.ts";
import { createParameters } from "../../../src/commands/fit/design.ts";
import { expertSpec } from "../../../src/commands/fit/expert-spec.ts";
import { valueAt } from "../../../src/commands/fit/propose.ts";
import { bench } from "./python-web.ts";

const pack = toModelSpec(bench.pack, bench.today);
const { expert, changes = [] } = bench.trials;

test("the accepted changes lead from the first expert's values to the pack's, and leave none unexplained", () => {
  const first = expertSpec(pack, expert);
  const cells = createParameters(first, () => false).map(({ cell }) => cell);
  const rules = pack.rules.flatMap(({ id }) => pack.options.map((option) => `rules.${id}.${option.id}`));
  for (const cell of new Set([...cells, ...rules])) {
    const steps = changes.filter((change) => change.cell === cell);
    let value = valueAt(first, cell);
    for (const { from, to } of steps) {
      expect([cell, from]).toEqual([cell, value]);
      value = to;
    }
    expect([cell, value]).toEqual([cell, valueAt(pack, cell)]);
  }
});

test("every accepted change changes something and says why in a sentence of its own question", () => {
  expect(changes.length).toBeGreaterThan(40);
  for (const { cell, from, to, because } of changes) {
    expect([cell, from]).not.toEqual([cell, to]);
    expect(because.endsWith(".")).toBe(true);
  }
});
