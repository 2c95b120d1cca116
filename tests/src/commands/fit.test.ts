import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { toModelSpec } from "../../../knowledge/index.ts";
import { caseLoss, descend, fitSettings, loss } from "../../../src/commands/fit/descend.ts";
import { createParameters } from "../../../src/commands/fit/design.ts";
import { type Fitted, fitPack, startFit, withValues } from "../../../src/commands/fit/fit-pack.ts";
import { createProject, level } from "../../../src/commands/fit/project.ts";
import { propose, valueAt } from "../../../src/commands/fit/propose.ts";
import { run } from "../../../src/commands/fit.ts";
import { bench, packFolder } from "../../knowledge/packs/python-web.ts";

const start = startFit(bench);
const cases = bench.trials.publicCases;
const pack = toModelSpec(bench.pack, bench.today);
let fitted: Fitted;
beforeAll(() => {
  fitted = fitPack(start, cases);
});

describe("a fit", () => {
  test("of no cases is the expert's values exactly", () => {
    const none = fitPack(start, []);
    expect(none.values).toEqual(none.design.parameters.map(({ expert }) => expert));
    expect(withValues(start, none)).toEqual(start.spec);
  });

  test("is the same every time", () => {
    expect(fitPack(start, cases).values).toEqual(fitted.values);
  });

  test("keeps every sign, moves a cell at 0 by one point at most, and keeps weights within 1 to 10", () => {
    for (const [at, { cell, expert }] of fitted.design.parameters.entries()) {
      const real = expert + fitted.point[at]!;
      const value = fitted.values[at]!;
      if (cell.startsWith("weights.")) expect([cell, value >= 1 && value <= 10]).toEqual([cell, true]);
      else if (expert === 0) {
        const weight = cell.startsWith("fits.") ? valueAt(start.spec, `weights.${cell.split(".")[1]}`) : 1;
        expect([cell, Math.abs(real) * weight <= 1 + 1e-9]).toEqual([cell, true]);
      } else expect([cell, value * expert >= 0 && real * expert >= -1e-9]).toEqual([cell, true]);
    }
  });

  test("keeps the order along every chain the expert's values have", () => {
    const options = start.spec.options.map(({ id }) => id);
    let held = 0;
    for (const { question, choices } of start.chains)
      for (const option of options) {
        const cells = choices.map((choice) => `fits.${question}.${choice}.${option}`);
        const places = cells.map((cell) => fitted.design.parameters.findIndex((each) => each.cell === cell));
        if (places.includes(-1)) continue;
        const before = places.map((at) => fitted.design.parameters[at]!.expert);
        const after = places.map((at) => before[places.indexOf(at)]! + fitted.point[at]!);
        const rises = (values: number[], sign: number) =>
          values.every((value, at) => at === 0 || sign * (value - values[at - 1]!) >= -1e-9);
        if (before.every((value) => value === before[0])) continue;
        for (const sign of [1, -1])
          if (rises(before, sign)) expect([question, option, rises(after, sign)]).toEqual([question, option, true]);
        held++;
      }
    expect(held).toBeGreaterThan(10);
  });

  test("comes to the same optimum from another start", () => {
    const { design } = fitPack(
      start,
      cases.filter((_, at) => at % 4 === 0),
    );
    const project = createProject(design.parameters, start.chains);
    const far = Float64Array.from(design.parameters, (_, at) => (at % 2 === 0 ? 3 : -3));
    const settings = { ...fitSettings, steps: 20_000 };
    const [near, other] = [descend(design, project, settings), descend(design, project, settings, far)];
    expect(loss(design, settings, other)).toBeCloseTo(loss(design, settings, near), 6);
    expect(Math.max(...near.map((value, at) => Math.abs(value - other[at]!)))).toBeLessThan(1e-6);
  });

  test("never makes a case less likely by learning it", () => {
    const settings = { ...fitSettings, steps: 3000 };
    for (const at of [0, 70, 101, 150]) {
      const learnt = cases[at]!;
      const design = fitPack(start, [learnt]).design;
      const added = design.cases[0];
      if (!added) continue;
      const some = cases.filter((_, i) => i !== at && i % 5 === 0);
      const [without, with_] = [some, [...some, learnt]].map((list) => fitPack(start, list, settings).point);
      expect(caseLoss(added, settings.tau, with_!)).toBeLessThanOrEqual(caseLoss(added, settings.tau, without!) + 1e-9);
    }
  });

  test("does better on its cases than the expert did", () => {
    const { design, point } = fitted;
    expect(loss(design, fitSettings, point)).toBeLessThan(loss(design, fitSettings, new Float64Array(point.length)));
  });
});

test("values that fall are pooled at their mean, others stay", () => {
  expect(level([1, 2, 3])).toEqual([1, 2, 3]);
  expect(level([3, 1, 2])).toEqual([2, 2, 2]);
  expect(level([0, 2, 1, 5])).toEqual([0, 1.5, 1.5, 5]);
});

test("an option equal to its base by declaration has no number of its own", () => {
  const cells = createParameters(start.spec, start.tied).map(({ cell }) => cell);
  expect(cells).toContain("fits.records.linked.django");
  expect(cells).not.toContain("fits.records.linked.hybrid");
  expect(cells).toContain("fits.people.one.hybrid");
});

describe("npm run fit", () => {
  const call = async (...args: string[]) => {
    const said = { out: "", err: "" };
    const ports = {
      out: (text: string) => {
        said.out += text;
      },
      err: (text: string) => {
        said.err += text;
      },
      packsFolder: join(packFolder, ".."),
      clock: { now: () => Date.parse("2026-11-21"), sleep: async () => {} },
    };
    return { code: await run(ports, args), ...said };
  };

  test("prints each change with its place, both values and the cases behind it, and writes nothing", async () => {
    const read = () =>
      readdirSync(packFolder, { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => readFileSync(join(each.parentPath, each.name), "utf8"))
        .join("\n");
    const before = read();
    const { code, out } = await call();
    expect(code).toBe(0);
    const first = propose(pack, fitted, fitSettings)[0]!;
    expect(out).toContain(`${first.cell} @@\n-${first.from}\n+${first.to}\n`);
    expect(out).toMatch(/^@@ (questions|rules)\.yaml:\d+ /m);
    expect(first.drivenBy.every((id) => cases.some((each) => each.id === id))).toBe(true);
    expect(read()).toBe(before);
  });

  test("says the same as JSON", async () => {
    const { out } = await call("--json");
    const { proposals } = JSON.parse(out) as { proposals: { cell: string; from: number; to: number; line: number }[] };
    expect(proposals.length).toBeGreaterThan(0);
    for (const { cell, from, to, line } of proposals) {
      expect([cell, from]).toEqual([cell, valueAt(pack, cell)]);
      expect(to).not.toBe(from);
      expect(line).toBeGreaterThan(1);
    }
  });

  test("refuses an option it does not know", async () => {
    expect(await call("--jason")).toMatchObject({ code: 2, out: "" });
  });
});
