import { fileURLToPath } from "node:url";
import { findFlips } from "../../knowledge/engine/find-flips.ts";
import { readState } from "../../knowledge/engine/read-state.ts";
import { createModel, type Model, readWholePack, type Stated, toModelSpec, turn } from "../../knowledge/index.ts";
import { exitCode, type Measure, measure, report } from "../../src/commands/report.ts";
import { type CorpusPack, corpus, modelOf, seeded, statedBy } from "../knowledge/engine/corpus.ts";
import { type Interview, interview } from "../knowledge/engine/interview.ts";
import { cpuKernel } from "./cpu-kernel.ts";
import { packRows, quantile } from "./engine-pack.ts";
import { kernelRatio, timeAll } from "./time-all.ts";

/** `node tests/bench/engine.ts [--json]`: what the engine promises, on the corpus and on the first pack. Exit 1 on a missed goal. */

const settings = { runs: 9, warmUps: 3, kernel: () => void cpuKernel(), every: 32, clock: () => performance.now() };
const people = 128;
const packFolder = fileURLToPath(new URL("../../knowledge/packs/python-web", import.meta.url));

interface Timed {
  readonly model: Model;
  readonly stated: Stated;
}

function holdAll(
  options: number,
  perPack: number,
): readonly (Interview & { readonly pack: CorpusPack; readonly model: Model })[] {
  return corpus.packs
    .filter((pack) => pack.options === options)
    .flatMap((pack) => {
      const model = modelOf(pack);
      return Array.from({ length: perPack }, (_, i) => ({ ...interview(pack, model, i), pack, model }));
    });
}

function corpusRows(interviews: readonly Interview[]): Measure[] {
  const mean = (value: (one: Interview) => number) =>
    interviews.reduce((sum, one) => sum + value(one), 0) / interviews.length;
  return [
    measure(
      "corpus-questions",
      mean(({ asked }) => asked),
      "questions",
      ["<=", 7.3],
    ),
    measure("corpus-agreement", 100 * mean(({ agrees }) => Number(agrees)), "%", [">=", 98.5]),
    // The engine's own exact chance of agreeing, averaged: what corpus-agreement tends to with ever more people.
    measure("corpus-agreement-expected", 100 * mean(({ last }) => last.settled.value), "%"),
    measure("exact-stops", 100 * mean(({ last }) => Number(last.settled.exact)), "%", [">=", 95]),
  ];
}

function timingRows(three: ReturnType<typeof holdAll>, ten: ReturnType<typeof holdAll>): Measure[] {
  const turnsOf = (list: ReturnType<typeof holdAll>): Timed[] =>
    list.flatMap(({ model, states }) => states.map((answers) => ({ model, stated: statedBy(answers) })));
  const asTurns = (list: readonly Timed[]) =>
    list.map(
      ({ model, stated }) =>
        () =>
          void turn(model, stated, { closeStop: false }),
    );
  const flips = three.map(({ model, person }) => {
    const stated = statedBy(person);
    const leader = turn(model, stated).leader;
    const index = leader === "none" ? model.options.length : model.options.indexOf(leader);
    return () => void findFlips(model, readState(model, stated), stated, index);
  });
  const [short, long, flipped] = timeAll([asTurns(turnsOf(three)), asTurns(turnsOf(ten)), flips], settings);
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  return [
    measure("turn-mean-3", mean(short!.tasks), "ms", ["<=", 0.3]),
    measure("turn-p99-3", quantile(short!.tasks, 0.99), "ms", ["<=", 1]),
    measure("turn-mean-10", mean(long!.tasks), "ms", ["<=", 0.6]),
    measure("turn-p99-10", quantile(long!.tasks, 0.99), "ms", ["<=", 4]),
    // Comparable between machines, and between a quiet and a busy moment of one.
    measure("turn-kernel-ratio-3", kernelRatio(short!), "kernels"),
    measure("turn-kernel-ratio-10", kernelRatio(long!), "kernels"),
    measure("flips-p95", quantile(flipped!.tasks, 0.95), "ms", ["<=", 1]),
  ];
}

const json = process.argv.includes("--json");
const three = holdAll(3, people);
const rows = [
  ...corpusRows(three),
  ...timingRows(
    three.filter((_, i) => i % 32 === 0),
    holdAll(10, 20),
  ),
];
const { pack, trials } = readWholePack(packFolder);
const model = createModel(toModelSpec(pack, new Date().toISOString().slice(0, 10)));
rows.push(...packRows(model, trials.archetypes, pack.manifest.checklist?.items ?? [], seeded(2026)));
process.stdout.write(report(rows, { json, title: `engine, and pack ${pack.manifest.id} ${pack.manifest.version}` }));
process.exitCode = exitCode(rows);
